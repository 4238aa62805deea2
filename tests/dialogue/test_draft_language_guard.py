"""The language guard beside the items of a draft agenda."""

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import User
from dialogue.models import AgendaItem
from tests import tables

pytestmark = pytest.mark.django_db

DRAFT = "/dialogues/3/agenda/draft/"


@pytest.fixture
def secretariat() -> Client:
    tables.seed()
    client = Client()
    user = User.objects.create_user("secretariat", role=Role.SECRETARIAT)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post(f"{DRAFT}save/")
    return client


def test_an_item_that_people_wrote_is_told_its_words_of_treaties(secretariat: Client) -> None:
    assert 'role="note"' not in secretariat.get(DRAFT).content.decode()
    secretariat.post(f"{DRAFT}items/", {"title_en": "Ratification by the Parties", "purpose": "discussion"})
    shown = secretariat.get(DRAFT).content.decode()
    assert shown.count('role="note"') == 1
    assert "“Ratification”" in shown
    assert "Participant" in shown


def test_an_item_of_the_register_is_not_told_twice(secretariat: Client) -> None:
    AgendaItem.objects.update(title_en="It shall")
    assert 'role="note"' not in secretariat.get(DRAFT).content.decode()
