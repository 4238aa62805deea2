"""The commitments of the reader's own ministry, what is due first on top: how each stands, and when it is heard of."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F, Max, Min, OuterRef, Subquery
from django.db.models.functions import Least
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment, Milestone, ProgressReport
from contacts.models import Participant, User
from mocportal.home.task_rows import LONGEST_LIST

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment. ``next_on`` is its own day or that of its next open milestone, whichever comes first.

    ``reported_on`` is the day as of which it was last reported on. Both are days of no zone in particular, None where
    there is none; ``late`` in days, 0 where ``next_on`` is not over.
    """

    commitment: Commitment
    next_on: date | None
    is_milestone: bool
    late: int
    reported_on: date | None


@dataclass(frozen=True, slots=True)
class Own:
    """``rows`` are the first of ``count``; ``url`` lists them all in the register, by their own days."""

    ministry: Participant
    rows: list[Row]
    count: int
    url: str


def read_own(user: User, ministry: Participant, today: date) -> Own:
    """What ``ministry`` leads and is active, of what ``user`` may see, in two statements."""
    active = Commitment.objects.visible_to(user).led_by(ministry.pk).active()
    open_milestones = _of(Milestone.objects.visible_to(user).open()).values(found=Min("due_on"))
    reports = _of(ProgressReport.objects.visible_to(user).submitted()).values(found=Max("reported_on"))
    found = (
        active.select_related("mark")
        .annotate(milestone_on=Subquery(open_milestones), reported_on=Subquery(reports))
        # Of the two, PostgreSQL passes over the one that is not there.
        .annotate(next_on=Least("due_on", "milestone_on"))
        .order_by(F("next_on").asc(nulls_last=True), "reference")
    )
    asked = {"lead": ministry.code, "state": CommitmentState.ACTIVE.value, "ordering": "due_on"}
    return Own(
        ministry=ministry,
        rows=[_row(each, today) for each in found[:LONGEST_LIST]],
        count=active.count(),
        url=f"{reverse('commitments:register')}?{urlencode(asked)}",
    )


def _of(rows: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    """Those of the commitment around it, as one group."""
    return rows.filter(commitment=OuterRef("pk")).order_by().values("commitment")


def _row(commitment: Any, today: date) -> Row:
    next_on = commitment.next_on
    return Row(
        commitment=commitment,
        next_on=next_on,
        is_milestone=next_on is not None and next_on != commitment.due_on,
        late=max((today - next_on).days, 0) if next_on else 0,
        reported_on=commitment.reported_on,
    )
