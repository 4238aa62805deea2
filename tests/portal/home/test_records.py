"""The record of discussion on the home page of whoever has still to clear it."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from contacts.enums import Role
from tests.factories.contacts import UserFactory
from tests.factories.records import AT, adopted, drafted, opened
from tests.portal.home.home_page import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_an_officer_is_led_to_the_record_until_all_of_it_is_cleared(client: Client) -> None:
    held = opened()
    held.clear("CA1", paragraphs=held.paragraphs[:1])
    page = read(client, held.moc.officers["CA1"])
    assert "CA1: 1 outstanding task" in page
    assert "2 paragraphs to approve by 18 December 2026." in page
    assert f'<a class="btn" href="/dialogues/1/record/">Review and approve {held.record.symbol}</a>' in page
    held.clear("CA1", paragraphs=held.paragraphs[1:])
    assert "CA1 has no outstanding tasks" in read(client, held.moc.officers["CA1"])


def test_an_editor_sees_that_it_waits_and_for_whom(client: Client) -> None:
    held = opened()
    page = read(client, held.moc.user("CA1", Role.EDITOR))
    assert "3 paragraphs awaiting approval by a contact point officer of your ministry until 18 December 2026." in page
    assert 'class="btn" href="/dialogues/1/record/"' not in page


@pytest.mark.parametrize("made", [drafted, adopted])
def test_a_draft_and_what_is_adopted_wait_for_nobody(made: object, client: Client) -> None:
    held = made()  # type: ignore[operator]
    assert held.record.symbol not in read(client, held.moc.officers["CA1"])


@pytest.mark.parametrize(("made", "waits"), [(drafted, True), (opened, False), (adopted, False)])
def test_the_secretariat_is_led_to_the_record_until_it_is_opened(made: object, waits: bool, client: Client) -> None:
    held = made()  # type: ignore[operator]
    page = read(client, held.secretariat)
    assert ("draft the record and open it for approval" in page) is waits


def test_a_dialogue_held_before_the_portal_waits_for_no_record(seeded: None, client: Client) -> None:
    page = read(client, UserFactory.create(role=Role.SECRETARIAT, participant=None))
    assert "draft the record" not in page
