"""Dated records of one month: due dates, key dates, Dialogues, activities, and the holidays of both countries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from commitments.enums import ActivityState, CommitmentState, NoticeState
from commitments.models import Activity, Commitment, Instrument, Milestone, Notice
from contacts.models import HandlingMark, Participant, Side, User
from contacts.rules.holidays import holidays_of
from core.text.multilingual_text import MultilingualText
from dialogue.enums import CalendarKind
from dialogue.models import ActionItem, Dialogue, Paper
from dialogue.services import key_dates
from dialogue.services.timeline import dialogue_dates

# Records of each kind that a month shows.
MOST = 60


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """Record on a day: ``label`` states what the day is for it; ``late`` is in days, 0 if it is not overdue.

    ``mark`` is None for records without a handling mark.
    """

    on: date
    kind: str
    label: str
    reference: str
    title: MultilingualText | None
    url: str
    lead: Participant | None = None
    late: int = 0
    mark: HandlingMark | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """Entries from ``first`` to the day before ``end`` by date; ``is_cut`` if a kind has more than ``MOST``."""

    first: date
    end: date
    entries: tuple[MonthEntry, ...]
    holidays: dict[date, list[Side]]
    is_cut: bool


def read_month(
    *, instrument: Instrument, viewer: User, first: date, end: date, today: date, lead: Participant | None = None
) -> Month:
    """Return what ``viewer`` may see in these days, with ``lead`` only the records of that Participant.

    Dialogues, key dates and notices concern all Participants. The number of statements does not depend on the number
    of rows.
    """
    reader = _MonthReader(instrument, viewer, first, end, today, lead)
    entries = [*reader.meetings(), *reader.records()]
    return Month(
        first,
        end,
        tuple(sorted(entries, key=lambda entry: entry.on)),
        _holidays(first, end),
        is_cut=reader.is_cut,
    )


@dataclass(slots=True)
class _MonthReader:
    instrument: Instrument
    viewer: User
    first: date
    end: date
    today: date
    lead: Participant | None
    is_cut: bool = False

    def meetings(self) -> Iterator[MonthEntry]:
        """Yield Dialogues, the key dates before the coming one, and last days of the MOC."""
        for each in dialogue_dates(self.instrument, self.viewer, self.first, self.end):
            meets = str(CalendarKind.DIALOGUE.label) if each.is_exact else _("Dialogue, not after")
            yield MonthEntry(each.on, "meeting", meets, str(each.dialogue), None, each.dialogue.get_absolute_url())
        coming = Dialogue.objects.visible_to(self.viewer).of(self.instrument).ahead().first()
        if coming is not None:
            url, label = coming.get_absolute_url(), str(CalendarKind.STEP.label)
            for step in key_dates.steps(dialogue=coming):
                if step.on and self.first <= step.on < self.end:
                    yield MonthEntry(step.on, "step", label, str(step.step.label), None, url)
        notices = Notice.objects.visible_to(self.viewer).filter(self._within("takes_effect_on"))
        for notice in notices.exclude(state__in=(NoticeState.DRAFT, NoticeState.WITHDRAWN)):
            assert notice.takes_effect_on is not None
            ends = str(CalendarKind.NOTICE.label)
            yield self._entry(notice.takes_effect_on, "notice", ends, notice.reference, notice.subject, notice)

    def records(self) -> Iterator[MonthEntry]:
        """Yield the due dates of open records, and the first and last days of activities."""
        commitments = Commitment.objects.visible_to(self.viewer).active().filter(instrument=self.instrument)
        for row in self._found(commitments, "due_on", "lead", "lead", "mark"):
            yield self._due(CalendarKind.COMMITMENT, row.due_on, row.reference, row.title, row, row.lead)
        milestones = Milestone.objects.visible_to(self.viewer).filter(
            commitment__instrument=self.instrument, commitment__state=CommitmentState.ACTIVE, resolved_on=None
        )
        for row in self._found(milestones, "due_on", "commitment__lead", "commitment__lead", "commitment__mark"):
            work = row.commitment
            yield self._due(CalendarKind.MILESTONE, row.due_on, work.reference, row.title, work, work.lead)
        actions = ActionItem.objects.visible_to(self.viewer).open().filter(dialogue__instrument=self.instrument)
        for row in self._found(actions, "due_on", "lead", "lead", "dialogue"):
            url = row.get_absolute_url()
            yield self._due(CalendarKind.ACTION, row.due_on, row.code, row.title, url, row.lead)
        papers = (
            Paper.objects.visible_to(self.viewer)
            .missing()
            .filter(dialogue__instrument=self.instrument, dialogue__in=Dialogue.objects.ahead().values("pk"))
        )
        for row in self._found(papers, "due_on", "expected_from", "expected_from", "dialogue__instrument", "mark"):
            yield self._due(CalendarKind.PAPER, row.due_on, row.symbol, row.title, row, row.expected_from)
        activities = Activity.objects.visible_to(self.viewer).filter(instrument=self.instrument)
        activities = activities.exclude(state__in=(ActivityState.CANCELLED, ActivityState.POSTPONED))
        for row in self._found(activities, "starts_on", "organizer", "organizer", "mark"):
            label = _("Activity") if row.ends_on in {None, row.starts_on} else _("Activity begins")
            yield self._entry(row.starts_on, "activity", label, row.reference, row.title, row, row.organizer)
        ending = activities.filter(ends_on__gt=F("starts_on"))
        for row in self._found(ending, "ends_on", "organizer", "organizer", "mark"):
            label = _("Activity ends")
            yield self._entry(row.ends_on, "activity", label, row.reference, row.title, row, row.organizer)

    def _within(self, column: str) -> Q:
        return Q(**{f"{column}__gte": self.first, f"{column}__lt": self.end})

    def _found(self, rows: Any, column: str, lead: str, *related: str) -> list[Any]:
        """Return the rows of the month by date, at most ``MOST``."""
        if self.lead is not None:
            rows = rows.filter(**{lead: self.lead})
        found = list(rows.filter(self._within(column)).select_related(*related).order_by(column, "pk")[: MOST + 1])
        self.is_cut |= len(found) > MOST
        return found[:MOST]

    def _due(
        self, kind: CalendarKind, on: date, reference: str, title: Any, record: Any, lead: Participant | None
    ) -> MonthEntry:
        late = max((self.today - on).days, 0)
        return self._entry(on, "due", str(kind.label), reference, title, record, lead, late)

    def _entry(
        self,
        on: date,
        kind: str,
        label: str,
        reference: str,
        title: Any,
        record: Any,
        lead: Participant | None = None,
        late: int = 0,
    ) -> MonthEntry:
        url = record if isinstance(record, str) else record.get_absolute_url()
        mark = getattr(record, "mark", None)
        return MonthEntry(on, kind, label, reference, title, url, lead, late, mark)


def _holidays(first: date, end: date) -> dict[date, list[Side]]:
    """Return the sides whose ministries are closed, by day."""
    found: dict[date, list[Side]] = {}
    for side in Side.objects.all():
        day = first
        while day < end:
            if day in holidays_of(side.code, day.year):
                found.setdefault(day, []).append(side)
            day += timedelta(days=1)
    return found
