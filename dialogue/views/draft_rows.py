"""Rows of the draft page: number, local times and reasons of each item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from commitments.models import Commitment
from commitments.services.language_guard import FieldWarning, guarded
from core.text import date_formatting
from core.text.times import displayed_text, instant
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text import reasons, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import ItemOrigin
from dialogue.models import AgendaItem
from dialogue.rules.agenda.debated_items import CHANGEABLE
from dialogue.rules.agenda.items import Item
from dialogue.services import agenda_items


@dataclass(frozen=True, slots=True)
class MoveTarget:
    """Target position of a move, with the number only, since each row offers all siblings."""

    pk: int
    number: str


@dataclass(frozen=True, slots=True)
class DraftWork:
    """Commitment of an item; ``late`` is in days, 0 if it is not overdue."""

    commitment: Commitment
    late: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Row of the draft. ``clocks`` is the start in each capital, empty without a start time and for mere headings.

    ``debate`` is the track with the matching rules. ``over`` is set on the first row that ends after the meeting, to
    the overrun in minutes. ``sets_minutes`` is false if the minutes are the sum of the sub-items'.
    ``work`` are its commitments, as they are now.
    """

    number: str
    cited: str
    title: RichParagraph
    purpose: str
    debate: str
    lead: str
    minutes: int
    sets_minutes: bool
    clocks: tuple[str, ...]
    over: int
    why: tuple[str, ...]
    new: tuple[str, ...]
    new_codes: tuple[str, ...]
    saved: AgendaItem | None
    warnings: tuple[FieldWarning, ...]
    is_child: bool
    is_first: bool
    is_last: bool
    places: tuple[MoveTarget, ...]
    work: tuple[DraftWork, ...]


def draft_rows(
    voice: DocumentLanguage,
    items: tuple[Item, ...],
    saved: Mapping[str, AgendaItem],
    work: Mapping[str, DraftWork],
) -> tuple[DraftRow, ...]:
    """Return rows for items and sub-items in order.

    ``saved`` are the rows of the draft by key, ``work`` the commitments visible to the reader by reference.
    """
    return tuple(_rows(voice, items, saved, work))


def _rows(
    voice: DocumentLanguage,
    items: tuple[Item, ...],
    saved: Mapping[str, AgendaItem],
    work: Mapping[str, DraftWork],
) -> Iterator[DraftRow]:
    elapsed, available = 0, voice.register.meeting.minutes
    total, overrun_shown = sum(item.total_minutes for item in items), False
    for item in items:
        timed = any(child.minutes for child in item.children)
        for beside, one in [(items, item), *((item.children, child) for child in item.children)]:
            counts = not timed if one is item else timed
            ends = elapsed + (one.total_minutes if counts else 0)
            over = total - available if counts and ends > available and not overrun_shown else 0
            overrun_shown = overrun_shown or bool(over)
            row = saved.get(one.key)
            yield DraftRow(
                number=one.label,
                cited=one.cited,
                title=titles.title(voice, one),
                purpose=titles.purpose(one.purpose),
                debate=_debate(voice, one),
                lead=voice.participant(one.lead) if one.lead else "",
                minutes=one.total_minutes,
                sets_minutes=not (one is item and timed),
                clocks=_clocks(voice, elapsed) if counts or one is item else (),
                over=over,
                why=tuple(reasons.sentence(voice, reason) for reason in one.reasons),
                new=tuple(reasons.sentence(voice, reason) for reason in one.new_reasons),
                new_codes=tuple(dict.fromkeys(reason.code.value for reason in one.new_reasons)),
                saved=row,
                warnings=_warnings(row),
                is_child=bool(one.letter),
                is_first=one is beside[0],
                is_last=one is beside[-1],
                places=_places(one, beside, saved),
                work=tuple(work[each] for each in one.commitments if each in work),
            )
            elapsed = ends


def _debate(voice: DocumentLanguage, item: Item) -> str:
    """Return the track of an area or a form with the rules that match it; empty for other items."""
    if item.kind not in CHANGEABLE:
        return ""
    rules = voice.listed(str(rule.label) for rule in item.rules)
    return _("%(track)s: %(rules)s") % {"track": item.track.label, "rules": rules} if rules else str(item.track.label)


def _clocks(voice: DocumentLanguage, elapsed: int) -> tuple[str, ...]:
    """Return the start in each capital, the host's first, with the date if it differs from the meeting's."""
    meeting = voice.register.meeting
    if meeting.wall_start is None:
        return ()
    moment = instant(meeting.wall_start, meeting.time_zone) + timedelta(minutes=elapsed)
    shown = []
    for side in voice.ordered_sides():
        local = displayed_text(moment, side.time_zone)
        hour = date_formatting.hour(local.time(), voice.language)
        if local.date() != meeting.wall_start.date():
            hour = f"{hour} ({date_formatting.day(local.date(), voice.language)})"
        shown.append(hour)
    return tuple(shown)


def _places(one: Item, beside: tuple[Item, ...], saved: Mapping[str, AgendaItem]) -> tuple[MoveTarget, ...]:
    return tuple(
        MoveTarget(saved[other.key].pk, other.cited) for other in beside if other is not one and other.key in saved
    )


def _warnings(saved: AgendaItem | None) -> tuple[FieldWarning, ...]:
    """Return language-guard warnings for texts by users; texts from the register are checked at entry."""
    if saved is None or not ItemOrigin(saved.origin).belongs_to_people:
        return ()
    return tuple(guarded(saved, *agenda_items.TEXTS))
