"""What shows that a report is true: links, each with a handling mark of its own."""

from typing import Any

from commitments.models import Commitment, Evidence
from contacts.services.changes import change_fields


def enter(*, commitment: Commitment, **fields: Any) -> Evidence:
    """Put a piece of evidence to a commitment."""
    return Evidence.objects.create(commitment=commitment, **fields)


def change(*, evidence: Evidence, **fields: Any) -> None:
    """Change ``fields`` of a piece of evidence, and nothing else of it."""
    change_fields(evidence, fields)


def remove(*, evidence: Evidence) -> None:
    """Take a piece of evidence off; the history keeps it."""
    evidence.delete()
