"""What shows that a report is true: links, each with a handling mark of its own."""

from typing import Any

from django.utils.translation import gettext as _

from commitments.exceptions import ReasonMissingError
from commitments.models import Commitment, Evidence
from contacts.services.changes import change_fields


def enter(*, commitment: Commitment, **fields: Any) -> Evidence:
    """Put a piece of evidence to a commitment."""
    return Evidence.objects.create(commitment=commitment, **fields)


def change(*, evidence: Evidence, reason: str = "", **fields: Any) -> None:
    """Change ``fields`` of a piece of evidence, and nothing else of it.

    Raises ReasonMissingError where its handling mark becomes a wider one without a ``reason``, as of a commitment.
    """
    mark = fields.get("mark")
    if mark is not None and mark.rank < evidence.mark.rank and not reason:
        raise ReasonMissingError(_("A wider handling mark needs a reason: it stays in the record."))
    change_fields(evidence, fields)


def remove(*, evidence: Evidence) -> None:
    """Take a piece of evidence off; the history keeps it."""
    evidence.delete()
