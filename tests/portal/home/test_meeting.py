"""What a coming Dialogue asks of a ministry, on its home page."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, Paper
from tests.factories.contacts import OfficialFactory
from tests.factories.dialogue import DelegateFactory
from tests.factories.register import account, mark, planned_dialogue
from tests.portal.home.home_page import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.fixture
def third(today: date) -> Dialogue:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


def paper(dialogue: Dialogue, code: str, **fields: object) -> Paper:
    given = {"number": 2, "title_en": "Fictitious paper", "mark": dialogue.mark}
    found: Paper = Paper.objects.create(
        dialogue=dialogue, expected_from=Participant.objects.get(code=code), **given | fields
    )
    return found


def test_a_ministry_is_asked_for_its_delegation_until_it_has_named_it(client: Client, third: Dialogue) -> None:
    user = account(Role.EDITOR, "GAC")
    page = read(client, user)
    assert "JCBD/3</span> Delegation to the Third Dialogue" in page
    assert "Due by 26 January 2027" in page
    own = Participant.objects.get(code="GAC")
    DelegateFactory.create(dialogue=third, participant=own, official=OfficialFactory.create(participant=own))
    assert "Delegation to the Third Dialogue" not in read(client, user)


def test_a_paper_is_asked_of_who_brings_it_until_it_has_come(client: Client, third: Dialogue) -> None:
    owed, bringer = paper(third, "GAC", due_on=date(2026, 11, 20)), account(Role.EDITOR, "GAC")
    assert "Paper due by 20 November 2026" in read(client, bringer)
    assert "Fictitious paper" not in read(client, account(Role.EDITOR, "METI"))
    owed.received_on = date(2026, 11, 21)
    owed.save(update_fields=["received_on"])
    assert "Fictitious paper" not in read(client, bringer)


def test_a_paper_that_the_reader_may_not_see_is_not_asked_of_that_reader(client: Client, third: Dialogue) -> None:
    paper(third, "GAC", mark=mark(Audience.NAMED))
    assert "Fictitious paper" not in read(client, account(Role.EDITOR, "GAC"))
    assert "Fictitious paper" in read(client, account(Role.CONTACT_OFFICER, "GAC"))


def test_a_dialogue_that_is_cancelled_asks_for_nothing(client: Client, third: Dialogue) -> None:
    Dialogue.objects.filter(pk=third.pk).update(status=DialogueStatus.CANCELLED)
    assert "GAC has no outstanding tasks" in read(client, account(Role.EDITOR, "GAC"))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Delegation to the Third Dialogue"), ("fr", "JCBD/3"), ("ja", "JCBD/3")]
)
def test_it_is_asked_in_the_language_of_the_reader(client: Client, third: Dialogue, language: str, words: str) -> None:
    assert words in read(client, account(Role.EDITOR, "GAC"), language)
