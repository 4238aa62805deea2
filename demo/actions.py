"""Fictitious actions of past Dialogues."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Model

from core.text.languages import Language
from demo import sample_texts, tables
from demo.random_source import DemoContext
from demo.reference_rows import HeldDialogue
from dialogue.enums import ActionState
from dialogue.models import ActionItem, ActionSupport

# Out of twenty.
STATES = (
    *(ActionState.OPEN,) * 10,
    *(ActionState.CONTINUED,) * 3,
    *(ActionState.DONE,) * 6,
    ActionState.DROPPED,
)


def add_actions(fiction: DemoContext, wanted: int, *, carried_on_by: Sequence[int]) -> None:
    """Write ``wanted`` actions, distributed among the past Dialogues and numbered consecutively within each.

    Seven in ten are continued by one of the commitments ``carried_on_by``, given by primary key.
    """
    held = fiction.cast.held
    keys = tables.keys(ActionItem)
    records: list[Model] = []
    for number in range(1, wanted + 1):
        rounds, turn = divmod(number - 1, len(held))
        dialogue = held[turn]
        place = dialogue.last_action + rounds + 1
        records += _invent(fiction, number, next(keys), dialogue, place, carried_on_by)
    tables.write(records)


def _invent(
    fiction: DemoContext, number: int, pk: int, of: HeldDialogue, place: int, commitments: Sequence[int]
) -> Iterator[Model]:
    dice, cast = fiction.dice, fiction.cast
    state = dice.choice(STATES)
    lead = dice.choice(cast.participants) if fiction.often(0.9) else None
    carried = commitments and fiction.often(0.7)
    yield ActionItem(
        pk=pk,
        dialogue_id=of.pk,
        number=place,
        original_language=dice.choice(Language.values),
        **sample_texts.columns("title", sample_texts.action(number, dice)),
        **sample_texts.columns("note", sample_texts.text(dice)),
        lead_id=lead,
        due_on=of.day + timedelta(days=dice.randrange(60, 900)) if fiction.often(0.9) else None,
        state=state.value,
        closed_on=None if state.is_open else fiction.past_day(of.day),
        commitment_id=dice.choice(commitments) if carried else None,
    )
    others = [participant for participant in cast.participants if participant != lead]
    for participant in fiction.some(others, (0, 1, 1, 2)):
        yield ActionSupport(action_id=pk, participant_id=participant)
