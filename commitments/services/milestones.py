"""The points on the way of a commitment."""

from typing import Any

from commitments.models import Commitment, Milestone


def enter(*, commitment: Commitment, **fields: Any) -> Milestone:
    """Put a milestone on the way of a commitment."""
    return Milestone.objects.create(commitment=commitment, **fields)


def change(*, milestone: Milestone, **fields: Any) -> None:
    """Change ``fields`` of a milestone, and nothing else of it."""
    changed = [name for name, value in fields.items() if getattr(milestone, name) != value]
    for name in changed:
        setattr(milestone, name, fields[name])
    if changed:
        milestone.save(update_fields=changed)


def remove(*, milestone: Milestone) -> None:
    """Take a milestone off; the history keeps it."""
    milestone.delete()
