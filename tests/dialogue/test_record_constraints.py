"""What must never happen to a record of discussion, tried by raw SQL past the services."""

from datetime import date

import pytest

from contacts.enums import Role
from dialogue.models import Clearance, Record, RecordCorrection
from tests.constraint_assertions import delete, insert_like, refused_by, sql, update
from tests.factories.records import AT, HELD_ON, Held, RecordFormulaFactory, adopted, drafted, opened, paragraph

pytestmark = pytest.mark.django_db

OTHER = "0" * 64


def cleared() -> tuple[Held, Clearance]:
    held = opened()
    held.clear("CA1", paragraphs=held.paragraphs[:1])
    return held, Clearance.objects.get()


def correction(held: Held) -> RecordCorrection:
    made: RecordCorrection = RecordCorrection.objects.create(
        record=held.record,
        number=1,
        paragraph=held.paragraphs[0],
        text_en="As corrected.",
        reason="A slip.",
        issued_on=AT.date(),
        issued_by=held.secretariat,
    )
    return made


def test_a_record_is_not_adopted_while_one_paragraph_waits_for_one_participant() -> None:
    held = opened()
    held.clear(*held.moc.codes[:4])
    held.clear("CA3", paragraphs=held.paragraphs[1:])
    with refused_by("record_adopted_when_all_cleared"):
        update(held.record, status="adopted", adopted_on=AT.date())


def test_a_record_without_paragraphs_is_not_adopted_nor_entered_as_adopted() -> None:
    held = drafted()
    held.record.paragraphs.all().delete()
    with refused_by("record_adopted_when_all_cleared"):
        update(held.record, status="adopted", adopted_on=AT.date())
    held.record.delete()
    with refused_by("record_adopted_when_all_cleared"):
        Record.objects.create(dialogue=held.dialogue, status="adopted", adopted_on=AT.date())


def test_a_record_is_adopted_on_a_day() -> None:
    held = opened()
    held.clear()
    with refused_by("record_adopted_on_a_day"):
        update(held.record, status="adopted")
    with refused_by("record_adopted_on_a_day"):
        update(held.record, adopted_on=HELD_ON)


def test_an_adopted_record_stays_and_so_do_its_paragraphs() -> None:
    held = adopted()
    first = held.paragraphs[0]
    with refused_by("record_stays_adopted"):
        update(held.record, clear_by=date(2027, 1, 1))
    with refused_by("record_stays_adopted"):
        delete(held.record)
    with refused_by("paragraph_stays_adopted"):
        update(first, text_en="Other words.")
    with refused_by("paragraph_stays_adopted"):
        delete(first)
    with refused_by("paragraph_stays_adopted"):
        insert_like(first, order=99)


def test_two_paragraphs_do_not_share_a_place_and_none_is_empty() -> None:
    held = drafted()
    with refused_by("paragraph_has_one_place"):
        sql('UPDATE dialogue_recordparagraph SET "order" = 1 WHERE record_id = %s', held.record.pk)
    with refused_by("paragraph_has_a_text"):
        update(held.paragraphs[0], text_en="")


def test_a_clearance_does_not_stand_to_a_text_that_the_paragraph_does_not_have() -> None:
    held, given = cleared()
    with refused_by("clearance_of_the_text_as_it_is"):
        update(held.paragraphs[0], text_hash=OTHER)
    with refused_by("clearance_of_the_text_as_it_is"):
        insert_like(given, paragraph_id=held.paragraphs[1].pk)


def test_a_participant_clears_a_paragraph_once_and_through_its_own_officers() -> None:
    held, given = cleared()
    with refused_by("participant_clears_once"):
        insert_like(given)
    with refused_by("clearance_by_own_officer"):
        insert_like(given, participant_id=held.moc.participants["CA2"].pk)
    editor = held.moc.user("CA2", Role.EDITOR)
    with refused_by("clearance_by_an_officer"):
        insert_like(given, participant_id=editor.participant_id, by_id=editor.pk)


def test_a_clearance_stays_as_it_was_given() -> None:
    _held, given = cleared()
    with refused_by("clearance_stays_as_given"):
        update(given, cleared=False, comment="No.")
    with refused_by("clearance_stands_or_is_void"):
        update(given, standing_hash=None)
    update(given, standing_hash=None, voided_at=AT)
    with refused_by("clearance_stays_as_given"):
        update(given, standing_hash=given.text_hash, voided_at=None)


def test_a_clearance_that_is_refused_says_why() -> None:
    held, given = cleared()
    officer = held.moc.officers["CA2"]
    with refused_by("clearance_refused_with_a_comment"):
        insert_like(given, participant_id=officer.participant_id, by_id=officer.pk, cleared=False)


def test_nothing_is_cleared_in_a_draft_or_after_the_adoption() -> None:
    held = drafted()
    first, officer = held.paragraphs[0], held.moc.officers["CA1"]
    with refused_by("clearance_while_open"):
        Clearance.objects.create(
            paragraph=first,
            participant=held.moc.participants["CA1"],
            by=officer,
            given_at=AT,
            cleared=True,
            text_hash=first.text_hash,
            standing_hash=first.text_hash,
        )
    held.open()
    held.clear()
    held.adopt()
    with refused_by("clearance_while_open"):
        update(Clearance.objects.first(), standing_hash=None, voided_at=AT)


def test_only_an_adopted_record_is_corrected() -> None:
    held = opened()
    with refused_by("correction_of_an_adopted_record"):
        correction(held)


def test_a_corrigendum_stays_as_it_was_issued_under_a_number_of_its_own_with_words_and_reason() -> None:
    made = correction(adopted())
    with refused_by("correction_of_an_adopted_record"):
        update(made, reason="Another.")
    with refused_by("correction_of_an_adopted_record"):
        delete(made)
    with refused_by("correction_has_one_number"):
        insert_like(made)
    with refused_by("correction_has_a_reason"):
        insert_like(made, number=2, reason="")
    with refused_by("correction_has_a_text"):
        insert_like(made, number=2, text_en="")


def test_a_dialogue_has_one_record() -> None:
    held = drafted()
    with refused_by("dialogue_record_dialogue_id_key"):
        Record.objects.create(dialogue=held.dialogue)
    assert paragraph(held.record, 9).record == held.record


def test_a_formula_of_the_text_bank_has_a_use_and_a_text() -> None:
    formula = RecordFormulaFactory.create()
    with refused_by("formula_has_a_use"):
        update(formula, title_en="")
    with refused_by("formula_has_a_text"):
        update(formula, text_en="", text_fr="", text_ja="")
