"""Commitments led by the user's ministry, the earliest due date first, with status and last report."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Least
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment, Milestone, ProgressReport
from commitments.services.report_dates import report_note
from contacts.models import Participant, User
from mocportal.home.task_rows import LONGEST_LIST

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class OwnCommitmentRow:
    """Commitment row. ``next_on`` is its due date or that of its next open milestone, whichever is earlier.

    ``reported_on`` is the date of the last report's status. Both are dates without a time zone, None if there is none;
    ``late`` is in days, 0 unless ``next_on`` is in the past. ``report_note`` states when the next report is due.
    """

    commitment: Commitment
    next_on: date | None
    is_milestone: bool
    late: int
    reported_on: date | None
    report_note: str


@dataclass(frozen=True, slots=True)
class OwnCommitments:
    """Commitments of a ministry: the first ``rows`` of ``count``, and the register's ``url`` sorted by due date.

    ``overdue`` is the number past their due date, which ``overdue_url`` lists.
    """

    ministry: Participant
    rows: list[OwnCommitmentRow]
    count: int
    overdue: int
    url: str
    overdue_url: str


def read_own(user: User, ministry: Participant, today: date) -> OwnCommitments:
    """Return the active commitments led by ``ministry`` and visible to ``user``, in two statements."""
    active = Commitment.objects.visible_to(user).led_by(ministry.pk).active()
    open_milestones = _of(Milestone.objects.visible_to(user).open()).values(found=Min("due_on"))
    reports = _of(ProgressReport.objects.visible_to(user).in_force()).values(found=Max("reported_on"))
    found = (
        active.select_related("mark")
        .annotate(milestone_on=Subquery(open_milestones), reported_on=Subquery(reports))
        # PostgreSQL's LEAST ignores NULL.
        .annotate(next_on=Least("due_on", "milestone_on"))
        .order_by(F("next_on").asc(nulls_last=True), "reference__natural")
    )
    totals = active.aggregate(count=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    register = reverse("commitments:register")
    query = {"lead": ministry.code, "state": CommitmentState.ACTIVE.value, "ordering": "due_on"}
    return OwnCommitments(
        ministry=ministry,
        rows=[_row(each, today) for each in found[:LONGEST_LIST]],
        **totals,
        url=f"{register}?{urlencode(query)}",
        overdue_url=f"{register}?{urlencode({'view': 'overdue', 'lead': ministry.code})}",
    )


def _of(rows: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    """Return the rows of the outer query's commitment, grouped for a subquery."""
    return rows.filter(commitment=OuterRef("pk")).order_by().values("commitment")


def _row(commitment: Any, today: date) -> OwnCommitmentRow:
    next_on = commitment.next_on
    return OwnCommitmentRow(
        commitment=commitment,
        next_on=next_on,
        is_milestone=next_on is not None and next_on != commitment.due_on,
        late=max((today - next_on).days, 0) if next_on else 0,
        reported_on=commitment.reported_on,
        report_note=report_note(commitment, today),
    )
