"""The officers behind a contact point in one form: they hand over in one save, and two primaries are never at once."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import OfficerFunction, Role
from contacts.models import ContactPoint, ContactPointOfficer
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory, OfficialFactory, UserFactory
from tests.form_data import filled

pytestmark = pytest.mark.django_db

LAST, FIRST = "2026-11-30", "2026-12-01"


@pytest.fixture
def point() -> ContactPoint:
    return ContactPointFactory.create(mailbox="contact@example.ca")


@pytest.fixture
def primary(point: ContactPoint) -> ContactPointOfficer:
    return ContactPointOfficerFactory.create(contact_point=point)


def saved(point: ContactPoint, **typed: Any) -> Any:
    client = Client()
    client.force_login(UserFactory.create(role=Role.SECRETARIAT), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("contacts:edit-contact-point", args=[point.participant.code])
    return client.post(url, filled(client.get(url), **typed))


def new(row: int, point: ContactPoint, **typed: Any) -> dict[str, Any]:
    official = OfficialFactory.create(participant=point.participant)
    given = {"id": "", "contact_point": point.pk, "official": official.pk, "function": "primary", "telephone": ""}
    return {f"officers-{row}-{name}": value for name, value in (given | typed).items()}


def test_one_save_ends_the_primary_officer_and_begins_the_next(
    point: ContactPoint, primary: ContactPointOfficer
) -> None:
    ends = {"officers-0-until": FIRST, "officers-TOTAL_FORMS": 2}
    assert saved(point, **ends, **new(1, point, since=FIRST, until="")).status_code == 302
    first, second = point.officers.order_by("since")
    assert (first.until, second.since) == (date(2026, 12, 1), date(2026, 12, 1))


def test_an_alternate_takes_over_in_the_save_that_ends_the_primary(
    point: ContactPoint, primary: ContactPointOfficer
) -> None:
    """The list shows the later one first: saved in that order, the database would refuse it."""
    alternate = ContactPointOfficerFactory.create(
        contact_point=point, function=OfficerFunction.ALTERNATE, since=date(2026, 1, 1)
    )
    typed = {"officers-0-function": "primary", "officers-0-since": FIRST, "officers-1-until": FIRST}
    assert saved(point, **typed).status_code == 302
    alternate.refresh_from_db()
    assert alternate.function == OfficerFunction.PRIMARY


def test_a_primary_officer_may_be_replaced_by_a_row_that_is_deleted_in_the_same_save(
    point: ContactPoint, primary: ContactPointOfficer
) -> None:
    typed = {"officers-0-DELETE": "on", "officers-TOTAL_FORMS": 2}
    assert saved(point, **typed, **new(1, point, since="2026-01-01", until="")).status_code == 302
    assert point.officers.get().since == date(2026, 1, 1)


def test_two_primary_officers_at_once_are_refused_in_words_and_nothing_is_kept(
    point: ContactPoint, primary: ContactPointOfficer
) -> None:
    ends = {"officers-0-until": FIRST, "officers-TOTAL_FORMS": 2}
    response = saved(point, **ends, **new(1, point, since=LAST, until=""))
    assert "A contact point can have only one primary officer at a time" in response.text
    assert point.officers.get().until is None
