"""Handling mark checks: raising needs no permission, lowering needs the originator and a reason.

Every write path checks here: forms, the API, imports and bulk changes. The originator is the Participant that owned the
record when it was marked, according to the history (docs/decisions/0031).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.exceptions import NotOriginatorError
from contacts.models import HandlingMark, Participant, User
from contacts.rules.email_content import EmailContent
from contacts.rules.marks import MarkOwnership, claims_of, may_lower
from core.refusals.errors import ReasonMissingError

# Columns by which a record belongs to a Participant.
OWNERS = ("lead", "organizer", "held_by", "expected_from")


def is_lowered(record: Any, mark: HandlingMark | None) -> bool:
    """Return whether ``record`` in its present state would get a wider mark."""
    return mark is not None and record.mark_id is not None and mark.rank < record.mark.rank


def allow(*, record: Any, mark: HandlingMark | None, by: User | None, reason: str) -> None:
    """Check that ``record``, locked and not changed yet, may get ``mark``; None leaves it unchanged.

    Raises MarkNotYoursError if the mark is wider and ``by`` does not act for each originator of a narrower one (None:
    by no user), and ReasonMissingError if there is no ``reason``, since a wider mark reveals the record to new
    readers.
    """
    if mark is None or not is_lowered(record, mark):
        return
    for originator in originators_of(record, above=mark.rank):
        if by is None or not may_lower(Role(by.role), participant=by.participant_id, originator=originator):
            raise NotOriginatorError(whom_to_ask(originator, is_theirs=originator == owner_of(record)))
    if not reason.strip():
        raise ReasonMissingError(_("Enter a reason to lower the handling mark. It will be kept on record."))


def originators_of(record: Any, *, above: int) -> list[int | None]:
    """Return the originators of the record's marks above this rank, as primary keys; None for the secretariat."""
    claims = claims_of([*_steps(record), MarkOwnership(record.mark.rank, owner_of(record))])
    return list(dict.fromkeys(claim.originator for claim in claims if claim.rank > above))


def owner_of(record: Any) -> int | None:
    """Return the primary key of the Participant that owns the record, or last owned it."""
    owner: int | None = getattr(record, "owner_id", None)
    holder, column = _holder(record)
    if owner is not None or not column or holder.pk is None:
        return owner
    before = holder.events.exclude(**{column: None}).order_by("-pgh_id").values_list(column, flat=True)
    last: int | None = before.first()
    return last


def _steps(record: Any) -> Iterator[MarkOwnership]:
    """Yield the mark claims of the record in the order of its history."""
    ranks = dict(HandlingMark.objects.values_list("pk", "rank"))
    holder, column = _holder(record)
    rows = record.events.order_by("pgh_id")
    if not column:
        rows = rows.values_list("mark_id")
    else:
        # The owner of evidence follows from the history of its commitment. Their history rows have separate ids
        # (pgh_id), so instants are compared, which are those of the beginning of transactions: if one changes both, a
        # form writes the commitment before its evidence, and the order of overlapping transactions is undefined.
        same = {"pgh_id__lte": OuterRef("pgh_id")} if holder is record else {}
        until = same or {"pgh_created_at__lte": OuterRef("pgh_created_at")}
        owners = holder.events.filter(**until).exclude(**{column: None}).order_by("-pgh_id")
        rows = rows.values_list("mark_id", Subquery(owners.values(column)[:1]))
    for mark, *owner in rows:
        if mark in ranks:
            yield MarkOwnership(ranks[mark], *(owner or (None,)))


def _holder(record: Any) -> tuple[Any, str]:
    """Return the record that determines the owner, and its column; an empty column if no Participant owns it."""
    holder = getattr(record, "commitment", record)
    return holder, next((f"{name}_id" for name in OWNERS if hasattr(holder, f"{name}_id")), "")


def whom_to_ask(originator: int | None, *, is_theirs: bool = True) -> str:
    """Return the message for a user who may not lower a mark; ``is_theirs``: the originator still owns the record."""
    if originator is None:
        return _("Only the secretariat, which owns this record, can lower its handling mark. Contact the secretariat.")
    code = {"code": Participant.objects.values_list("code", flat=True).get(pk=originator)}
    if is_theirs:
        return (
            _(
                "Only %(code)s, which owns this record, can lower its handling mark. Contact its contact "
                "point. Any user who can edit the record can raise the mark."
            )
            % code
        )
    return (
        _("Only %(code)s, which set this marking, can lower it. Return the record to it and contact its contact point.")
        % code
    )


def bearing(letter: EmailContent, mark: HandlingMark) -> EmailContent:
    """Return the email content with the handling mark of its record, in the active language."""
    return replace(letter, label=str(mark.name), mark=str(mark.in_full))
