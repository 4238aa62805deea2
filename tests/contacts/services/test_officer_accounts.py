"""The link between an officer and an account: who is notified, which accounts are taken, what holds it together."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from contacts.enums import Role
from contacts.exceptions import NotYoursError
from contacts.models import ContactPoint, ContactPointOfficer, Message, Official, User
from contacts.models.functions import acts_for
from contacts.services import officer_accounts
from tests.factories import law
from tests.factories.contacts import ContactPointOfficerFactory, UserFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def officer(moc: law.Memorandum) -> ContactPointOfficer:
    """An officer of CA1 in function, without an account."""
    point = ContactPoint.objects.get(participant=moc.participants["CA1"])
    return ContactPointOfficerFactory.create(contact_point=point, official__email="officer@ca1.example")


def test_holder_mailbox_officers_and_administrators_are_notified_in_the_same_transaction(
    moc: law.Memorandum, officer: ContactPointOfficer
) -> None:
    account = moc.user("CA1", in_function=False, email="holder@ca1.example")
    for number in (1, 2):
        UserFactory.create(role=Role.ADMINISTRATOR, email=f"admin{number}@portal.example")
    UserFactory.create(role=Role.ADMINISTRATOR, email="gone@portal.example", is_active=False)
    link: dict[str, Any] = {"officer": officer, "account": account, "by": moc.officers["CA1"], "at": law.AT}
    with transaction.atomic():
        officer_accounts.link(**link)
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not acts_for(account, officer.owner_id, law.AT)
    officer_accounts.link(**link)
    assert acts_for(account, officer.owner_id, law.AT)
    told = {"holder@ca1.example", "contact@ca1.example", "officer@ca1.example"}
    assert set(Message.objects.values_list("address", flat=True)) == told | {
        "admin1@portal.example",
        "admin2@portal.example",
    }
    assert all(str(moc.officers["CA1"]) in text for text in Message.objects.values_list("text", flat=True))
    # Again it changes nothing; to take it back is told to the same people.
    officer_accounts.link(**link)
    assert Message.objects.count() == 5
    officer_accounts.link(**(link | {"account": None}))
    assert not acts_for(account, officer.owner_id, law.AT)
    assert Message.objects.filter(address="holder@ca1.example").count() == 2


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("CA2", {}),
        ("CA1", {"is_active": False}),
        ("CA1", {"role": Role.EDITOR}),
        ("CA1", {"role": Role.PARTNER}),
    ],
)
def test_only_active_officers_of_the_same_ministry_are_linked(
    moc: law.Memorandum, officer: ContactPointOfficer, code: str, fields: dict[str, Any]
) -> None:
    account = moc.user(code, in_function=False, **fields)
    with pytest.raises(NotYoursError):
        officer_accounts.link(officer=officer, account=account, by=moc.officers["CA1"], at=law.AT)


def test_the_database_keeps_account_and_official_in_one_ministry(
    moc: law.Memorandum, officer: ContactPointOfficer
) -> None:
    stranger = moc.user("CA2", in_function=False)
    with pytest.raises(IntegrityError, match="account_of_own_participant"), transaction.atomic():
        Official.objects.filter(pk=officer.official_id).update(account=stranger)
    linked = moc.officers["CA1"]
    with pytest.raises(IntegrityError, match="account_of_own_participant"), transaction.atomic():
        User.objects.filter(pk=linked.pk).update(participant=moc.participants["CA2"])


def test_the_page_links_and_tells_others_why_they_cannot(moc: law.Memorandum, officer: ContactPointOfficer) -> None:
    account = moc.user("CA1", in_function=False)
    page = reverse("contacts:officer-act", args=[officer.pk, "portal-account"])
    point = reverse("admin:contacts_contactpoint_change", args=[officer.contact_point_id])
    for other in (
        UserFactory.create(role=Role.SECRETARIAT),
        moc.user("CA1", Role.EDITOR),
        moc.user("CA1", in_function=False),
        moc.officers["CA2"],
    ):
        refusal = signed_in(other).post(page, {"account": account.pk})
        assert refusal.status_code == 403
        assert "officer" in refusal.text
        assert page not in signed_in(other).get(point).text
    assert signed_in(UserFactory.create(role=Role.ADMINISTRATOR)).post(page, {"account": account.pk}).status_code in {
        403,
        404,
    }
    assert not acts_for(account, officer.owner_id, law.AT)
    browser = signed_in(moc.officers["CA1"])
    assert page in browser.get(point).text
    assert browser.post(page, {"account": account.pk}).status_code == 302
    assert acts_for(account, officer.owner_id, law.AT)


def test_a_contact_point_with_an_officer_in_function_is_closed_to_the_secretariat(moc: law.Memorandum) -> None:
    point = ContactPoint.objects.get(participant=moc.participants["CA1"])
    page = reverse("admin:contacts_contactpoint_change", args=[point.pk])
    browser = signed_in(UserFactory.create(role=Role.SECRETARIAT))
    assert "Only an officer in function at the contact point of CA1 can change this." in browser.get(page).text
    assert browser.post(page, {"mailbox": "taken@over.example"}).status_code == 403
    User.objects.filter(pk=moc.officers["CA1"].pk).update(is_active=False)
    assert 'name="mailbox"' in browser.get(page).text
    # Neither does an officer come in by the list of all officers.
    User.objects.filter(pk=moc.officers["CA1"].pk).update(is_active=True)
    add = reverse("admin:contacts_contactpointofficer_add")
    entered = {"contact_point": point.pk, "official": officer_of(point), "function": "alternate", "since": "2026-11-25"}
    browser.post(add, entered)
    assert point.officers.count() == 1


def officer_of(point: ContactPoint) -> int:
    return int(point.officers.values_list("official", flat=True)[0])
