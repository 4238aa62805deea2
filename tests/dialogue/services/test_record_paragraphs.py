"""Work on the paragraphs of a record: what it voids, whom it tells, and where it ends."""

from datetime import timedelta
from typing import Any

import pytest

from commitments.exceptions import TextChangedError
from contacts.exceptions import NotYoursError
from contacts.models import Message
from dialogue.exceptions import ParagraphIncompleteError, RecordNotOpenError
from dialogue.models import Clearance
from dialogue.services import record_paragraphs
from dialogue.services.outline import outline
from tests.factories.records import AT, LATER, WORDS, Held, adopted, drafted, opened

pytestmark = pytest.mark.django_db


def edit(held: Held, **fields: Any) -> None:
    first = held.paragraphs[0]
    given = {
        "paragraph": first,
        "by": held.secretariat,
        "at": LATER,
        "text_hash": first.text_hash,
        "texts": {"en": "Other words.", "ja": "別の言葉。"},
        "original": "en",
    }
    record_paragraphs.edit_paragraph(**given | fields)


def add(held: Held, key: str, **fields: Any) -> Any:
    given = {"record": held.record, "by": held.secretariat, "at": AT, "texts": {"en": "Added."}, "original": "en"}
    return record_paragraphs.add_paragraph(item_key=key, **given | fields)


def recipients(held: Held, what: str) -> list[str]:
    found = Message.objects.filter(key__startswith=f"record:{held.record.pk}:{what}")
    return list(found.order_by("participant__order").values_list("participant__code", flat=True))


def test_those_whose_answers_a_change_voids_are_told_and_nobody_else() -> None:
    held = opened()
    held.clear("JP2", "CA1")
    edit(held)
    assert held.paragraphs[0].text_ja == "別の言葉。"
    assert recipients(held, "changed") == ["JP2", "CA1"]
    subject = Message.objects.get(key__startswith=f"record:{held.record.pk}:changed", participant__code="CA1").subject
    assert subject == f"{held.record.symbol}: paragraphs were changed"


def test_changes_within_an_hour_are_one_email() -> None:
    held = opened()
    held.clear("JP2")
    hour = LATER.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    for paragraph in held.paragraphs[:2]:
        edit(held, paragraph=paragraph, text_hash=paragraph.text_hash)
    (message,) = Message.objects.filter(key__startswith=f"record:{held.record.pk}:changed")
    assert message.next_attempt_at == hour
    third = held.paragraphs[2]
    edit(held, paragraph=third, text_hash=third.text_hash, at=hour)
    assert Message.objects.filter(key__startswith=f"record:{held.record.pk}:changed").count() == 2


def test_saving_the_same_words_voids_nothing() -> None:
    held = opened()
    held.clear("CA1")
    edit(held, texts={"en": f"  {WORDS[0]}\r\n"})
    assert Clearance.objects.standing().count() == 3
    assert recipients(held, "changed") == []


def test_what_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    held = drafted()
    before = held.paragraphs[0].text_hash
    edit(held)
    with pytest.raises(TextChangedError):
        edit(held, text_hash=before, texts={"en": "Mine."})
    assert held.paragraphs[0].text_en == "Other words."


def test_a_paragraph_has_words_in_some_language() -> None:
    with pytest.raises(ParagraphIncompleteError):
        edit(drafted(), texts={"en": " "})


def test_a_paragraph_is_added_after_the_last_of_its_item() -> None:
    held = opened()
    held.clear()
    add(held, "item-1")
    assert [each.text_en for each in held.paragraphs] == [*WORDS[:2], "Added.", WORDS[2]]
    assert [each.number for each in held.paragraphs] == ["1", "1", "1", "2"]
    # What was cleared stays cleared; the new one waits for all.
    assert Clearance.objects.standing().count() == 15


def test_a_paragraph_can_be_added_under_an_item_that_had_none() -> None:
    held = drafted()
    closing = outline(dialogue=held.dialogue, at=AT)[-1]
    add(held, "closing")
    assert held.paragraphs[0].item_key == "closing"
    assert held.paragraphs[0].number == closing.number
    add(held, "opening")
    assert [each.item_key for each in held.paragraphs[:2]] == ["opening", "closing"]
    with pytest.raises(ParagraphIncompleteError):
        add(held, "nowhere")


def test_a_paragraph_is_taken_out_and_those_who_answered_are_told() -> None:
    held = opened()
    held.clear("CA3")
    record_paragraphs.remove_paragraph(paragraph=held.paragraphs[1], by=held.secretariat, at=LATER)
    assert [each.text_en for each in held.paragraphs] == [WORDS[0], WORDS[2]]
    assert recipients(held, "removed") == ["CA3"]


def test_paragraphs_change_places_within_their_item_and_stay_cleared() -> None:
    held = opened()
    held.clear("CA1")
    first, second, third = (each.pk for each in held.paragraphs)
    record_paragraphs.reorder(record=held.record, by=held.secretariat, order=[second, first, third])
    assert [each.pk for each in held.paragraphs] == [second, first, third]
    assert Clearance.objects.standing().count() == 3


@pytest.mark.parametrize("order", [(0, 2, 1), (0, 1), (0, 1, 2, 2), (0, 1, 7)])
def test_no_paragraph_leaves_its_item_or_the_record(order: tuple[int, ...]) -> None:
    held = drafted()
    keys = [*(each.pk for each in held.paragraphs), *range(10**6, 10**6 + 9)]
    with pytest.raises(ParagraphIncompleteError):
        record_paragraphs.reorder(record=held.record, by=held.secretariat, order=[keys[each] for each in order])


def test_only_the_secretariat_works_on_paragraphs() -> None:
    held = drafted()
    officer = held.moc.officers["JP1"]
    with pytest.raises(NotYoursError):
        edit(held, by=officer)
    with pytest.raises(NotYoursError):
        add(held, "item-1", by=officer)
    with pytest.raises(NotYoursError):
        record_paragraphs.remove_paragraph(paragraph=held.paragraphs[0], by=officer, at=AT)
    with pytest.raises(NotYoursError):
        record_paragraphs.reorder(record=held.record, by=officer, order=[])


def test_an_adopted_record_is_not_worked_on() -> None:
    held = adopted()
    with pytest.raises(RecordNotOpenError):
        edit(held)
    with pytest.raises(RecordNotOpenError):
        add(held, "item-1")
    with pytest.raises(RecordNotOpenError):
        record_paragraphs.remove_paragraph(paragraph=held.paragraphs[0], by=held.secretariat, at=LATER)
    with pytest.raises(RecordNotOpenError):
        record_paragraphs.reorder(record=held.record, by=held.secretariat, order=[])
