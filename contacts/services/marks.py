"""Handling marks: raising one is free, lowering it needs the originator and a reason. The one place that says so.

Every way on which a record gets another mark asks here: forms, the API, imports, changes of many at once. The
originator is the Participant whose record it was when it got the mark, as the history tells (docs/decisions/0031).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.exceptions import MarkNotYoursError
from contacts.models import HandlingMark, Participant, User
from contacts.rules.letters import Letter
from contacts.rules.marks import Claim, claims_of, may_lower
from core.refusals.errors import ReasonMissingError

# By which of its columns a record belongs to a Participant.
OWNERS = ("lead", "organizer", "held_by", "expected_from")


def is_lowered(record: Any, mark: HandlingMark | None) -> bool:
    """Whether ``record``, as it stands, would get a wider mark."""
    return mark is not None and record.mark_id is not None and mark.rank < record.mark.rank


def allow(*, record: Any, mark: HandlingMark | None, by: User | None, reason: str) -> None:
    """Let ``record``, which the caller has locked and not changed yet, get ``mark``; None leaves it as it is.

    Raises MarkNotYoursError where the mark becomes a wider one and ``by`` does not act for each originator of those
    that are narrower (None for nobody), and ReasonMissingError where the originator gives no ``reason``: what was
    narrow is then read by those who were not meant to.
    """
    if mark is None or not is_lowered(record, mark):
        return
    for originator in originators_of(record, above=mark.rank):
        if by is None or not may_lower(Role(by.role), participant=by.participant_id, originator=originator):
            raise MarkNotYoursError(whom_to_ask(originator, is_theirs=originator == owner_of(record)))
    if not reason.strip():
        raise ReasonMissingError(_("A wider handling mark needs a reason: it stays in the record."))


def originators_of(record: Any, *, above: int) -> list[int | None]:
    """The primary keys of those who gave ``record`` its marks of a rank above this one; None for the secretariat."""
    claims = claims_of([*_steps(record), Claim(record.mark.rank, owner_of(record))])
    return list(dict.fromkeys(claim.originator for claim in claims if claim.rank > above))


def owner_of(record: Any) -> int | None:
    """The primary key of the Participant whose record it is, or was before it was left to nobody."""
    owner: int | None = getattr(record, "owner_id", None)
    holder, column = _holder(record)
    if owner is not None or not column or holder.pk is None:
        return owner
    before = holder.events.exclude(**{column: None}).order_by("-pgh_id").values_list(column, flat=True)
    last: int | None = before.first()
    return last


def _steps(record: Any) -> Iterator[Claim]:
    """Each mark that the record bore, as its history has it, and whose record it was then or before."""
    ranks = dict(HandlingMark.objects.values_list("pk", "rank"))
    holder, column = _holder(record)
    rows = record.events.order_by("pgh_id")
    if not column:
        rows = rows.values_list("mark_id")
    else:
        # Of evidence its commitment's history tells whose it was. Their rows are counted apart (pgh_id), so moments are
        # compared, which are those at which a transaction began: where one changes both, a form writes the commitment
        # before its evidence, and of two that overlap nobody can say which was first.
        same = {"pgh_id__lte": OuterRef("pgh_id")} if holder is record else {}
        until = same or {"pgh_created_at__lte": OuterRef("pgh_created_at")}
        owners = holder.events.filter(**until).exclude(**{column: None}).order_by("-pgh_id")
        rows = rows.values_list("mark_id", Subquery(owners.values(column)[:1]))
    for mark, *owner in rows:
        if mark in ranks:
            yield Claim(ranks[mark], *(owner or (None,)))


def _holder(record: Any) -> tuple[Any, str]:
    """The record that says whose this one is, and by which column; no column where none is a Participant's."""
    holder = getattr(record, "commitment", record)
    return holder, next((f"{name}_id" for name in OWNERS if hasattr(holder, f"{name}_id")), "")


def whom_to_ask(originator: int | None, *, is_theirs: bool = True) -> str:
    """What to tell somebody who may not lower a mark; ``is_theirs`` says that the record is still the originator's."""
    if originator is None:
        return _("Only the secretariat, whose record it is, can give it a wider handling mark: ask it to do so.")
    code = {"code": Participant.objects.values_list("code", flat=True).get(pk=originator)}
    if is_theirs:
        return (
            _(
                "Only %(code)s, whose record it is, can give it a wider handling mark, with a reason: ask its contact "
                "point. A narrower mark can be given by everybody who may change the record."
            )
            % code
        )
    return (
        _(
            "Only %(code)s, whose record it was when it got its handling mark, can give it a wider one, with a reason: "
            "ask its contact point, and give it the record back for that."
        )
        % code
    )


def bearing(letter: Letter, mark: HandlingMark) -> Letter:
    """``letter``, which says something of a record, with the mark of that record, in the active language."""
    return replace(letter, label=mark.tlp, mark=str(mark.in_full))
