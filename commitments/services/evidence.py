"""What shows that a report is true: links, each with a handling mark of its own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commitments.models import Commitment, Evidence
from contacts.models import User
from contacts.services import marks
from core.db.changes import change_fields, change_fields_of_many


def enter(*, commitment: Commitment, **fields: Any) -> Evidence:
    """Put a piece of evidence to a commitment."""
    return Evidence.objects.create(commitment=commitment, **fields)


def enter_many(*, entries: Iterable[Mapping[str, Any]]) -> list[Evidence]:
    """Enter many in their order, each from its fields with the commitment among them, in one statement."""
    return Evidence.objects.bulk_create(Evidence(**fields) for fields in entries)


def change(*, evidence: Evidence, by: User | None = None, reason: str = "", **fields: Any) -> None:
    """Change ``fields`` of a piece of evidence, and nothing else of it.

    Raises MarkNotYoursError and ReasonMissingError where its handling mark becomes a wider one, as of a commitment.
    """
    marks.allow(record=evidence, mark=fields.get("mark"), by=by, reason=reason)
    change_fields(evidence, fields)


def change_many(
    *, changes: Sequence[tuple[Evidence, Mapping[str, Any]]], by: User | None = None, reason: str = ""
) -> None:
    """Change many, each in the fields beside it and as ``change`` does it, in one statement."""
    for evidence, fields in changes:
        marks.allow(record=evidence, mark=fields.get("mark"), by=by, reason=reason)
    change_fields_of_many(changes)


def remove(*, evidence: Evidence) -> None:
    """Take a piece of evidence off; the history keeps it."""
    evidence.delete()
