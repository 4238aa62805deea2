"""Handling marks: raising one is free, lowering it needs the originator and a reason. The one place that says so.

Every way on which a record gets another mark asks here: forms, the API, imports, changes of many at once.
"""

from typing import Any

from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.exceptions import MarkNotYoursError, ReasonMissingError
from contacts.models import HandlingMark, Participant, User
from contacts.rules.marks import may_lower

# By which of its columns a record belongs to a Participant.
OWNERS = ("lead", "organizer", "held_by", "expected_from")


def is_lowered(record: Any, mark: HandlingMark | None) -> bool:
    """Whether ``record``, as it stands, would get a wider mark."""
    return mark is not None and record.mark_id is not None and mark.rank < record.mark.rank


def allow(*, record: Any, mark: HandlingMark | None, by: User | None, reason: str) -> None:
    """Let ``record``, which the caller has locked and not changed yet, get ``mark``; None leaves it as it is.

    Raises MarkNotYoursError where the mark becomes a wider one and ``by`` does not act for the originator (None for
    nobody), and ReasonMissingError where the originator gives no ``reason``: what was narrow is then read by those
    who were not meant to.
    """
    if not is_lowered(record, mark):
        return
    originator = originator_of(record)
    if by is None or not may_lower(Role(by.role), participant=by.participant_id, originator=originator):
        raise MarkNotYoursError(whom_to_ask(originator))
    if not reason.strip():
        raise ReasonMissingError(_("A wider handling mark needs a reason: it stays in the record."))


def originator_of(record: Any) -> int | None:
    """The primary key of the Participant whose record it is, or was before it was left to nobody.

    Else whoever takes the lead away from a ministry could then lower the mark in its place.
    """
    owner: int | None = getattr(record, "owner_id", None)
    holder = getattr(record, "commitment", record)
    column = next((name for name in OWNERS if hasattr(holder, f"{name}_id")), None)
    if owner is not None or column is None or holder.pk is None:
        return owner
    before = holder.events.exclude(**{column: None}).order_by("-pgh_id").values_list(f"{column}_id", flat=True)
    last: int | None = before.first()
    return last


def whom_to_ask(originator: int | None) -> str:
    """What to tell somebody who may not lower a mark."""
    if originator is None:
        return _("Only the secretariat, whose record it is, can give it a wider handling mark: ask it to do so.")
    code = Participant.objects.values_list("code", flat=True).get(pk=originator)
    return _(
        "Only %(code)s, whose record it is, can give it a wider handling mark, with a reason: ask its contact point. "
        "A narrower mark can be given by everybody who may change the record."
    ) % {"code": code}
