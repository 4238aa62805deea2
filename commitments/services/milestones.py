"""The points on the way of a commitment."""

from collections.abc import Iterable, Mapping
from typing import Any

from commitments.models import Commitment, Milestone
from core.db.changes import change_fields, change_fields_of_many


def enter(*, commitment: Commitment, **fields: Any) -> Milestone:
    """Put a milestone on the way of a commitment."""
    return Milestone.objects.create(commitment=commitment, **fields)


def enter_many(*, entries: Iterable[Mapping[str, Any]]) -> list[Milestone]:
    """Put many on the way in their order, each from its fields with the commitment among them, in one statement."""
    return Milestone.objects.bulk_create(Milestone(**fields) for fields in entries)


def change(*, milestone: Milestone, **fields: Any) -> None:
    """Change ``fields`` of a milestone, and nothing else of it."""
    change_fields(milestone, fields)


def change_many(*, changes: Iterable[tuple[Milestone, Mapping[str, Any]]]) -> None:
    """Change many, each in the fields beside it, in one statement."""
    change_fields_of_many(changes)


def remove(*, milestone: Milestone) -> None:
    """Take a milestone off; the history keeps it."""
    milestone.delete()
