"""The page of a contact point: never without an address, with its past, and with what follows from a change."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from contacts.enums import Role
from contacts.models import ContactPoint, Message
from tests.factories import law
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory, ParticipantFactory, UserFactory
from tests.form_data import filled
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def point_of(code: str) -> tuple[ContactPoint, str]:
    point = ContactPoint.objects.get(participant__code=code)
    return point, reverse("admin:contacts_contactpoint_change", args=[point.pk])


@pytest.mark.parametrize("role", [Role.CONTACT_OFFICER, Role.SECRETARIAT])
def test_an_address_is_never_taken_away_without_another(moc: law.Memorandum, role: Role) -> None:
    point, url = point_of("CA2")
    if role is Role.SECRETARIAT:
        # It keeps a contact point while no officer with an account is in function there.
        point.officers.all().delete()
    client = signed_in(moc.officers["CA2"] if role is Role.CONTACT_OFFICER else UserFactory.create(role=role))
    response = client.post(url, filled(client.get(url), mailbox=""))
    assert "A contact point must have at least one active address. Enter a new address instead." in response.text
    point.refresh_from_db()
    assert point.is_reachable


def test_after_a_change_the_old_mailbox_is_told_and_an_officer_offered_to_give_notice(moc: law.Memorandum) -> None:
    point, url = point_of("CA2")
    client = signed_in(moc.officers["CA2"])
    response = client.post(url, filled(client.get(url), mailbox="new@ca2.example", language="fr"), follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert any('href="/notices/new/?kind=contact_point"' in message for message in told)
    assert str(moc.officers["CA2"]) in Message.objects.get(address=point.mailbox).text


def test_the_language_of_letters_is_no_change_to_tell_the_others(moc: law.Memorandum) -> None:
    _point, url = point_of("CA2")
    client = signed_in(moc.officers["CA2"])
    response = client.post(url, filled(client.get(url), language="fr"), follow=True)
    assert not [message for message in response.context["messages"] if "kind=contact_point" in str(message)]


def test_who_cannot_give_it_is_not_offered_to(moc: law.Memorandum) -> None:
    _point, url = point_of("CA2")
    for user in (UserFactory.create(role=Role.SECRETARIAT), moc.officers["CA1"], moc.user("CA2", Role.READER)):
        assert "kind=contact_point" not in signed_in(user).get(url).text


def test_a_contact_point_is_added_only_while_a_participant_lacks_one(moc: law.Memorandum) -> None:
    lacking = ParticipantFactory.create(code="LATE")
    client = signed_in(UserFactory.create(role=Role.SECRETARIAT))
    listed, add = reverse("admin:contacts_contactpoint_changelist"), reverse("admin:contacts_contactpoint_add")
    assert add in client.get(listed).text
    assert add not in signed_in(moc.officers["CA2"]).get(listed).text
    ContactPointFactory.create(participant=lacking)
    assert add not in client.get(listed).text
    assert client.get(add).status_code == 403


def test_the_page_tells_each_address_and_officer_by_date(moc: law.Memorandum) -> None:
    point, url = point_of("CA2")
    officer = ContactPointOfficerFactory.create(contact_point=point)
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False):
        point.mailbox = "new@ca2.example"
        point.save(update_fields=["mailbox"])
    shown = signed_in(moc.user("CA2", Role.READER)).get(url).text
    assert shown.index("new@ca2.example") < shown.index("contact@ca2.example")
    assert str(officer.official) in shown
    assert "1 April 2025" in shown
