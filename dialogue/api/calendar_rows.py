"""Queries of the calendar feed: open, dated records that the reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from commitments.enums import CommitmentState, NoticeState
from commitments.models import Commitment, Instrument, Milestone, Notice
from contacts.models import User
from core.changes.models import Standing
from core.rest.read.visibility import visible
from dialogue.documents.schedule import CalendarEntry
from dialogue.enums import CalendarKind
from dialogue.models import ActionItem, Dialogue, Paper
from dialogue.services.schedules import CalendarEntryWriter

# Version of a record whose table has not been written to since versions were introduced.
FIRST = 1
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarQuery:
    """Query of a calendar reader: entries of these ``kinds`` from the day ``since`` on, optionally of one lead."""

    viewer: User
    kinds: tuple[CalendarKind, ...]
    since: date
    until: date | None
    lead: tuple[str, ...]

    def within(self, column: str) -> Q:
        days = Q(**{f"{column}__gte": self.since})
        return days if self.until is None else days & Q(**{f"{column}__lte": self.until})

    def led(self, column: str) -> Q:
        return Q(**{f"{column}__code__in": self.lead}) if self.lead else Q()


def entries(
    query: CalendarQuery, instrument: Instrument, writer: CalendarEntryWriter, *, at: datetime, most: int
) -> Iterator[CalendarEntry]:
    """Yield the entries of each kind, at most ``most`` + 1 of each."""
    written = {
        CalendarKind.DIALOGUE: lambda: writer.dialogues(_dialogues(query, instrument)),
        CalendarKind.STEP: lambda: writer.steps(_planned(query, instrument, at)),
        CalendarKind.COMMITMENT: lambda: writer.commitments(_commitments(query)[: most + 1]),
        CalendarKind.MILESTONE: lambda: writer.milestones(_milestones(query)[: most + 1]),
        CalendarKind.ACTION: lambda: writer.actions(_actions(query)[: most + 1]),
        CalendarKind.PAPER: lambda: writer.papers(_papers(query)[: most + 1]),
        CalendarKind.NOTICE: lambda: writer.notices(_notices(query)),
    }
    for kind in query.kinds:
        yield from (entry for entry in written[kind]() if _is_within(query, entry))


def _is_within(query: CalendarQuery, entry: CalendarEntry) -> bool:
    """Return whether an entry is in the requested period; Dialogues and steps are few and partly computed."""
    return entry.day >= query.since and (query.until is None or entry.day <= query.until)


def _seen(query: CalendarQuery, model: type[Model], record: str) -> QuerySet[Any]:
    """Return the rows visible to the reader, annotated with version and last change of each ``record``."""
    standing = Standing.objects.filter(type=record, record=OuterRef("pk"))
    rows: QuerySet[Any] = visible(model, query.viewer).annotate(
        noted_version=Coalesce(Subquery(standing.values("version")[:1]), Value(FIRST)),
        noted_at=Coalesce(Subquery(standing.values("updated_at")[:1]), Value(LONG_AGO)),
    )
    return rows


def _dialogues(query: CalendarQuery, instrument: Instrument) -> QuerySet[Any]:
    rows = _seen(query, Dialogue, "dialogue").filter(instrument=instrument)
    return rows.select_related("instrument", "host").order_by("number")


def _planned(query: CalendarQuery, instrument: Instrument, at: datetime) -> QuerySet[Any]:
    rows = _dialogues(query, instrument).exclude(instrument__in=Instrument.objects.closed(at))
    return rows.filter(pk__in=Dialogue.objects.ahead().values("pk"))


def _commitments(query: CalendarQuery) -> QuerySet[Any]:
    rows = _seen(query, Commitment, "commitment").filter(
        query.within("due_on"), query.led("lead"), state=CommitmentState.ACTIVE
    )
    return rows.select_related("lead", "mark").order_by("due_on", "pk")


def _milestones(query: CalendarQuery) -> QuerySet[Any]:
    rows = _seen(query, Milestone, "milestone").filter(
        query.within("due_on"),
        query.led("commitment__lead"),
        resolved_on=None,
        commitment__state=CommitmentState.ACTIVE,
    )
    return rows.select_related("commitment__lead", "commitment__mark").order_by("due_on", "pk")


def _actions(query: CalendarQuery) -> QuerySet[Any]:
    rows = _seen(query, ActionItem, "action").filter(
        query.within("due_on"), query.led("lead"), pk__in=ActionItem.objects.open().values("pk")
    )
    return rows.select_related("lead", "dialogue").order_by("due_on", "pk")


def _papers(query: CalendarQuery) -> QuerySet[Any]:
    """Return papers with a due date of their own; the others are due on the date of the step."""
    rows = _seen(query, Paper, "paper").filter(
        query.within("due_on"),
        query.led("expected_from"),
        received_on=None,
        dialogue__in=Dialogue.objects.ahead().values("pk"),
    )
    return rows.select_related("expected_from", "mark", "dialogue__instrument").order_by("due_on", "pk")


def _notices(query: CalendarQuery) -> QuerySet[Any]:
    """Return all visible notices of discontinuance: their effective date concerns all Participants."""
    rows = _seen(query, Notice, "notice").filter(query.within("takes_effect_on"))
    return (
        rows.exclude(state=NoticeState.DRAFT).select_related("sender", "settled_by").order_by("takes_effect_on", "pk")
    )


def a_year_before(day: date) -> date:
    """Return the default start of the feed, one year back: older dates are no longer deadlines."""
    return day - timedelta(days=365)
