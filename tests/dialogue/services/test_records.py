"""The record of discussion from its draft to the last corrigendum: who keeps it, and what it refuses."""

from datetime import timedelta
from typing import Any

import pytest

from commitments.exceptions import DayImpossibleError
from contacts.exceptions import NotYoursError
from contacts.models import Message
from core.refusals.errors import DomainError, ReasonMissingError
from dialogue.enums import DialogueStatus, RecordStatus
from dialogue.exceptions import ParagraphIncompleteError, RecordExistsError, RecordNotClearedError, RecordNotOpenError
from dialogue.models import Record
from dialogue.services import records
from tests.dialogue.corrections import correction
from tests.factories import law
from tests.factories.records import AT, CLEAR_BY, LATER, Held, adopted, dialogue_held, drafted, opened

pytestmark = pytest.mark.django_db


def mail(held: Held, what: str) -> list[str]:
    """Whose contact points had a mail whose key begins so, in the order of the MOC."""
    found = Message.objects.filter(key__startswith=f"record:{held.record.pk}:{what}")
    return list(found.order_by("participant__order").values_list("participant__code", flat=True))


def test_a_draft_is_opened_and_all_participants_are_asked_to_clear_it() -> None:
    held = opened()
    assert (held.record.status, held.record.opened_on, held.record.clear_by) == ("clearing", AT.date(), CLEAR_BY)
    assert mail(held, "opened") == held.moc.codes
    first = Message.objects.filter(key__startswith="record:").first()
    assert first is not None
    assert first.subject == f"{held.record.symbol}: please approve the record by 18 December 2026"
    assert first.link == "/dialogues/1/record/"


def test_it_is_opened_once_and_for_a_day_that_is_not_over() -> None:
    held = drafted()
    with pytest.raises(DayImpossibleError):
        records.open_for_clearance(
            record=held.record, clear_by=AT.date() - timedelta(days=1), by=held.secretariat, at=AT
        )
    held.open()
    with pytest.raises(RecordNotOpenError):
        held.open()


def test_a_draft_without_paragraphs_is_not_opened() -> None:
    held = drafted()
    held.record.paragraphs.all().delete()
    with pytest.raises(RecordNotOpenError):
        held.open()


def test_it_is_adopted_when_all_have_cleared_all_of_it() -> None:
    held = opened()
    held.clear()
    held.adopt()
    assert (held.record.status, held.record.adopted_on) == ("adopted", LATER.date())
    assert mail(held, "adopted") == held.moc.codes


def test_it_is_not_adopted_while_one_paragraph_waits_for_one_participant() -> None:
    held = opened()
    held.clear(*held.moc.codes[:4])
    held.clear(held.moc.codes[4], paragraphs=held.paragraphs[1:])
    with pytest.raises(RecordNotClearedError):
        held.adopt()


def test_it_is_adopted_between_its_opening_and_today() -> None:
    held = opened()
    held.clear()
    for day in (AT.date() - timedelta(days=1), LATER.date() + timedelta(days=1)):
        with pytest.raises(DayImpossibleError):
            records.adopt(record=held.record, by=held.secretariat, on=day, at=LATER)


def test_what_is_adopted_is_not_adopted_again_nor_a_draft_at_all() -> None:
    with pytest.raises(RecordNotOpenError):
        drafted().adopt()


def test_an_adopted_record_is_corrected_by_numbered_corrigenda_and_its_text_stays() -> None:
    held = adopted()
    before = held.paragraphs[0].text_en
    first, second = correction(held), correction(held, paragraph=held.paragraphs[2])
    assert [str(each) for each in (first, second)] == [f"{held.record.symbol}/Corr.{n}" for n in (1, 2)]
    assert held.paragraphs[0].text_en == before
    assert mail(held, "corrected:1") == held.moc.codes


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"reason": " "}, ReasonMissingError),
        ({"texts": {"en": " "}}, ParagraphIncompleteError),
        ({"on": AT.date()}, DayImpossibleError),
    ],
)
def test_a_corrigendum_has_words_a_reason_and_a_day_after_the_adoption(
    fields: dict[str, Any], refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        correction(adopted(), **fields)


def test_what_is_not_adopted_is_edited_and_not_corrected() -> None:
    with pytest.raises(RecordNotOpenError):
        correction(opened())


def test_only_the_secretariat_keeps_the_record() -> None:
    held = opened()
    officer = held.moc.officers["JP1"]
    with pytest.raises(NotYoursError):
        records.draft(dialogue=held.dialogue, by=officer, at=AT)
    with pytest.raises(NotYoursError):
        records.open_for_clearance(record=held.record, clear_by=CLEAR_BY, by=officer, at=AT)
    with pytest.raises(NotYoursError):
        records.adopt(record=held.record, by=officer, on=AT.date(), at=AT)
    with pytest.raises(NotYoursError):
        correction(held, by=officer)


def test_a_dialogue_that_was_held_has_one_record() -> None:
    held = drafted()
    with pytest.raises(RecordExistsError):
        records.draft(dialogue=held.dialogue, by=held.secretariat, at=AT)
    ahead = dialogue_held(held.moc, number=2, status=DialogueStatus.CONFIRMED, held_on=None)
    with pytest.raises(RecordNotOpenError):
        records.draft(dialogue=ahead, by=held.secretariat, at=AT)
    assert Record.objects.count() == 1


def test_the_record_says_the_state_it_is_in() -> None:
    held = drafted(law.memorandum())
    assert held.record.status == RecordStatus.DRAFT
