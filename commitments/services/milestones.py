"""Services for milestones of commitments."""

from collections.abc import Iterable, Mapping
from typing import Any

from commitments.models import Commitment, Milestone
from core.db.changes import change_fields, change_fields_of_many


def enter(*, commitment: Commitment, **fields: Any) -> Milestone:
    """Create a milestone of a commitment."""
    return Milestone.objects.create(commitment=commitment, **fields)


def enter_many(*, entries: Iterable[Mapping[str, Any]]) -> list[Milestone]:
    """Create many milestones in the given order with one statement; the fields include the commitment."""
    return Milestone.objects.bulk_create(Milestone(**fields) for fields in entries)


def change(*, milestone: Milestone, **fields: Any) -> None:
    """Update only ``fields`` of a milestone."""
    change_fields(milestone, fields)


def change_many(*, changes: Iterable[tuple[Milestone, Mapping[str, Any]]]) -> None:
    """Update many milestones, each with its fields, in one statement."""
    change_fields_of_many(changes)


def remove(*, milestone: Milestone) -> None:
    """Delete a milestone; the history keeps it."""
    milestone.delete()
