"""The page of a Dialogue's actions: who reads it, who acts, and that a hidden commitment is not named."""

from typing import Any

import pytest
from django.test import Client

from commitments.models import Commitment
from contacts.enums import Audience, Role
from dialogue.models import ActionItem
from tests.dialogue.views.record_sessions import as_role
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import ActionItemFactory
from tests.factories.records import Held, drafted

pytestmark = pytest.mark.django_db

PAGE = "/dialogues/1/actions/"


@pytest.fixture
def held() -> Held:
    return drafted()


def action_of(held: Held, **fields: Any) -> ActionItem:
    given = {"dialogue": held.dialogue, "number": 1, "lead": held.moc.participants["CA1"], "commitment": None}
    action: ActionItem = ActionItemFactory.create(**given | fields)
    return action


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT])
def test_whoever_reads_the_register_reads_the_actions(held: Held, role: Role) -> None:
    action = action_of(held)
    page = as_role(held, role).get(PAGE).content.decode()
    assert str(action.title) in page
    assert ("Convert to commitment" in page) is (role is Role.SECRETARIAT)


def test_an_administrator_finds_none_and_who_is_not_signed_in_is_asked_to(held: Held) -> None:
    assert as_role(held, Role.ADMINISTRATOR).get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("act", ["take-on", "settle"])
def test_only_the_secretariat_acts_on_them(held: Held, act: str) -> None:
    action = action_of(held)
    assert as_role(held, Role.CONTACT_OFFICER).post(f"{PAGE}{action.pk}/{act}/").status_code == 403
    client = as_role(held, Role.SECRETARIAT)
    assert client.get(f"{PAGE}{action.pk}/{act}/").status_code == 405
    assert client.post(f"{PAGE}{action.pk + 1000}/{act}/").status_code == 404


def test_the_secretariat_makes_a_commitment_of_an_action_once(held: Held) -> None:
    action, client = action_of(held), as_role(held, Role.SECRETARIAT)
    assert client.post(f"{PAGE}{action.pk}/take-on/", {"area": "2(c)(i)"}).status_code == 302
    made = Commitment.objects.get()
    assert [area.code for area in made.areas.all()] == ["2(c)(i)"]
    assert made.reference in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{action.pk}/take-on/", {"area": ""}).status_code == 409
    assert client.post(f"{PAGE}{action.pk}/take-on/", {"area": "nowhere"}).status_code == 400


def test_the_secretariat_says_what_became_of_an_action(held: Held) -> None:
    action, client = action_of(held), as_role(held, Role.SECRETARIAT)
    answer = client.post(f"{PAGE}{action.pk}/settle/", {"to": "done", "reason": ""})
    assert answer.status_code == 400
    assert client.post(f"{PAGE}{action.pk}/settle/", {"to": "done", "reason": "It was held."}).status_code == 302
    assert "It was held." in client.get(PAGE).content.decode()


def test_a_commitment_that_is_hidden_from_the_reader_is_not_named(held: Held) -> None:
    hidden = CommitmentFactory.create(
        lead=held.moc.participants["JP1"], mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    )
    action_of(held, commitment=hidden)
    assert hidden.reference not in as_role(held, Role.CONTACT_OFFICER).get(PAGE).content.decode()
    assert hidden.reference in as_role(held, Role.CONTACT_OFFICER, "JP1").get(PAGE).content.decode()
    # Whether there is one shows to nobody else: the secretariat is offered no second one, and not told of the first.
    assert hidden.reference not in as_role(held, Role.SECRETARIAT).get(PAGE).content.decode()
