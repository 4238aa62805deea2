"""What becomes of the actions of a Dialogue."""

from datetime import date, timedelta
from typing import Any

import pytest

from commitments.enums import CommitmentState, Origin
from commitments.exceptions import DayImpossibleError
from commitments.models import Commitment, Provision
from contacts.exceptions import NotYoursError
from core.changes.translations import Translation
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from dialogue.enums import ActionState
from dialogue.exceptions import ActionCarriedError
from dialogue.models import ActionItem, ActionSupport
from dialogue.services import follow_up
from tests.factories import law
from tests.factories.dialogue import ActionItemFactory, AgendaItemFactory, issue
from tests.factories.records import AT, HELD_ON, Held, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return drafted(law.memorandum())


def action_of(held: Held, **fields: Any) -> ActionItem:
    given = {"dialogue": held.dialogue, "number": 1, "lead": held.moc.participants["CA1"], "commitment": None}
    action: ActionItem = ActionItemFactory.create(**given | fields)
    return action


def test_a_commitment_carries_an_action_on_and_names_its_origin(held: Held) -> None:
    action = action_of(held, title_en="Prepare the workshop", title_ja="ワークショップの準備", note_en="In Ottawa.")
    ActionSupport.objects.create(action=action, participant=held.moc.participants["JP1"])
    area = held.moc.instrument.areas.get(is_open_ended=False)
    provision = Provision.objects.get(code="1(a)")
    made = follow_up.take_on(action=action, by=held.secretariat, at=AT, areas=[area], provisions=[provision])
    action.refresh_from_db()
    assert (action.commitment, action.state) == (made, ActionState.OPEN)
    assert (made.state, made.origin, made.source) == (
        CommitmentState.ACTIVE,
        Origin.DIALOGUE,
        "First Dialogue, action 1/1",
    )
    assert (made.title_en, made.title_ja, made.text_en) == (
        "Prepare the workshop",
        "ワークショップの準備",
        "In Ottawa.",
    )
    assert (made.lead, made.due_on, made.mark) == (action.lead, action.due_on, held.dialogue.mark)
    assert ([*made.areas.all()], [*made.provisions.all()]) == ([area], [provision])
    assert [*made.supporting.all()] == [held.moc.participants["JP1"]]
    assert made.reference.endswith("-2026-001")


def test_the_commitment_of_an_action_has_the_status_of_its_translations(held: Held) -> None:
    texts = {"title_en": "One", "title_fr": "Un", "note_en": "One", "note_fr": "Un", "note_ja": "一"}
    action = action_of(held, **texts)
    ActionItem.objects.filter(pk=action.pk).update(note_en="Two", note_ja="二")
    made = follow_up.take_on(action=action, by=held.secretariat, at=AT)
    found = Translation.objects.of([made]).exclude(state="missing").values_list("text", "language", "state")
    assert set(found) == {("title", "fr", "approved"), ("text", "fr", "old"), ("text", "ja", "approved")}


def test_an_action_is_taken_on_once_and_while_it_is_open(held: Held) -> None:
    action = action_of(held)
    follow_up.take_on(action=action, by=held.secretariat, at=AT)
    closed = action_of(held, number=2, state=ActionState.DONE, closed_on=HELD_ON)
    for each in (action, closed):
        with pytest.raises(ActionCarriedError):
            follow_up.take_on(action=each, by=held.secretariat, at=AT)
    assert Commitment.objects.count() == 1


def test_an_action_is_closed_on_a_day_for_a_reason(held: Held) -> None:
    action = action_of(held)
    follow_up.settle(action=action, to=ActionState.DONE, reason=" It was held. ", by=held.secretariat, on=AT.date())
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.state_reason) == ("done", AT.date(), "It was held.")


def test_an_action_continues_until_another_day_and_is_taken_up_again(held: Held) -> None:
    action = action_of(held)
    later = date(2027, 6, 30)
    follow_up.settle(action=action, to=ActionState.DROPPED, reason="No.", by=held.secretariat, on=AT.date())
    follow_up.settle(
        action=action, to=ActionState.CONTINUED, reason="After all.", by=held.secretariat, on=AT.date(), due_on=later
    )
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.due_on) == ("continued", None, later)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"reason": " "}, ReasonMissingError),
        ({"on": HELD_ON - timedelta(days=1)}, DayImpossibleError),
        ({"to": ActionState.OPEN}, TransitionNotAllowedError),
    ],
)
def test_an_action_is_not_settled_without_reason_day_or_way(
    held: Held, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    given = {"to": ActionState.DONE, "reason": "Done.", "by": held.secretariat, "on": AT.date()}
    with pytest.raises(refusal):
        follow_up.settle(action=action_of(held), **given | fields)


def test_only_the_secretariat_follows_up(held: Held) -> None:
    action, officer = action_of(held), held.moc.officers["CA1"]
    with pytest.raises(NotYoursError):
        follow_up.take_on(action=action, by=officer, at=AT)
    with pytest.raises(NotYoursError):
        follow_up.settle(action=action, to=ActionState.DONE, reason="Done.", by=officer, on=AT.date())


def test_the_area_of_the_item_under_which_an_action_came_is_known(held: Held) -> None:
    item = AgendaItemFactory.create(agenda__dialogue=held.dialogue, key="area:2(c)(i)", number=6, letter="a")
    issue(item.agenda)
    assert {number: area.code for number, area in follow_up.areas_of(held.dialogue).items()} == {"6(a)": "2(c)(i)"}
