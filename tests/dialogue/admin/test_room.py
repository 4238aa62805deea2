"""Entries of the room in the admin: read by readers, changed by nobody, and no note of a ministry among them."""

from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse

from contacts.enums import Role
from contacts.models import Participant
from dialogue.models import Dialogue
from tests import tables
from tests.factories.dialogue import ItemOutcomeFactory, SpeakerFactory
from tests.factories.register import account
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def entered(name: str) -> Any:
    dialogue = Dialogue.objects.get(number=3)
    if name == "itemoutcome":
        return ItemOutcomeFactory.create(dialogue=dialogue)
    return SpeakerFactory.create(dialogue=dialogue, participant=Participant.objects.get(code="GAC"))


@pytest.mark.parametrize("role", [Role.READER, Role.SECRETARIAT])
@pytest.mark.parametrize("name", ["itemoutcome", "speaker"])
def test_entries_of_the_room_are_read_and_not_written(role: Role, name: str) -> None:
    record = entered(name)
    client = signed_in(account(role, "GAC" if role.belongs_to_participant else ""))
    assert client.get(reverse(f"admin:dialogue_{name}_changelist")).status_code == 200
    page = client.get(reverse(f"admin:dialogue_{name}_change", args=[record.pk]))
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert client.get(reverse(f"admin:dialogue_{name}_add")).status_code == 403
    assert client.post(reverse(f"admin:dialogue_{name}_delete", args=[record.pk]), {"post": "yes"}).status_code == 403


def test_an_administrator_finds_none_of_them() -> None:
    record = entered("itemoutcome")
    client = signed_in(account(Role.ADMINISTRATOR))
    assert client.get(reverse("admin:dialogue_itemoutcome_change", args=[record.pk])).status_code == 404


def test_notes_of_a_ministry_have_no_page_there() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("admin:dialogue_briefnote_changelist")
