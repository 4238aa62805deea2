"""What is entered in the room: items taken up one at a time, texts that nobody overwrites unseen, actions once."""

from datetime import date
from typing import Any
from uuid import uuid4

import pgtrigger
import pytest

from contacts.enums import Role
from contacts.models import User
from dialogue.enums import DialogueStatus, ItemResult, RecordStatus
from dialogue.exceptions import EditedByOtherError, ItemUnknownError, RoomClosedError
from dialogue.models import ActionItem, Dialogue, ItemOutcome, Record, Speaker
from dialogue.services import outcomes, speakers
from dialogue.services.outcomes import NewAction
from tests.concurrency import at_once
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.meeting_entries import dialogue_with_agenda, minute, seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return dialogue_with_agenda()


@pytest.fixture
def officer() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


def typed(dialogue: Dialogue, officer: User, version: int, **fields: str) -> ItemOutcome:
    return outcomes.save(
        dialogue=dialogue, item_key="opening", version=version, fields=fields, by=officer, at=minute(5)
    )


def test_taking_up_an_item_ends_the_one_before_and_frees_the_floor(dialogue: Dialogue, officer: User) -> None:
    outcomes.begin(dialogue=dialogue, item_key="opening", by=officer, at=minute(0))
    speaker = speakers.ask(
        dialogue=dialogue, item_key="opening", participant=seated(dialogue), by=officer, at=minute(1)
    )
    speakers.give_floor(speaker=speaker, by=officer, at=minute(2))
    outcomes.begin(dialogue=dialogue, item_key="area:a", by=officer, at=minute(11))
    opening, area = ItemOutcome.objects.order_by("begun_at")
    assert (opening.begun_at, opening.ended_at) == (minute(0), minute(11))
    assert (area.begun_at, area.ended_at) == (minute(11), None)
    assert Speaker.objects.get().ended_at == minute(11)


def test_an_item_pressed_twice_keeps_the_moment_at_which_it_began(dialogue: Dialogue, officer: User) -> None:
    for at in (minute(0), minute(1)):
        outcomes.begin(dialogue=dialogue, item_key="opening", by=officer, at=at)
    assert ItemOutcome.objects.get().begun_at == minute(0)


def test_an_item_that_is_taken_up_again_goes_on_without_what_lay_between(dialogue: Dialogue, officer: User) -> None:
    outcomes.begin(dialogue=dialogue, item_key="opening", by=officer, at=minute(0))
    outcomes.end(dialogue=dialogue, item_key="opening", by=officer, at=minute(8))
    outcomes.begin(dialogue=dialogue, item_key="opening", by=officer, at=minute(38))
    again = ItemOutcome.objects.get()
    assert (again.begun_at, again.ended_at, again.seconds_paused) == (minute(0), None, 30 * 60)


def test_ending_what_is_not_under_discussion_changes_nothing(dialogue: Dialogue, officer: User) -> None:
    outcomes.begin(dialogue=dialogue, item_key="closing", by=officer, at=minute(0))
    outcomes.end(dialogue=dialogue, item_key="opening", by=officer, at=minute(8))
    assert ItemOutcome.objects.get(item_key="closing").ended_at is None


def test_an_item_begun_by_mistake_is_as_if_it_had_not_begun_and_keeps_its_texts(
    dialogue: Dialogue, officer: User
) -> None:
    typed(dialogue, officer, 0, summary_en="Words of welcome.")
    outcomes.begin(dialogue=dialogue, item_key="opening", by=officer, at=minute(0))
    outcomes.take_back(dialogue=dialogue, item_key="opening", by=officer, at=minute(1))
    outcome = ItemOutcome.objects.get()
    assert (outcome.begun_at, outcome.ended_at, outcome.summary_en) == (None, None, "Words of welcome.")


def test_each_save_raises_the_version_and_says_who_and_when(dialogue: Dialogue, officer: User) -> None:
    typed(dialogue, officer, 0, summary_en="Words", result=ItemResult.CONCLUDED)
    outcome = typed(dialogue, officer, 1, summary_en="Words of welcome.")
    assert (outcome.version, outcome.entered_by, outcome.entered_at) == (2, officer, minute(5))
    assert (outcome.summary_en, outcome.result) == ("Words of welcome.", ItemResult.CONCLUDED)


def test_who_began_from_an_older_version_overwrites_nothing(dialogue: Dialogue, officer: User) -> None:
    typed(dialogue, officer, 0, summary_en="Theirs")
    with pytest.raises(EditedByOtherError, match="Compare both texts"):
        typed(dialogue, officer, 0, summary_en="Mine")
    assert ItemOutcome.objects.get().summary_en == "Theirs"


def test_what_was_saved_but_not_acknowledged_is_safely_sent_again(dialogue: Dialogue, officer: User) -> None:
    for _ in range(2):
        typed(dialogue, officer, 0, summary_en="Words", decision_en="Noted.")
    assert ItemOutcome.objects.get().version == 1


def test_nothing_is_written_but_what_is_typed(dialogue: Dialogue, officer: User) -> None:
    outcome = typed(dialogue, officer, 0, item_key="closing", summary_en="Words")
    outcome.refresh_from_db()
    assert outcome.item_key == "opening"


def test_an_action_gets_the_next_number_and_the_number_of_its_item(dialogue: Dialogue, officer: User) -> None:
    lead, other = ParticipantFactory.create_batch(2)
    for title in ("Write", "Read"):
        outcomes.add_action(
            dialogue=dialogue,
            item_key="area:a",
            action=NewAction(title, "fr", lead=lead, support=(lead, other), due_on=date(2027, 5, 1)),
            by=officer,
            at=minute(12),
        )
    first, second = ActionItem.objects.order_by("number")
    assert [(each.number, each.item, each.title_fr) for each in (first, second)] == [
        (1, "2(a)", "Write"),
        (2, "2(a)", "Read"),
    ]
    assert (first.original_language, first.lead, list(first.supporting.all())) == ("fr", lead, [other])


def test_an_action_sent_twice_is_entered_once(dialogue: Dialogue, officer: User) -> None:
    action = NewAction("Write", "en", entry=uuid4())
    for _ in range(2):
        outcomes.add_action(dialogue=dialogue, item_key="opening", action=action, by=officer, at=minute(1))
    assert ActionItem.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_actions_entered_at_one_instant_get_a_number_each(dialogue: Dialogue, officer: User) -> None:
    def enter() -> None:
        action = NewAction("Write", "en", entry=uuid4())
        outcomes.add_action(dialogue=dialogue, item_key="opening", action=action, by=officer, at=minute(1))

    at_once(4, enter)
    assert sorted(ActionItem.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_two_items_taken_up_at_one_instant_leave_one_under_discussion(dialogue: Dialogue, officer: User) -> None:
    keys = ["opening", "closing"]
    at_once(2, lambda: outcomes.begin(dialogue=dialogue, item_key=keys.pop(), by=officer, at=minute(1)))
    assert ItemOutcome.objects.filter(begun_at__isnull=False).count() == 2
    assert ItemOutcome.objects.filter(ended_at=None).count() == 1


ACTS: list[Any] = [
    outcomes.begin,
    outcomes.end,
    outcomes.take_back,
    lambda **room: outcomes.save(**room, version=0, fields={"summary_en": "Words"}),
    lambda **room: outcomes.add_action(**room, action=NewAction("Write", "en")),
]


@pytest.mark.parametrize("act", ACTS)
def test_no_item_beside_the_agenda_is_spoken_of(dialogue: Dialogue, officer: User, act: Any) -> None:
    with pytest.raises(ItemUnknownError):
        act(dialogue=dialogue, item_key="elsewhere", by=officer, at=minute(0))
    assert not ItemOutcome.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_a_cancelled_dialogue_has_no_room(dialogue: Dialogue, officer: User, act: Any) -> None:
    Dialogue.objects.update(status=DialogueStatus.CANCELLED)
    with pytest.raises(RoomClosedError, match="cancelled"):
        act(dialogue=dialogue, item_key="opening", by=officer, at=minute(0))


@pytest.mark.parametrize("act", ACTS)
def test_once_the_record_is_adopted_the_room_stays_as_it_was(dialogue: Dialogue, officer: User, act: Any) -> None:
    # Without the clearances that an adoption stands on, which are no matter here.
    with pgtrigger.ignore("dialogue.Record:record_adopted_when_all_cleared"):
        Record.objects.create(dialogue=dialogue, status=RecordStatus.ADOPTED, adopted_on=date(2027, 3, 1))
    with pytest.raises(RoomClosedError, match="corrigendum"):
        act(dialogue=dialogue, item_key="opening", by=officer, at=minute(0))
