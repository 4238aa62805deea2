"""Two people act on one record at the same instant: one comes after the other and sees what the first did.

Each has its red twin, which shows the instant to be the same one and what would happen without the guard.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import IntegrityError

from commitments.exceptions import AlreadyConcurredError, TextChangedError
from contacts.models import User
from dialogue.exceptions import RecordNotClearedError, RecordNotOpenError
from dialogue.models import Clearance, Record, RecordParagraph
from dialogue.services import clearances, record_paragraphs, records
from tests.commitments.races.actions import (
    after,
    all_at,
    before,
    one_after_the_other,
    together,
    without_constraint,
    without_locks,
    without_trigger,
)
from tests.factories.records import AT, LATER, Held, opened

LOCK_OF_A_CLEARANCE = "dialogue.services.clearances.lock"
LOCK_OF_AN_EDIT = "dialogue.services.record_paragraphs.lock"
LOCK_OF_AN_ADOPTION = "dialogue.services.records.lock"

type Act = Callable[[], Any]


@pytest.fixture
def held(transactional_db: None) -> Held:
    return opened()


def clears(paragraph: RecordParagraph, by: User) -> Act:
    """Each reads the paragraph for itself, as each request does."""
    return lambda: clearances.clear(
        paragraph=RecordParagraph.objects.get(pk=paragraph.pk), by=by, at=AT, text_hash=paragraph.text_hash
    )


def edits(held: Held, paragraph: RecordParagraph) -> Act:
    return lambda: record_paragraphs.edit_paragraph(
        paragraph=RecordParagraph.objects.get(pk=paragraph.pk),
        by=held.secretariat,
        at=LATER,
        text_hash=paragraph.text_hash,
        texts={"en": "Other words."},
        original="en",
    )


def adopts(held: Held) -> Act:
    return lambda: records.adopt(
        record=Record.objects.get(pk=held.record.pk), by=held.secretariat, on=LATER.date(), at=LATER
    )


def kinds(outcomes: list[Any]) -> list[type]:
    return [type(each) for each in outcomes]


def standing_elsewhere() -> bool:
    """Whether a clearance stands to a text that its paragraph does not have."""
    rows = Clearance.objects.standing().values_list("standing_hash", "paragraph__text_hash")
    return any(stands != has for stands, has in rows)


def test_two_officers_of_one_ministry_clear_a_paragraph_once(held: Held) -> None:
    first = held.paragraphs[0]
    acts = [clears(first, held.moc.officers["CA1"]), clears(first, held.moc.user("CA1"))]
    assert kinds(one_after_the_other(*acts, inside=LOCK_OF_A_CLEARANCE)) == [Clearance, AlreadyConcurredError]
    assert Clearance.objects.count() == 1


def test_without_the_lock_the_database_still_takes_one_of_them(held: Held) -> None:
    first = held.paragraphs[0]
    with without_locks(), all_at("dialogue.models.records.Clearance.objects.create", 2):
        outcomes = together(*(clears(first, held.moc.user("CA1")) for _ in range(2)))
    assert set(kinds(outcomes)) == {Clearance, IntegrityError}
    assert Clearance.objects.standing().count() == 1


def test_without_lock_and_constraint_one_ministry_would_clear_twice(held: Held) -> None:
    """The red twin of the two tests above."""
    first = held.paragraphs[0]
    with (
        without_constraint(Clearance, "participant_clears_once"),
        without_locks(),
        all_at("dialogue.models.records.Clearance.objects.create", 2),
    ):
        assert set(kinds(together(*(clears(first, held.moc.user("CA1")) for _ in range(2))))) == {Clearance}
        assert Clearance.objects.standing().count() == 2


def test_a_clearance_that_comes_first_is_voided_by_the_edit(held: Held) -> None:
    first = held.paragraphs[0]
    outcomes = one_after_the_other(
        clears(first, held.moc.officers["CA1"]), edits(held, first), inside=LOCK_OF_A_CLEARANCE
    )
    assert kinds(outcomes) == [Clearance, type(None)]
    assert Clearance.objects.get().voided_at == LATER


def test_a_clearance_that_comes_second_finds_another_text(held: Held) -> None:
    first = held.paragraphs[0]
    outcomes = one_after_the_other(edits(held, first), clears(first, held.moc.officers["CA1"]), inside=LOCK_OF_AN_EDIT)
    assert kinds(outcomes) == [type(None), TextChangedError]
    assert not Clearance.objects.exists()


@pytest.mark.parametrize("guarded", [True, False])
def test_without_the_lock_only_the_database_keeps_a_clearance_from_standing_to_other_words(
    held: Held, guarded: bool
) -> None:
    """The red twin of the two tests above, with the guard of the database and without it."""
    first = held.paragraphs[0]
    with ExitStack() as off:
        if not guarded:
            off.enter_context(without_constraint(Clearance, "clearance_of_the_text_as_it_is"))
        once_checked = before("dialogue.models.records.Clearance.objects.create", lambda: together(edits(held, first)))
        with without_locks(), once_checked:
            (outcome,) = together(clears(first, held.moc.officers["CA1"]))
        assert isinstance(outcome, IntegrityError if guarded else Clearance)
        assert standing_elsewhere() is not guarded


def but_one(held: Held) -> RecordParagraph:
    """All have cleared all but one paragraph, which waits for CA3 alone."""
    held.clear(*held.moc.codes[:4])
    held.clear("CA3", paragraphs=held.paragraphs[1:])
    return held.paragraphs[0]


def test_the_last_clearance_comes_first_and_the_record_is_adopted(held: Held) -> None:
    last = clears(but_one(held), held.moc.officers["CA3"])
    assert kinds(one_after_the_other(last, adopts(held), inside=LOCK_OF_A_CLEARANCE)) == [Clearance, type(None)]
    held.record.refresh_from_db()
    assert held.record.status == "adopted"


def test_the_last_clearance_comes_second_and_the_record_stays_open(held: Held) -> None:
    last = clears(but_one(held), held.moc.officers["CA3"])
    outcomes = one_after_the_other(adopts(held), last, inside=LOCK_OF_AN_ADOPTION)
    assert kinds(outcomes) == [RecordNotClearedError, Clearance]
    held.record.refresh_from_db()
    assert held.record.status == "clearing"


def test_an_edit_beside_the_adoption_comes_before_it_or_too_late(held: Held) -> None:
    held.clear()
    outcomes = one_after_the_other(adopts(held), edits(held, held.paragraphs[0]), inside=LOCK_OF_AN_ADOPTION)
    assert kinds(outcomes) == [type(None), RecordNotOpenError]
    assert not standing_elsewhere()


def test_without_the_lock_a_record_would_be_adopted_that_not_all_have_cleared(held: Held) -> None:
    """The red twin of the tests above: an edit between the count and the adoption."""
    held.clear()
    once_counted = after("dialogue.services.records.may_be_adopted", lambda: together(edits(held, held.paragraphs[0])))
    with without_trigger(Record, "record_adopted_when_all_cleared"), without_locks(), once_counted:
        (outcome,) = together(adopts(held))
    assert outcome is None
    held.record.refresh_from_db()
    assert (held.record.status, Clearance.objects.standing().count()) == ("adopted", 10)


def test_without_the_lock_the_database_still_refuses_that_adoption(held: Held) -> None:
    held.clear()
    once_counted = after("dialogue.services.records.may_be_adopted", lambda: together(edits(held, held.paragraphs[0])))
    with without_locks(), once_counted:
        (outcome,) = together(adopts(held))
    assert isinstance(outcome, IntegrityError)
