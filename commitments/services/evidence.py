"""What shows that a report is true: links, each with a handling mark of its own."""

from typing import Any

from commitments.models import Commitment, Evidence


def enter(*, commitment: Commitment, **fields: Any) -> Evidence:
    """Put a piece of evidence to a commitment."""
    return Evidence.objects.create(commitment=commitment, **fields)


def change(*, evidence: Evidence, **fields: Any) -> None:
    """Change ``fields`` of a piece of evidence, and nothing else of it."""
    changed = [name for name, value in fields.items() if getattr(evidence, name) != value]
    for name in changed:
        setattr(evidence, name, fields[name])
    if changed:
        evidence.save(update_fields=changed)


def remove(*, evidence: Evidence) -> None:
    """Take a piece of evidence off; the history keeps it."""
    evidence.delete()
