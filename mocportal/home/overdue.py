"""Overdue commitments for users without tasks of their own, the longest overdue first."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment
from mocportal.home.task_rows import LONGEST_LIST

if TYPE_CHECKING:
    from contacts.models import User


@dataclass(frozen=True, slots=True)
class OverdueCommitments:
    """First ``rows`` of ``count`` overdue commitments, each with its days, and their ``url`` in the register."""

    rows: list[tuple[Commitment, int]]
    count: int
    url: str


def read_overdue(user: "User", today: date) -> OverdueCommitments:
    """Return the overdue commitments visible to ``user``, in two statements."""
    found = Commitment.objects.visible_to(user).overdue(today)
    first = found.select_related("lead", "mark").order_by("due_on", "reference__natural")[:LONGEST_LIST]
    query = {"state": CommitmentState.ACTIVE.value, "due_on__lt": today.isoformat(), "ordering": "due_on"}
    return OverdueCommitments(
        rows=[(one, (today - one.due_on).days) for one in first if one.due_on],
        count=found.count(),
        url=reverse("commitments:register", query=query),
    )
