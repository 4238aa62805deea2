"""Pending tasks by Participant, for the secretariat's follow-up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q
from django.urls import reverse

from commitments.enums import CommitmentState, DecisionState, Health, NoticeState
from commitments.models import Commitment, Concurrence, JointDecision, Milestone, NoticeAddressee
from contacts.models import Participant
from core.rest.read.filters import NONE
from mocportal.home.task_list import AHEAD

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from commitments.querysets import Viewer


@dataclass(frozen=True, slots=True)
class OutstandingRow:
    """Row of the table for a ``participant``; None groups the records without a lead, or is the total.

    ``due`` counts commitments that are due within ``AHEAD``, ``concurrences`` and ``receipts`` the joint decisions and
    notices that await its response. ``begins_side`` is true for the first Participant of each side but the first.
    """

    participant: Participant | None
    commitments: int
    due: int
    milestones: int
    without_evidence: int
    oldest_days: int | None
    concurrences: int
    receipts: int
    begins_side: bool
    today: date
    is_total: bool = False

    @property
    def overdue_url(self) -> str:
        """Return the URL of its overdue commitments in the register."""
        return self._listed(due_on__lt=self.today.isoformat())

    @property
    def due_url(self) -> str:
        """Return the URL of its commitments that are due soon in the register."""
        return self._listed(due_on__gte=self.today.isoformat(), due_on__lte=(self.today + AHEAD).isoformat())

    @property
    def evidence_url(self) -> str:
        """Return the URL of its commitments without a report in the register."""
        return self._listed(health=Health.NO_EVIDENCE.value)

    @property
    def decisions_url(self) -> str:
        """Return the URL of the joint decisions that await its concurrence."""
        return self._awaiting("decisions")

    @property
    def notices_url(self) -> str:
        """Return the URL of the notices that await its acknowledgement."""
        return self._awaiting("notices")

    def _awaiting(self, records: str) -> str:
        # The total counts responses, of which a record can await several.
        if self.participant is None:
            return ""
        return reverse(f"commitments:{records}", query={"awaiting": self.participant.code})

    def _listed(self, **filters: str) -> str:
        lead = {} if self.is_total else {"lead": self.participant.code if self.participant else NONE}
        return reverse("commitments:register", query=lead | {"state": CommitmentState.ACTIVE.value} | filters)


@dataclass(frozen=True, slots=True)
class Table:
    """Table of rows that add up to the register, with their total."""

    rows: list[OutstandingRow]

    today: date

    @property
    def total(self) -> OutstandingRow:
        names = ("commitments", "due", "milestones", "without_evidence", "concurrences", "receipts")
        return OutstandingRow(
            participant=None,
            **{name: sum(getattr(row, name) for row in self.rows) for name in names},
            oldest_days=max((row.oldest_days for row in self.rows if row.oldest_days), default=None),
            begins_side=True,
            today=self.today,
            is_total=True,
        )


def read_waiting(participants: Iterable[Participant], viewer: "Viewer", today: date) -> Table:
    """Return overdue items by lead and pending responses, in the order of the MOC.

    Other leads, and records without one, follow the Participants. Five statements, and one for other leads.
    """
    overdue = Q(due_on__lt=today)
    by_lead: dict[int | None, Mapping[str, Any]] = {
        row["lead"]: row
        for row in Commitment.objects.visible_to(viewer)
        .active()
        .order_by()
        .values("lead")
        .annotate(
            overdue=Count("pk", filter=overdue),
            due=Count("pk", filter=Q(due_on__range=(today, today + AHEAD))),
            without_evidence=Count("pk", filter=Q(health=Health.NO_EVIDENCE)),
            oldest=Min("due_on", filter=overdue),
        )
    }
    milestones: dict[int | None, Mapping[str, Any]] = {
        row["commitment__lead"]: row
        for row in Milestone.objects.visible_to(viewer)
        .overdue(today)
        .order_by()
        .values("commitment__lead")
        .annotate(overdue=Count("pk"), oldest=Min("due_on"))
    }
    proposed = JointDecision.objects.visible_to(viewer).open().count()
    given = _by_participant(
        Concurrence.objects.visible_to(viewer).standing().filter(decision__state=DecisionState.OPEN)
    )
    unacknowledged = _by_participant(
        NoticeAddressee.objects.visible_to(viewer).filter(notice__state=NoticeState.ISSUED, acknowledged_at=None)
    )
    seats = list(participants)
    others = {*by_lead, *milestones} - {seat.pk for seat in seats}
    leads: list[Participant | None] = list(seats)
    if further := {key for key in others if key is not None}:
        leads += Participant.objects.filter(pk__in=further).order_by("order")
    if None in others:
        leads.append(None)
    rows: list[OutstandingRow] = []
    side = None
    for participant in leads:
        key = participant.pk if participant else None
        commitment, milestone = by_lead.get(key, {}), milestones.get(key, {})
        oldest = min(filter(None, [commitment.get("oldest"), milestone.get("oldest")]), default=None)
        rows.append(
            OutstandingRow(
                participant=participant,
                commitments=commitment.get("overdue", 0),
                due=commitment.get("due", 0),
                milestones=milestone.get("overdue", 0),
                without_evidence=commitment.get("without_evidence", 0),
                oldest_days=(today - oldest).days if oldest else None,
                concurrences=proposed - given[key] if key and participant in seats else 0,
                receipts=unacknowledged[key] if key else 0,
                begins_side=side is not None and side != (participant.side_id if participant else None),
                today=today,
            )
        )
        side = participant.side_id if participant else None
    return Table(rows, today)


def _by_participant(rows: "QuerySet[Any]") -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("participant").annotate(Count("pk"))))
