"""The page of the contact tree, and who reads it."""

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory, ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db

READERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(UserFactory.create(role=role), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("role", READERS)
def test_whoever_reads_the_register_reads_numbers_and_addresses(role: Role) -> None:
    point = ContactPointFactory.create(telephone="+81 3-3501-0000", mailbox="moc@example.org")
    officer = ContactPointOfficerFactory.create(contact_point=point, telephone="+81 3-3501-0001")
    text = signed_in(role).get(reverse("contacts:contact-tree")).text
    assert 'href="tel:+81335010000"' in text
    assert 'href="mailto:moc@example.org"' in text
    assert 'href="tel:+81335010001"' in text
    assert str(officer.official) in text


def test_for_an_administrator_the_page_is_not_there() -> None:
    assert signed_in(Role.ADMINISTRATOR).get(reverse("contacts:contact-tree")).status_code == 404


def test_who_is_not_signed_in_is_asked_to() -> None:
    assert Client().get(reverse("contacts:contact-tree")).status_code == 302


def test_it_says_where_nothing_is_given() -> None:
    ContactPointFactory.create()
    text = signed_in(Role.READER).get(reverse("contacts:contact-tree")).text
    for sentence in ("no contact details", "Not set", "No officer assigned."):
        assert sentence in text


def test_a_participant_that_bears_one_name_in_a_language_is_named_once() -> None:
    """In Japanese a ministry's short name can be its whole name."""
    names = {
        "label_en": "MOFX",
        "label_ja": "架空省",
        "applied_title_en": "Ministry of X",
        "applied_title_ja": "架空省",
    }
    ContactPointFactory.create(participant=ParticipantFactory.create(**names))
    client, url = signed_in(Role.READER), reverse("contacts:contact-tree")
    japanese = client.get(url, headers={"accept-language": "ja"}).text
    assert japanese.count("架空省") == 1
    english = client.get(url).text
    assert "MOFX" in english
    assert "Ministry of X" in english


@pytest.mark.parametrize(
    "page", ["admin:contacts_contactpoint_changelist", "admin:commitments_emergency_changelist", "admin:records"]
)
def test_it_is_one_click_away(page: str) -> None:
    assert f'href="{reverse("contacts:contact-tree")}"' in signed_in(Role.READER).get(reverse(page)).text


def test_an_administrator_is_not_led_there() -> None:
    assert reverse("contacts:contact-tree") not in signed_in(Role.ADMINISTRATOR).get(reverse("admin:records")).text
