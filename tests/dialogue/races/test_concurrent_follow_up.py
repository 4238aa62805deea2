"""Two of the secretariat act on one Dialogue at the same instant, each with its red twin."""

from typing import Any

import pytest
from django.db import IntegrityError

from commitments.models import Commitment
from dialogue.exceptions import ActionCarriedError, RecordExistsError
from dialogue.models import ActionItem, Record, RecordCorrection
from dialogue.services import follow_up, records
from tests.commitments.races.actions import all_at, one_after_the_other, together, without_locks
from tests.factories.dialogue import ActionItemFactory
from tests.factories.records import AT, LATER, Held, adopted, drafted


@pytest.fixture
def held(transactional_db: None) -> Held:
    return drafted()


def kinds(outcomes: list[Any]) -> list[type]:
    return [type(each) for each in outcomes]


def takes_on(held: Held, action: ActionItem) -> Any:
    return lambda: follow_up.take_on(action=ActionItem.objects.get(pk=action.pk), by=held.secretariat, at=AT)


def test_an_action_becomes_one_commitment(held: Held) -> None:
    action = ActionItemFactory.create(dialogue=held.dialogue, commitment=None)
    acts = [takes_on(held, action) for _ in range(2)]
    outcomes = one_after_the_other(*acts, inside="dialogue.services.follow_up._locked")
    assert kinds(outcomes) == [Commitment, ActionCarriedError]
    assert Commitment.objects.count() == 1


def test_without_the_lock_it_would_become_two(held: Held) -> None:
    """The red twin of the test above."""
    action = ActionItemFactory.create(dialogue=held.dialogue, commitment=None)
    with without_locks(), all_at("dialogue.services.follow_up.put_on_record", 2):
        together(*(takes_on(held, action) for _ in range(2)))
    assert Commitment.objects.count() == 2


def drafts(held: Held) -> Any:
    return lambda: records.draft(dialogue=held.dialogue, by=held.secretariat, at=AT)


def test_a_record_is_drafted_once(held: Held) -> None:
    held.record.paragraphs.all().delete()
    held.record.delete()
    acts = [drafts(held) for _ in range(2)]
    outcomes = one_after_the_other(*acts, inside="dialogue.services.records.record_draft.paragraphs")
    assert kinds(outcomes) == [Record, RecordExistsError]


def test_without_the_lock_the_database_still_takes_one_record(held: Held) -> None:
    held.record.paragraphs.all().delete()
    held.record.delete()
    with without_locks(), all_at("dialogue.models.records.Record.objects.create", 2):
        outcomes = together(*(drafts(held) for _ in range(2)))
    assert set(kinds(outcomes)) == {Record, IntegrityError}


def corrects(held: Held) -> Any:
    return lambda: records.correct(
        paragraph=held.paragraphs[0],
        texts={"en": "As corrected."},
        original="en",
        reason="A slip.",
        by=held.secretariat,
        on=LATER.date(),
        at=LATER,
    )


def test_two_corrigenda_at_once_get_two_numbers(transactional_db: None) -> None:
    held = adopted()
    one_after_the_other(corrects(held), corrects(held), inside="dialogue.services.records.fill")
    assert list(RecordCorrection.objects.values_list("number", flat=True)) == [1, 2]


def test_without_the_lock_both_would_take_the_same_number(transactional_db: None) -> None:
    """The red twin of the test above: only the unique constraint is left, and one corrigendum is lost."""
    held = adopted()
    with without_locks(), all_at("dialogue.services.records.fill", 2):
        outcomes = together(corrects(held), corrects(held))
    assert set(kinds(outcomes)) == {RecordCorrection, IntegrityError}
