"""The form of a contact point and its officers on its page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.acts import OFFICER_ACTS
from contacts.enums import OfficerFunction, Role
from contacts.models import ContactPoint, Message
from tests.factories import law
from tests.factories.contacts import ContactPointOfficerFactory, OfficialFactory, UserFactory
from tests.form_data import filled
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def address_of(code: str) -> str:
    return reverse("contacts:edit-contact-point", args=[code])


def test_a_new_mailbox_is_saved_and_the_notice_of_the_change_is_offered(moc: law.Memorandum) -> None:
    client, url = signed_in(moc.officers["CA2"]), address_of("CA2")
    former = ContactPoint.objects.get(participant__code="CA2").mailbox
    response = client.post(url, filled(client.get(url), mailbox="new@ca2.example"), follow=True)
    told = " ".join(str(message) for message in response.context["messages"])
    assert f"{reverse('commitments:new-notice')}?kind=contact_point" in told
    assert ContactPoint.objects.get(participant__code="CA2").mailbox == "new@ca2.example"
    assert Message.objects.filter(address=former).exists()
    assert address_of("CA2") in response.text


def test_the_page_links_the_accounts_the_notice_and_a_new_official(moc: law.Memorandum) -> None:
    user = moc.officers["CA2"]
    links = signed_in(user).get(address_of("CA2")).context["links"]
    officer = ContactPoint.objects.get(participant__code="CA2").officers.get()
    assert [link.url for link in links] == [
        OFFICER_ACTS.address(officer, "portal-account"),
        f"{reverse('commitments:new-notice')}?kind=contact_point",
        f"{reverse('admin:contacts_official_add')}?participant={user.participant_id}",
    ]
    page = signed_in(user).get(links[0].url)
    assert page.context["back"] == address_of("CA2")


def test_the_language_of_correspondence_needs_no_notice(moc: law.Memorandum) -> None:
    client, url = signed_in(moc.officers["CA2"]), address_of("CA2")
    response = client.post(url, filled(client.get(url), language="fr"), follow=True)
    assert "kind=contact_point" not in " ".join(str(message) for message in response.context["messages"])
    assert ContactPoint.objects.get(participant__code="CA2").language == "fr"


def test_an_address_is_never_removed(moc: law.Memorandum) -> None:
    client, url = signed_in(moc.officers["CA2"]), address_of("CA2")
    errors = client.post(url, filled(client.get(url), mailbox="")).context["form"].errors
    assert errors == {
        "mailbox": ["A contact point must have at least one active address. Enter a new address instead."]
    }


def test_an_officer_of_the_own_participant_is_added(moc: law.Memorandum) -> None:
    client, url = signed_in(moc.officers["CA2"]), address_of("CA2")
    point = ContactPoint.objects.get(participant__code="CA2")
    row = f"officers-{point.officers.count()}"
    given = {f"{row}-function": "alternate", f"{row}-since": "2027-01-01"}
    other = OfficialFactory.create(participant=moc.participants["CA1"])
    response = client.post(url, filled(client.get(url), **given, **{f"{row}-official": other.pk}))
    assert response.status_code == 400
    own = OfficialFactory.create(participant=moc.participants["CA2"])
    response = client.post(url, filled(client.get(url), **given, **{f"{row}-official": own.pk}))
    assert response.status_code == 302
    assert point.officers.filter(official=own).exists()


def test_the_statements_do_not_grow_with_the_officers(moc: law.Memorandum) -> None:
    client, url = signed_in(moc.officers["CA2"]), address_of("CA2")
    client.get(url)
    point = ContactPoint.objects.get(participant__code="CA2")
    counted = []
    for _number in range(3):
        for _row in range(2):
            ContactPointOfficerFactory.create(contact_point=point, function=OfficerFunction.ALTERNATE)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counted.append(len(queries))
    assert counted[1] == counted[2]


def test_others_are_told_why_they_cannot_change_it(moc: law.Memorandum) -> None:
    for user in (UserFactory.create(role=Role.SECRETARIAT), moc.officers["CA1"], moc.user("CA2", Role.READER)):
        response = signed_in(user).get(address_of("CA2"))
        assert response.status_code == 403
        assert "Only an officer in function" in response.text
    assert signed_in(moc.officers["CA2"]).get(address_of("XX")).status_code == 404
