"""Template tags for page elements: icons, status badges, marks, seats, dates, multilingual text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import template
from django.db.models import TextChoices
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _, ngettext, npgettext, pgettext
from django_stubs_ext import StrOrPromise

from commitments.rules.codes import IN_TEXT
from contacts.services.functions import shortfall_of
from core.records import Field, Kind
from core.text import date_formatting
from core.text.multilingual_text import MultilingualText
from mocportal.web.status_badges import look_of

if TYPE_CHECKING:
    from django.db.models import Model

    from contacts.models import HandlingMark, Participant, Side, User
    from dialogue.models import Dialogue

register = template.Library()

# Whether the register was a demonstration when this process last read it.
_read = {"is_demonstration": False}

NOTICE_ICONS = {"info": "info", "warn": "warn", "stop": "stop"}

# From this rank on a mark restricts the audience, which a lock indicates.
LOCK_FROM_RANK = 2


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return an icon of the sprite. It is decorative: the adjacent word has the meaning."""
    return format_html(
        '<svg class="ico" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def is_demonstration(context: template.Context) -> bool:
    """Return whether the data are invented; pages without data, such as those of errors, show it as last read."""
    if "instrument" in context:
        _read["is_demonstration"] = bool(context["instrument"] and context["instrument"].is_demonstration)
    return _read["is_demonstration"]


@register.simple_tag
def status(member: TextChoices) -> SafeString:
    """Return a status badge with icon and label."""
    look = look_of(member)
    return format_html('<span class="st {}">{}{}</span>', look.tone, icon(look.icon), member.label)


@register.simple_tag
def glyph(member: TextChoices, middle: int) -> SafeString:
    """Return a status icon inside a drawing, left-aligned at the height ``middle``; the legend has its label."""
    return format_html(
        '<svg class="ico" x="0" y="{}" width="18" height="18" viewBox="0 0 24 24"><use href="{}#i-{}"/></svg>',
        middle - 9,
        static("img/icons.svg"),
        look_of(member).icon,
    )


@register.simple_tag
def tag(tone: str, glyph: str, words: StrOrPromise) -> SafeString:
    """Return a badge for a status outside the enums, such as a task."""
    return format_html('<span class="st {}">{}{}</span>', tone, icon(glyph), words)


@register.simple_tag
def late(days: int, *, short: bool = False) -> SafeString:
    """Return the number of days overdue in words, ``short`` in a narrow column, or nothing if it is not overdue."""
    if not days:
        return SafeString()
    sentence = (
        npgettext("in a narrow column", "%(counter)s day overdue", "%(counter)s days overdue", days)
        if short
        else ngettext("%(counter)s day overdue", "%(counter)s days overdue", days)
    )
    return format_html(' <span class="late">{}{}</span>', icon("late"), sentence % {"counter": days})


@register.simple_tag
def mark(handling: "HandlingMark") -> SafeString:
    """Return a handling mark badge: square, without colour, with a thicker edge for a narrower audience."""
    lock = icon("lock") if handling.rank >= LOCK_FROM_RANK else ""
    return format_html('<span class="mark r{}">{}{}</span>', handling.rank, lock, words(handling.name))


@register.simple_tag
def mark_in_full(handling: "HandlingMark") -> SafeString:
    """Return the mark for a record's heading, with the equivalents that countries have entered, such as TLP."""
    beside = pgettext("between facts on one line", ", ").join(f"{side}: {own}" for side, own in handling.equals)
    return format_html('{} <span class="quiet small">{}</span>', mark(handling), beside)


@register.simple_tag
def words(text: MultilingualText) -> SafeString:
    """Return text of the register. A fallback from another language has its ``lang`` attribute and a note."""
    if not text.is_fallback:
        return unbroken(str(text))
    return format_html(
        '<span lang="{}">{}</span> <span class="quiet nowrap">{}</span>',
        text.language,
        unbroken(str(text)),
        in_language(text.language),
    )


@register.filter
def unbroken(text: str) -> SafeString:
    """Return text without line breaks inside codes such as 4(a)(iii).

    A word joiner would be copied with the text, and break searching the page.
    """
    return SafeString(IN_TEXT.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(text)))


@register.simple_tag
def ref(code: str) -> SafeString:
    """Return a code or record number that does not wrap."""
    return format_html('<span class="ref">{}</span>', code)


@register.simple_tag
def day(value: date) -> SafeString:
    """Return a date in the format of the reader's language."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))


@register.simple_tag
def short_day(value: date) -> SafeString:
    """Return a date for a narrow column, in the format of the reader's language."""
    words = date_formatting.short_day(value, _language())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.simple_tag
def value_of(record: "Model", field: Field) -> str:
    """Return the value of a field of a record's table, formatted by its kind."""
    value: Any = getattr(record, field.name)
    if not value:
        return _("Not set")
    match field.kind:
        case Kind.DATE:
            return day(value)
        case Kind.CHOICE:
            return str(getattr(record, f"get_{field.name}_display")())
        case Kind.CHOICES | Kind.KEYS:
            column: Any = record._meta.get_field(field.name)
            labels = dict(column.base_field.choices) if field.kind is Kind.CHOICES else {}
            several = value if labels else value.all()
            return pgettext("between facts on one record", "; ").join(str(labels.get(each, each)) for each in several)
        case Kind.TEXT:
            return SafeString(urlize(value, autoescape=True))
    # A side is shown by its name, which may be missing in the reader's language.
    text = getattr(value, "name", value)
    return words(text) if isinstance(text, MultilingualText) else str(value)


@register.simple_tag
def hour(value: time) -> str:
    """Return the time of day at a place, which the page must show with it."""
    return date_formatting.hour(value, _language())


@register.simple_tag
def moment(at: datetime, sides: Iterable["Side"]) -> SafeString:
    """Return a datetime in both capitals, each with its date, since a time alone would be ambiguous."""
    shown = []
    for side in sides:
        local = at.astimezone(ZoneInfo(side.time_zone))
        shown.append(
            _("%(day)s, %(hour)s %(capital)s")
            % {
                "day": day_in_words(local.date()),
                "hour": date_formatting.hour(local.time(), _language()),
                "capital": side.capital,
            }
        )
    readings = format_html_join(_(" / "), '<span class="nowrap">{}</span>', ((reading,) for reading in shown))
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), readings)


@register.simple_tag
def named(field: BoundField) -> SafeString:
    """Return a field in a table row, with ``aria-label`` in place of the visible label."""
    return field.as_widget(attrs={} if field.is_hidden else {"aria-label": str(field.label)})


# Safe markup, such as a date, stays markup.
@register.filter(is_safe=True)
def aside(words: object) -> str:
    """Return words in parentheses, with the spacing and the parentheses of the language."""
    return pgettext("in brackets after what it is about", " (%(words)s)") % {"words": words}


@register.filter
def minutes(length: timedelta) -> int:
    """Return a duration in whole minutes, rounded up."""
    return -(-length // timedelta(minutes=1))


@register.inclusion_tag("components/notice.html")
def notice(tone: str, text: StrOrPromise) -> dict[str, object]:
    """Return the context of a persistent notice: ``info``, ``warn`` or ``stop``."""
    return {"tone": tone, "icon": NOTICE_ICONS[tone], "text": text}


@register.inclusion_tag("components/notice.html")
def missing_function(user: "User") -> dict[str, object]:
    """Return a warning if a contact point officer cannot act formally today, with the remedy; empty for other roles."""
    return notice("warn", shortfall_of(user))


@dataclass(frozen=True, slots=True)
class SeatBadge:
    participant: "Participant"
    css: str
    icon: str
    state: str


@register.inclusion_tag("components/seats.html")
def seats(
    participants: Iterable["Participant"], given: Collection[int], mine: int | None = None
) -> dict[str, list[SeatBadge]]:
    """Return the seats of the Participants in the order of the MOC, each with its concurrence.

    ``given`` and ``mine`` are primary keys of Participants; the user's own seat is marked while it is open.
    """
    return {"seats": [_seat(participant, given, mine) for participant in participants]}


@register.inclusion_tag("components/clocks.html")
def clocks(dialogue: "Dialogue", sides: Iterable["Side"]) -> dict[str, list[date_formatting.FormattedTime]]:
    """Return the local times of the Dialogue by side, in the given order (the host's first); empty without a start."""
    starts = dialogue.starts_at
    if starts is None:
        return {"clocks": []}
    return {
        "clocks": [
            date_formatting.face(
                starts, dialogue.minutes, place=str(side.capital), zone=side.time_zone, language=_language()
            )
            for side in sides
        ]
    }


def day_in_words(value: date) -> str:
    """Return the date in the format of the active language, for sentences."""
    return date_formatting.day(value, _language())


def _language() -> str:
    return (get_language() or "en")[:2]


def _seat(participant: "Participant", given: Collection[int], mine: int | None) -> SeatBadge:
    if participant.pk in given:
        return SeatBadge(participant, "yes", "ok", pgettext("of a seat", "concurred"))
    return SeatBadge(participant, "me" if participant.pk == mine else "", "open", pgettext("of a seat", "waiting"))


def in_language(language: str) -> str:
    """Return the note that states the language of a fallback."""
    return {"en": _("(in English)"), "fr": _("(in French)"), "ja": _("(in Japanese)")}[language]
