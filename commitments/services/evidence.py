"""Services for evidence: links that support a report, each with its own handling mark."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commitments.models import Commitment, Evidence
from contacts.models import User
from contacts.services import marks
from core.db.changes import change_fields, change_fields_of_many


def enter(*, commitment: Commitment, **fields: Any) -> Evidence:
    """Create a piece of evidence of a commitment."""
    return Evidence.objects.create(commitment=commitment, **fields)


def enter_many(*, entries: Iterable[Mapping[str, Any]]) -> list[Evidence]:
    """Create many pieces of evidence in the given order with one statement; the fields include the commitment."""
    return Evidence.objects.bulk_create(Evidence(**fields) for fields in entries)


def change(*, evidence: Evidence, by: User | None = None, reason: str = "", **fields: Any) -> None:
    """Update only ``fields`` of a piece of evidence.

    Raises MarkNotYoursError and ReasonMissingError if its handling mark becomes a wider one, as for a commitment.
    """
    marks.allow(record=evidence, mark=fields.get("mark"), by=by, reason=reason)
    change_fields(evidence, fields)


def change_many(
    *, changes: Sequence[tuple[Evidence, Mapping[str, Any]]], by: User | None = None, reason: str = ""
) -> None:
    """Update many pieces of evidence, each with its fields and as ``change`` does, in one statement."""
    for evidence, fields in changes:
        marks.allow(record=evidence, mark=fields.get("mark"), by=by, reason=reason)
    change_fields_of_many(changes)


def remove(*, evidence: Evidence) -> None:
    """Delete a piece of evidence; the history keeps it."""
    evidence.delete()
