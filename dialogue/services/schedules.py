"""Calendar feed: Dialogues, the steps before them, and due dates.

The caller filters rows by visibility and annotates ``noted_version`` and ``noted_at``, from which calendars derive the
newer entry. Nothing binds (article 8(a)), and each entry says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commitments.documents.status import consequence
from commitments.enums import NoticeState
from commitments.models import Instrument
from commitments.querysets import SHARED
from commitments.services.clocks import settlement_of, speech_of
from dialogue.documents.agenda import MeetingEvent
from dialogue.documents.schedule import AllDayEvent, CalendarEntry
from dialogue.enums import CalendarKind, DialogueStatus
from dialogue.exceptions import DayMissingError
from dialogue.models import Dialogue
from dialogue.services import key_dates
from dialogue.services.calendars import calendar_entry, name_of


class CalendarEntryWriter:
    """Writer of the entries of one instrument in one language, the active one; ``portal`` is its URL."""

    def __init__(self, instrument: Instrument, *, language: str, portal: str) -> None:
        self.instrument, self.language, self.portal = instrument, language, portal
        self.status_line = instrument.status_line.reading(language).text

    def dialogues(self, rows: QuerySet[Dialogue]) -> Iterator[CalendarEntry]:
        """Yield the meetings: timed, or all-day for past ones of which only the date is known."""
        for dialogue in rows:
            what = self._held(dialogue) if dialogue.status_of is DialogueStatus.HELD else self._meeting(dialogue)
            if what is not None:
                yield self._entry(CalendarKind.DIALOGUE, what, dialogue.get_absolute_url())

    def steps(self, rows: QuerySet[Dialogue]) -> Iterator[CalendarEntry]:
        """Yield the steps before each Dialogue ahead, scheduled or set by users."""
        for dialogue in rows:
            for each in key_dates.steps(dialogue=dialogue):
                if each.on is None:
                    continue
                title = _("%(step)s: %(dialogue)s") % {"step": each.step.label, "dialogue": dialogue}
                day = self._day(f"dialogue-{dialogue.number}-{each.step.value}", dialogue, each.on, title)
                yield self._entry(CalendarKind.STEP, day, dialogue.get_absolute_url())

    def commitments(self, rows: QuerySet[Any]) -> Iterator[CalendarEntry]:
        for row in rows:
            hidden = row.mark.audience not in SHARED
            title = self._title(row.reference, row.title, hidden=hidden)
            day = self._day(f"commitment-{row.reference}", row, row.due_on, title, lead=row.lead, confidential=hidden)
            yield self._entry(CalendarKind.COMMITMENT, day, row.get_absolute_url())

    def milestones(self, rows: QuerySet[Any]) -> Iterator[CalendarEntry]:
        for row in rows:
            commitment = row.commitment
            hidden = commitment.mark.audience not in SHARED
            title = self._title(commitment.reference, row.title, hidden=hidden)
            day = self._day(f"milestone-{row.pk}", row, row.due_on, title, lead=commitment.lead, confidential=hidden)
            yield self._entry(CalendarKind.MILESTONE, day, commitment.get_absolute_url())

    def actions(self, rows: QuerySet[Any]) -> Iterator[CalendarEntry]:
        for row in rows:
            day = self._day(
                f"action-{row.dialogue.number}-{row.number}",
                row,
                row.due_on,
                self._title(row.code, row.title),
                lead=row.lead,
            )
            yield self._entry(CalendarKind.ACTION, day, row.get_absolute_url())

    def papers(self, rows: QuerySet[Any]) -> Iterator[CalendarEntry]:
        for row in rows:
            hidden = row.mark.audience not in SHARED
            title = self._title(row.symbol, row.title, hidden=hidden)
            day = self._day(f"paper-{row.pk}", row, row.due_on, title, lead=row.expected_from, confidential=hidden)
            yield self._entry(CalendarKind.PAPER, day, row.get_absolute_url())

    def notices(self, rows: QuerySet[Any]) -> Iterator[CalendarEntry]:
        """Yield the last day of the MOC under each notice of discontinuance; a withdrawn one cancels its entry."""
        speech = speech_of(self.instrument)
        for row in rows:
            title = self._title(row.reference, row.subject, hidden=row.link_only)
            day = self._day(
                f"notice-{row.reference}",
                row,
                row.takes_effect_on,
                title,
                lead=row.sender,
                confidential=row.link_only,
                cancelled=row.state == NoticeState.WITHDRAWN,
            )
            means = consequence(row.sender.code, settlement_of(row), speech)
            day = replace(day, description="\n".join([*means, day.description]))
            yield self._entry(CalendarKind.NOTICE, day, row.get_absolute_url())

    def _meeting(self, dialogue: Dialogue) -> MeetingEvent | None:
        try:
            return calendar_entry(dialogue=dialogue, language=self.language, as_of=noted(dialogue).noted_at)
        except DayMissingError:
            return None

    def _held(self, dialogue: Dialogue) -> MeetingEvent | AllDayEvent | None:
        if dialogue.local_start is not None or dialogue.held_on is None:
            return self._meeting(dialogue) if dialogue.local_start else None
        title = name_of(dialogue, self.language)
        return self._day(f"dialogue-{dialogue.number}", dialogue, dialogue.held_on, title, sequence=dialogue.sequence)

    def _title(self, reference: str, words: Any, *, hidden: bool = False) -> str:
        """Return the title; the reference alone for records not visible to all Participants."""
        return reference if hidden else f"{reference} {words.reading(self.language).text}"

    def _day(
        self,
        name: str,
        row: Any,
        on: date,
        title: str,
        *,
        lead: Any = None,
        sequence: int | None = None,
        confidential: bool = False,
        cancelled: bool = False,
    ) -> AllDayEvent:
        noted_row = noted(row)
        lines = [self.status_line]
        if lead is not None and not confidential:
            lines.insert(0, _("Lead: %(lead)s") % {"lead": lead.label.reading(self.language).text})
        return AllDayEvent(
            uid=f"{self.instrument.code}-{name}@moc-portal",
            sequence=noted_row.noted_version if sequence is None else sequence,
            changed_at=noted_row.noted_at,
            on=on,
            title=title,
            description="\n".join(lines),
            confidential=confidential,
            cancelled=cancelled,
        )

    def _entry(self, kind: CalendarKind, what: AllDayEvent | MeetingEvent, path: str) -> CalendarEntry:
        return CalendarEntry(kind=kind.value, category=str(kind.label), what=what, url=f"{self.portal}{path}")


def noted(row: Any) -> Any:
    """Return the row as ``Any``: type checkers do not know its annotations."""
    return row


def in_order(entries: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """Return the entries by date, ties in a stable order by UID."""
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.what.uid)))
