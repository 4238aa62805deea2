"""Articles 9(a), 9(b) and 9(c): the status of the MOC on a day.

"This MOC will come into operation on its last date of signature."

"This MOC may be modified by joint written decision."

"This MOC may be discontinued at any time by any Participant by written notice."

Computed: not in operation, in operation, notice given or discontinued; the modification in effect; the notice that
ends the MOC first.
Facts: signatures, notices with their clocks, modifications, joint decisions on the effect of a notice, and the day.
Left open: whether the others continue after a notice. Without a joint decision that settles it, one notice ends the
MOC for all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from core.text.natural_order import natural_key
from moc.article_9a_operation import in_operation_from
from moc.article_9b_modification import Modification, in_effect
from moc.article_9c_discontinuance import Clock


class Standing(Enum):
    """Status of the MOC."""

    NOT_IN_OPERATION = "not_in_operation"
    IN_OPERATION = "in_operation"
    NOTICE_GIVEN = "notice_given"
    DISCONTINUED = "discontinued"

    @property
    def register_is_open(self) -> bool:
        """Return whether the register can be changed; after discontinuance it is read-only (article 9(c))."""
        return self is not Standing.DISCONTINUED


@dataclass(frozen=True, slots=True)
class Settlement:
    """Joint decision on whether the other Participants continue; without one, article 9(c) leaves it open."""

    decision: str = ""
    others_continue: bool = False


OPEN = Settlement()


@dataclass(frozen=True, slots=True)
class NoticeFact:
    """Notice of discontinuance: its sender, its clock, and the day on which it was withdrawn if it was."""

    reference: str
    sender: str
    clock: Clock
    withdrawn_on: date | None = None
    settlement: Settlement = OPEN

    def is_standing(self, on: date) -> bool:
        """Return whether it was given by the day ``on`` and by then neither withdrawn nor over for its sender alone."""
        given = self.clock.issued_on <= on and (self.withdrawn_on is None or self.withdrawn_on > on)
        return given and not self.has_left(on)

    def has_left(self, on: date) -> bool:
        """Return whether its last day is over for its sender alone, while the others continue."""
        return self.settlement.others_continue and _is_over(self, on)


@dataclass(frozen=True, slots=True)
class Status:
    """Status on the day ``on``; codes are those of the Participants, references those of the records."""

    on: date
    standing: Standing
    in_operation_from: date | None
    missing_signatures: tuple[str, ...]
    modification: Modification | None
    """The latest modification in effect."""
    notice: NoticeFact | None
    """The notice that ends the MOC first; of several, the one that takes effect the earliest."""
    left: tuple[NoticeFact, ...] = ()
    """The notices after whose last day the others continue."""

    @property
    def days_left(self) -> int | None:
        return self.notice.clock.days_left(self.on) if self.notice else None


def status(
    *,
    signatures: Mapping[str, date | None],
    notices: Sequence[NoticeFact],
    modifications: Sequence[Modification],
    on: date,
) -> Status:
    """Return the status on the day ``on``. ``signatures`` has each Participant by code, in the order of the MOC.

    Once discontinued the MOC stays so: a notice withdrawn after it took effect changes nothing.
    """
    since = in_operation_from(signatures.values())
    in_operation = since is not None and since <= on
    ended = [fact for fact in notices if _is_over(fact, on) and not fact.settlement.others_continue]
    standing_ones = ended or [fact for fact in notices if fact.is_standing(on)]
    first = min(standing_ones, key=_order, default=None) if in_operation else None
    if not in_operation:
        standing = Standing.NOT_IN_OPERATION
    elif ended:
        standing = Standing.DISCONTINUED
    else:
        standing = Standing.NOTICE_GIVEN if first else Standing.IN_OPERATION
    return Status(
        on=on,
        standing=standing,
        in_operation_from=since,
        missing_signatures=tuple(code for code, day in signatures.items() if day is None),
        modification=in_effect(modifications, on),
        notice=first,
        left=tuple(fact for fact in notices if fact.has_left(on)),
    )


def _is_over(fact: NoticeFact, on: date) -> bool:
    last_day = fact.clock.takes_effect_on
    if last_day is None or last_day >= on:
        return False
    return fact.withdrawn_on is None or fact.withdrawn_on > last_day


def _order(fact: NoticeFact) -> tuple[date, date, str]:
    # What has no day yet comes after what has one, in the order of issue.
    return (fact.clock.takes_effect_on or date.max, fact.clock.issued_on, natural_key(fact.reference))
