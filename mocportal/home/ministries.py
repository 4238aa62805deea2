"""What waits for each Participant, as the secretariat chases it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q
from django.urls import reverse

from commitments.enums import CommitmentState, DecisionState, Health, NoticeState
from commitments.models import Commitment, Concurrence, JointDecision, Milestone, NoticeAddressee
from contacts.models import Participant

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from commitments.querysets import Viewer


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of the table. ``begins_side`` is true for the first Participant of each side but the first.

    ``concurrences`` and ``receipts`` are how many joint decisions and notices wait for it.
    """

    participant: Participant
    commitments: int
    milestones: int
    without_evidence: int
    oldest_days: int | None
    concurrences: int
    receipts: int
    begins_side: bool
    today: date

    @property
    def overdue_url(self) -> str:
        """Where the register lists its overdue commitments."""
        return self._listed(due_on__lt=self.today.isoformat())

    @property
    def evidence_url(self) -> str:
        """Where the register lists those on which there is no evidence."""
        return self._listed(health=Health.NO_EVIDENCE.value)

    def _listed(self, **asked: str) -> str:
        active = {"lead": self.participant.code, "state": CommitmentState.ACTIVE.value}
        return reverse("commitments:register", query=active | asked)


def read_waiting(participants: Iterable[Participant], viewer: "Viewer", today: date) -> list[Waiting]:
    """What is overdue by lead and what is to be answered, in the order of the MOC, in five statements."""
    overdue = Q(due_on__lt=today)
    by_lead = {
        row["lead"]: row
        for row in Commitment.objects.visible_to(viewer)
        .active()
        .order_by()
        .values("lead")
        .annotate(
            overdue=Count("pk", filter=overdue),
            without_evidence=Count("pk", filter=Q(health=Health.NO_EVIDENCE)),
            oldest=Min("due_on", filter=overdue),
        )
    }
    milestones = {
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
    rows: list[Waiting] = []
    side = None
    for participant in participants:
        commitment, milestone = (
            by_lead.get(participant.pk, {}),
            milestones.get(participant.pk, {}),
        )
        oldest = min(
            filter(None, [commitment.get("oldest"), milestone.get("oldest")]),
            default=None,
        )
        rows.append(
            Waiting(
                participant=participant,
                commitments=commitment.get("overdue", 0),
                milestones=milestone.get("overdue", 0),
                without_evidence=commitment.get("without_evidence", 0),
                oldest_days=(today - oldest).days if oldest else None,
                concurrences=proposed - given[participant.pk],
                receipts=unacknowledged[participant.pk],
                begins_side=side is not None and side != participant.side_id,
                today=today,
            )
        )
        side = participant.side_id
    return rows


def _by_participant(rows: "QuerySet[Any]") -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("participant").annotate(Count("pk"))))
