"""The next agenda begins with what remains: unfinished items come back, with their history in words."""

from datetime import UTC, date, datetime

import pytest

from contacts.enums import Role
from contacts.models import Participant
from dialogue.enums import AgendaStatus, ItemOrigin, ItemResult
from dialogue.models import Agenda, AgendaItem, Dialogue, Record
from dialogue.services import agenda_items, clearances, records
from dialogue.services.agendas import compile_agenda, save_draft
from tests import tables
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import AgendaFactory, AgendaItemFactory, DialogueFactory, ItemOutcomeFactory
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db

AT = datetime(2027, 12, 1, 5, tzinfo=UTC)


@pytest.fixture
def third() -> Dialogue:
    """The third of the shipped series, held, with the fourth to come."""
    tables.seed()
    dialogue = Dialogue.objects.get(number=3)
    dialogue.status, dialogue.held_on = "held", date(2026, 11, 20)
    dialogue.save()
    DialogueFactory.create(instrument=dialogue.instrument, number=4, host=dialogue.host, mark=dialogue.mark)
    return dialogue


def fourth() -> Dialogue:
    return Dialogue.objects.get(number=4)


def left(dialogue: Dialogue, key: str, result: ItemResult = ItemResult.CONTINUES) -> None:
    ItemOutcomeFactory.create(dialogue=dialogue, item_key=key, result=result)


def reasons(key: str) -> list[str]:
    agenda = compile_agenda(dialogue=fourth(), language="en", as_of=AT)
    return [reason.words for note in agenda.annotations if note.key == key for reason in note.reasons]


def keys() -> list[str]:
    agenda = compile_agenda(dialogue=fourth(), language="en", as_of=AT)
    return [note.key for note in agenda.annotations]


def test_an_item_that_is_there_anyway_says_that_it_is_carried_over(third: Dialogue) -> None:
    left(third, "other-fora")
    assert "Carried over from the Third Dialogue: the last one did not conclude it." in reasons("other-fora")


def test_a_concluded_item_says_nothing_of_it(third: Dialogue) -> None:
    left(third, "other-fora", ItemResult.CONCLUDED)
    assert not [words for words in reasons("other-fora") if "carried over" in words]


def test_an_area_that_nothing_else_brings_comes_in_at_its_place(third: Dialogue) -> None:
    fresh = set(keys())
    areas = [f"area:{area.code}" for area in third.instrument.areas.filter(is_open_ended=False).order_by("order")]
    silent = next((key for key in areas if key not in fresh), None)
    told = silent or areas[0]
    left(third, told, ItemResult.NOT_TAKEN_UP)
    assert any("had no time for it" in words for words in reasons(told))
    there = [key for key in keys() if key in areas]
    # Areas with debate come before those without, each in the order of the text.
    assert (there[0], set(there)) == (told, set(areas))


def test_an_added_item_comes_back_under_one_key_before_other_matters(third: Dialogue) -> None:
    item = AgendaItemFactory.create(
        agenda=AgendaFactory.create(dialogue=third),
        key="added:1",
        number=8,
        origin=ItemOrigin.ADDED,
        title_en="Traceability of graphite",
        title_fr="Traçabilité du graphite",
    )
    Agenda.objects.filter(pk=item.agenda_id).update(
        status=AgendaStatus.ISSUED, issued_on=date(2026, 11, 1), issued_at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    left(third, "added:1", ItemResult.NOT_TAKEN_UP)
    assert reasons("carried:3:added:1") == [
        "Carried over from the Third Dialogue: the last one had no time for its item 8."
    ]
    draft = save_draft(dialogue=fourth(), as_of=AT, by=UserFactory.create(role=Role.SECRETARIAT))
    order = [each.key for each in draft.items.all()]
    assert order.index("carried:3:added:1") == order.index("other-matters") - 1
    agenda = compile_agenda(dialogue=fourth(), language="fr", as_of=AT)
    (note,) = [note for note in agenda.annotations if note.key == "carried:3:added:1"]
    assert str(note.heading) == "Traçabilité du graphite"


def test_a_carried_item_can_be_taken_out_and_stays_out(third: Dialogue) -> None:
    AgendaItemFactory.create(agenda=AgendaFactory.create(dialogue=third), key="added:1", title_en="Graphite")
    left(third, "added:1")
    by = UserFactory.create(role=Role.SECRETARIAT)
    save_draft(dialogue=fourth(), as_of=AT, by=by)
    item = AgendaItem.objects.get(agenda__dialogue=fourth(), key="carried:3:added:1")
    assert str(item.title) == "Graphite"
    agenda_items.take_out(item=item, by=by)
    save_draft(dialogue=fourth(), as_of=AT, by=by)
    assert "carried:3:added:1" not in keys()


def test_what_was_said_of_a_carried_item_stands_in_its_background(third: Dialogue) -> None:
    ItemOutcomeFactory.create(
        dialogue=third, item_key="other-fora", result=ItemResult.CONTINUES, summary_en="Two views were exchanged."
    )
    agenda = compile_agenda(dialogue=fourth(), language="en", as_of=AT)
    (note,) = [note for note in agenda.annotations if note.key == "other-fora"]
    assert "Third Dialogue: Two views were exchanged." in [str(each.text) for each in note.paragraphs]


def record_said() -> list[str]:
    """What annex B of the agenda says of the record."""
    agenda = compile_agenda(dialogue=fourth(), language="en", as_of=AT)
    (annex,) = [annex for annex in agenda.annexes if annex.letter == "B"]
    return [str(text) for text in annex.paragraphs]


def test_the_agenda_says_whether_the_record_of_the_last_dialogue_is_adopted(third: Dialogue) -> None:
    assert record_said() == []
    record = Record.objects.create(dialogue=third)
    # Nobody but the secretariat sees a draft.
    assert record_said() == []
    paragraph(record)
    by = UserFactory.create(role=Role.SECRETARIAT)
    opened = datetime(2026, 12, 1, 12, tzinfo=UTC)
    records.open_for_clearance(record=record, clear_by=date(2027, 1, 15), by=by, at=opened)
    assert record_said() == [
        "The record of the Third Dialogue (JCBD/3/REC) is not adopted yet. Approval is due by 15 January 2027."
    ]
    row = record.paragraphs.get()
    for seat in Participant.objects.filter(participations__instrument=third.instrument):
        officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=seat)
        clearances.clear(paragraph=row, by=officer, at=opened, text_hash=row.text_hash)
    records.adopt(record=record, by=by, on=date(2026, 12, 1), at=opened)
    assert record_said() == ["The record of the Third Dialogue (JCBD/3/REC) was adopted on 1 December 2026."]


def test_a_decision_that_was_taken_meanwhile_does_not_come_back(third: Dialogue) -> None:
    left(third, "decision:JD-2026-999")
    assert "decision:JD-2026-999" not in keys()


def test_what_the_dialogue_before_the_last_left_is_not_brought_up_again(third: Dialogue) -> None:
    left(Dialogue.objects.get(number=2), "other-fora")
    assert not [words for words in reasons("other-fora") if "carried over" in words]
