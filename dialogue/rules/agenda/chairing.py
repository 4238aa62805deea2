"""Chair of the Dialogue that an agenda is for, with the previous and the next chair."""

from dataclasses import dataclass
from itertools import islice

from dialogue.rules.agenda.inputs import AgendaInput, ChairFact, RotationOrder
from dialogue.rules.agenda.items import Item
from moc.article_4a_i_rotation import next_chair, turns, with_turns


@dataclass(frozen=True, slots=True)
class ChairTurn:
    """Rotating chair: codes of Participants; ``computed`` until a chair has been named."""

    side: str
    chair: str
    before: str | None
    after: str
    computed: bool


def turn(register: AgendaInput) -> ChairTurn | None:
    """Return the rotating chair of this Dialogue; None if no arrangement sets an order.

    Sessions planned before this one and not yet held take their turn first.
    """
    rotation = register.rotation
    if rotation is None or not rotation.order:
        return None
    chaired = past_chairs(register, rotation)
    between = register.meeting.number - 1 - (register.past[-1].number if register.past else 0)
    coming = list(islice(turns(rotation.order, chaired), max(between, 0) + 1))
    named = _of(rotation.side, register.meeting.chairs)
    current = named.participant if named else coming[-1]
    earlier = [*chaired, *coming[:-1]]
    after = next_chair(rotation.order, [*earlier, current])
    return ChairTurn(rotation.side, current, earlier[-1] if earlier else None, after, computed=named is None)


def past_chairs(register: AgendaInput, rotation: RotationOrder) -> list[str]:
    """Return the chairs of past Dialogues for the rotating side, named or computed, the oldest first."""
    entered = (_of(rotation.side, past.chairs) for past in register.past)
    return with_turns(rotation.order, (chair.participant if chair else None for chair in entered))


def named_chair(register: AgendaInput, side: str) -> ChairFact | None:
    """Return the co-chair recorded for a side at this Dialogue."""
    return _of(side, register.meeting.chairs)


def presiding_side(register: AgendaInput, item: Item) -> str:
    """Return the side whose co-chair presides over an item.

    It is the host's, unless that co-chair's Participant leads or proposes the item and the other's does not.
    """
    first = register.meeting.host or next(iter(register.sides))
    second = next((side for side in register.sides if side != first), first)
    concerned = {item.lead, *(fact.participant for fact in item.spoken_of)}
    return second if concerned & _chairing(register, first) and not concerned & _chairing(register, second) else first


def _chairing(register: AgendaInput, side: str) -> set[str]:
    """Return the Participant of a side's co-chair, or those that may chair before one is named."""
    named, rotating = named_chair(register, side), turn(register)
    if named:
        return {named.participant}
    if rotating and rotating.side == side:
        return {rotating.chair}
    return {fact.participant for fact in register.eligible if fact.side == side}


def _of(side: str, chairs: tuple[ChairFact, ...]) -> ChairFact | None:
    return next((chair for chair in chairs if chair.side == side), None)
