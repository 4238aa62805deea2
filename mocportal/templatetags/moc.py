"""The small parts that pages are made of: glyphs, statuses, marks, seats, dates, text in its own language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django import template
from django.db.models import TextChoices
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from commitments.rules.codes import IN_TEXT
from contacts.services.functions import shortfall_of
from core.text import date_formatting
from core.text.multilingual_text import Words
from mocportal.web.status_badges import look_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from contacts.models import HandlingMark, Participant, Side, User
    from dialogue.models import Dialogue

register = template.Library()

NOTICE_ICONS = {"info": "info", "warn": "warn", "stop": "stop"}

# From this rank on a mark narrows the circle of readers, and a lock says so.
LOCK_FROM_RANK = 2


@register.simple_tag
def icon(name: str) -> SafeString:
    """A glyph of the sprite. It is decoration: the word beside it carries the meaning."""
    return format_html(
        '<svg class="ico" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def status(member: TextChoices) -> SafeString:
    """A status as glyph and word."""
    look = look_of(member)
    return format_html('<span class="st {}">{}{}</span>', look.tone, icon(look.icon), member.label)


@register.simple_tag
def glyph(member: TextChoices, middle: int) -> SafeString:
    """The glyph of a status inside a drawing, at its left and on the height ``middle``; a legend has its word."""
    return format_html(
        '<svg class="ico" x="0" y="{}" width="18" height="18" viewBox="0 0 24 24"><use href="{}#i-{}"/></svg>',
        middle - 9,
        static("img/icons.svg"),
        look_of(member).icon,
    )


@register.simple_tag
def tag(tone: str, glyph: str, words: "_StrOrPromise") -> SafeString:
    """A status that is no member of an enum, such as what is to do."""
    return format_html('<span class="st {}">{}{}</span>', tone, icon(glyph), words)


@register.simple_tag
def late(days: int) -> SafeString:
    """Return by how many days a record is overdue, or nothing where it is not."""
    if not days:
        return SafeString()
    words = ngettext("%(counter)s day overdue", "%(counter)s days overdue", days) % {"counter": days}
    return format_html(' <span class="late">{}{}</span>', icon("late"), words)


@register.simple_tag
def mark(handling: "HandlingMark") -> SafeString:
    """A handling mark: square, without colour, its edge thicker the narrower its circle."""
    lock = icon("lock") if handling.rank >= LOCK_FROM_RANK else ""
    return format_html('<span class="mark r{}">{}{}</span>', handling.rank, lock, words(handling.name))


@register.simple_tag
def mark_in_full(handling: "HandlingMark") -> SafeString:
    """A mark at the head of its record: beside it the label of TLP 2.0 and what the countries call it."""
    pairs = [f"{side}: {own}" for side, own in handling.equals]
    beside = pgettext("between facts on one line", ", ").join([handling.tlp, *pairs])
    return format_html('{} <span class="quiet small">{}</span>', mark(handling), beside)


@register.simple_tag
def words(text: Words) -> SafeString:
    """Text of the register. Where it is shown from another language, it bears that language and says so."""
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
    """Text of which no line break cuts a code such as 4(a)(iii).

    A sign that joins would go with what is copied, and not be found by whoever searches the page.
    """
    return SafeString(IN_TEXT.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(text)))


@register.simple_tag
def ref(code: str) -> SafeString:
    """A code or number of record, which no line break may cut."""
    return format_html('<span class="ref">{}</span>', code)


@register.simple_tag
def day(value: date) -> SafeString:
    """A day, written as the reader's language writes it."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))


@register.simple_tag
def hour(value: time) -> str:
    """The hour on the clocks of a place that stands beside it: an hour alone could be anybody's."""
    return date_formatting.hour(value, _language())


@register.simple_tag
def moment(at: datetime, sides: Iterable["Side"]) -> SafeString:
    """An instant on the clocks of both capitals, each with its own day: a time alone could be anybody's."""
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
    """A field in a row, which has a column's head and no label of its own: it bears the label as its name."""
    return field.as_widget(attrs={} if field.is_hidden else {"aria-label": str(field.label)})


@register.filter
def aside(words: object) -> str:
    """What stands after something in brackets, with the room before it and the brackets of the language."""
    return pgettext("in brackets after what it is about", " (%(words)s)") % {"words": words}


@register.filter
def minutes(length: timedelta) -> int:
    """A length of time in whole minutes, the last begun one counted."""
    return -(-length // timedelta(minutes=1))


@register.inclusion_tag("components/notice.html")
def notice(tone: str, text: "_StrOrPromise") -> dict[str, object]:
    """A notice that stays: ``info``, ``warn`` or ``stop``."""
    return {"tone": tone, "icon": NOTICE_ICONS[tone], "text": text}


@register.inclusion_tag("components/notice.html")
def missing_function(user: "User") -> dict[str, object]:
    """What a contact point officer lacks for formal acts today, and who can repair it; nothing for other roles."""
    return notice("warn", shortfall_of(user))


@dataclass(frozen=True, slots=True)
class Seat:
    participant: "Participant"
    css: str
    icon: str
    state: str


@register.inclusion_tag("components/seats.html")
def seats(
    participants: Iterable["Participant"], given: Collection[int], mine: int | None = None
) -> dict[str, list[Seat]]:
    """The Participants in the order of the MOC, each with whether it has concurred.

    ``given`` and ``mine`` are primary keys of Participants; the reader's own seat shows while it is open.
    """
    return {"seats": [_seat(participant, given, mine) for participant in participants]}


@register.inclusion_tag("components/clocks.html")
def clocks(dialogue: "Dialogue", sides: Iterable["Side"]) -> dict[str, list[date_formatting.Face]]:
    """The Dialogue as each of the sides reads it, in the order given (the host's first); empty without a start."""
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
    """The day as the active language writes it, for sentences."""
    return date_formatting.day(value, _language())


def _language() -> str:
    return (get_language() or "en")[:2]


def _seat(participant: "Participant", given: Collection[int], mine: int | None) -> Seat:
    if participant.pk in given:
        return Seat(participant, "yes", "ok", pgettext("of a seat", "concurred"))
    return Seat(participant, "me" if participant.pk == mine else "", "open", pgettext("of a seat", "waiting"))


def in_language(language: str) -> str:
    """Which language a fallback is in, as words beside it."""
    return {"en": _("(in English)"), "fr": _("(in French)"), "ja": _("(in Japanese)")}[language]
