"""Whom a letter to a contact point reaches on a day."""

from datetime import date

import pytest

from contacts.enums import OfficerFunction
from contacts.services.addresses import Addressee, addresses_of
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


def addresses(point, on: date = TODAY) -> list[str]:
    return [to.address for to in addresses_of(point, on)]


def test_the_mailbox_comes_first_then_primary_alternate_and_copy() -> None:
    point = ContactPointFactory.create(mailbox="mailbox@example.invalid")
    for function in (OfficerFunction.COPY, OfficerFunction.ALTERNATE, OfficerFunction.PRIMARY):
        ContactPointOfficerFactory.create(
            contact_point=point, function=function, official__email=f"{function}@example.invalid"
        )
    assert addresses(point) == [
        "mailbox@example.invalid",
        "primary@example.invalid",
        "alternate@example.invalid",
        "copy@example.invalid",
    ]


def test_an_address_is_written_to_once_however_it_is_spelt() -> None:
    point = ContactPointFactory.create(mailbox="Desk@example.invalid")
    ContactPointOfficerFactory.create(contact_point=point, official__email="desk@EXAMPLE.invalid")
    assert addresses(point) == ["Desk@example.invalid"]


@pytest.mark.parametrize(
    ("since", "until", "reached"),
    [
        (TODAY, None, True),
        (date(2026, 11, 26), None, False),
        (date(2026, 4, 1), date(2026, 11, 26), True),
        # The first day without the function.
        (date(2026, 4, 1), TODAY, False),
    ],
)
def test_an_officer_is_reached_while_in_function(since: date, until: date | None, *, reached: bool) -> None:
    point = ContactPointFactory.create(mailbox="mailbox@example.invalid")
    ContactPointOfficerFactory.create(
        contact_point=point, since=since, until=until, official__email="officer@example.invalid"
    )
    assert ("officer@example.invalid" in addresses(point)) is reached


def test_who_has_left_office_or_has_no_address_is_left_out() -> None:
    point = ContactPointFactory.create(mailbox="mailbox@example.invalid")
    ContactPointOfficerFactory.create(
        contact_point=point, official__email="gone@example.invalid", official__active=False
    )
    ContactPointOfficerFactory.create(contact_point=point, function=OfficerFunction.COPY)
    assert addresses(point) == ["mailbox@example.invalid"]


def test_names_are_written_in_the_language_of_the_contact_point() -> None:
    point = ContactPointFactory.create(
        mailbox="mailbox@example.invalid", language="ja", participant__applied_title_ja="架空省"
    )
    ContactPointOfficerFactory.create(
        contact_point=point, official__email="officer@example.invalid", official__name_ja="架空　花子"
    )
    assert addresses_of(point, TODAY) == [
        Addressee("架空省", "mailbox@example.invalid", "ja"),
        Addressee("架空　花子", "officer@example.invalid", "ja"),
    ]


def test_a_contact_point_that_has_given_no_address_yet_has_none() -> None:
    assert addresses(ContactPointFactory.create()) == []
