"""The page of what article 5(a) leaves open, and who reads it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.enums import IpAnswer
from contacts.enums import Role
from tests.factories.commitments import CommitmentFactory
from tests.factories.consultations_and_emergencies import IpInstrumentFactory
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("commitments:intellectual-property")


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(UserFactory.create(role=role), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("role", "offered"),
    [(Role.READER, False), (Role.EDITOR, True), (Role.CONTACT_OFFICER, True), (Role.SECRETARIAT, True)],
)
def test_it_lists_commitments_and_offers_the_instrument_to_who_may_enter_it(role: Role, offered: bool) -> None:
    commitment = CommitmentFactory.create(ip_answer=IpAnswer.EXPECTED)
    text = signed_in(role).get(PAGE).text
    assert commitment.reference in text
    assert (reverse("admin:commitments_ipinstrument_add", query={"commitment": commitment.pk}) in text) is offered


def test_it_lists_the_terms_that_end_and_those_that_have() -> None:
    today = timezone.now().date()
    instruments = [IpInstrumentFactory.create(term_ends_on=today + timedelta(days=days)) for days in (30, -30)]
    text = signed_in(Role.READER).get(PAGE).text
    for instrument in instruments:
        assert instrument.get_absolute_url() in text


def test_without_anything_open_it_says_none() -> None:
    assert signed_in(Role.READER).get(PAGE).text.count("<p>None</p>") == 3


def test_for_an_administrator_the_page_is_not_there() -> None:
    assert signed_in(Role.ADMINISTRATOR).get(PAGE).status_code == 404


def test_who_is_not_signed_in_is_asked_to() -> None:
    assert Client().get(PAGE).status_code == 302


def test_the_list_of_instruments_leads_to_it() -> None:
    assert PAGE in signed_in(Role.READER).get(reverse("admin:commitments_ipinstrument_changelist")).text


def test_more_commitments_cost_no_more_statements() -> None:
    client, counts = signed_in(Role.READER), []
    for more in (1, 9):
        CommitmentFactory.create_batch(more, ip_answer=IpAnswer.EXPECTED)
        IpInstrumentFactory.create_batch(more, term_ends_on=timezone.now().date())
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
