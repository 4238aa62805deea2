"""Commitments by status at the ends of quarters or at Dialogues, from the history of states and reports."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import dropwhile, islice
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, Instrument, ProgressReport, StateChange
from commitments.services.clocks import status_day_end, zones_of_capitals
from contacts.models import Participant, User
from core.text.times import quarter_of
from dialogue.enums import Pace
from dialogue.models import Dialogue
from dialogue.services.timeline import dialogue_dates, moved

# Points in time, today included.
POINTS = 8
QUARTER = 3

type Status = Health | CommitmentState


@dataclass(frozen=True, slots=True)
class PointInTime:
    """Day for which commitments are counted: the end of a quarter, a Dialogue, or today."""

    on: date
    dialogue: Dialogue | None = None
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments of one lead, of none, or all: for each point in time the count of each status."""

    lead: Participant | None
    counts: tuple[Counter[Status], ...]

    @property
    def now(self) -> Counter[Status]:
        return self.counts[-1]

    @property
    def total(self) -> int:
        """Return the number of commitments today; a template cannot call ``Counter.total``."""
        return self.now.total()

    @property
    def most(self) -> int:
        """Return the highest number of commitments at one point in time."""
        return max(each.total() for each in self.counts)


@dataclass(frozen=True, slots=True)
class OverTime:
    """``whole`` counts all commitments, ``groups`` those of each Participant, and of no lead if there are any."""

    points: tuple[PointInTime, ...]
    whole: Group
    groups: tuple[Group, ...]


def read_over_time(*, instrument: Instrument, viewer: User, pace: Pace, today: date) -> OverTime:
    """Return the counts of active and completed commitments that ``viewer`` may see, oldest first.

    Status at an earlier day is that of the state changes effective and the reports submitted by the end of that status
    day. Today's is that of the register. The history has no leads: the present lead counts for all points. There is one
    statement for each point in time.
    """
    seen = Commitment.objects.visible_to(viewer).filter(instrument=instrument)
    points = [*_points(instrument, viewer, pace, today), PointInTime(today, is_today=True)]
    zones = zones_of_capitals(instrument)
    counted = [(point, _counts(seen, point, status_day_end(point.on, zones))) for point in points]
    # Points before the first commitment are left out.
    shown = list(dropwhile(lambda each: not each[1] and not each[0].is_today, counted))
    participants = Participant.objects.filter(participations__instrument=instrument).order_by("participations__order")
    leads: list[Participant | None] = [*participants, None]
    groups = tuple(
        Group(lead, tuple(_of(counts, lead.pk if lead else None) for _point, counts in shown)) for lead in leads
    )
    return OverTime(
        tuple(point for point, _number in shown),
        Group(None, tuple(_all(counts) for _point, counts in shown)),
        tuple(group for group in groups if group.lead or group.most),
    )


def _points(instrument: Instrument, viewer: User, pace: Pace, today: date) -> Iterator[PointInTime]:
    """Return the points before today, oldest first."""
    if pace is Pace.DIALOGUE:
        held = dialogue_dates(instrument, viewer, date.min, today)
        yield from islice((PointInTime(each.on, each.dialogue) for each in held), max(len(held) - POINTS + 1, 0), None)
        return
    # The quarter that has begun is shown by today.
    begun, _end = quarter_of(today)
    for back in range(POINTS - 2, -1, -1):
        yield PointInTime(moved(begun, -back * QUARTER) - timedelta(days=1))


type _Counts = dict[tuple[int | None, Status], int]


def _counts(seen: QuerySet[Any], point: PointInTime, end: datetime) -> _Counts:
    """Return the number of commitments by lead and status at ``end`` of the day, active and completed ones only."""
    rows = seen.order_by()
    state, health = "state", "health"
    if not point.is_today:
        changes = StateChange.objects.filter(commitment=OuterRef("pk"), on__lte=point.on).order_by("-on", "-pk")
        known = Q(submitted_at__lt=end, reported_on__lte=point.on)
        reports = ProgressReport.objects.filter(known, commitment=OuterRef("pk"))
        reports = reports.exclude(corrected_by__submitted_at__lt=end)
        last = reports.order_by("-reported_on", "-submitted_at", "-pk")
        rows = rows.annotate(state_then=Subquery(changes.values("after")[:1]))
        rows = rows.annotate(health_then=Subquery(last.values("health")[:1]))
        state, health = "state_then", "health_then"
    shown = rows.filter(**{f"{state}__in": (CommitmentState.ACTIVE, CommitmentState.COMPLETED)})
    found: Counter[tuple[int | None, Status]] = Counter()
    for lead, reached, reported, number in shown.values_list("lead", state, health).annotate(Count("pk")):
        is_open = CommitmentState(reached).is_open
        found[lead, Health(reported or Health.NO_EVIDENCE) if is_open else CommitmentState.COMPLETED] += number
    return dict(found)


def _of(counts: _Counts, lead: int | None) -> Counter[Status]:
    return Counter({status: number for (of, status), number in counts.items() if of == lead})


def _all(counts: _Counts) -> Counter[Status]:
    found: Counter[Status] = Counter()
    for (_lead, status), number in counts.items():
        found[status] += number
    return found
