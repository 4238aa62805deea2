"""Accounts, tokens, contact points and people from outside in the admin."""

from typing import Any

import pytest
from django.urls import reverse

from contacts.enums import OfficerFunction, Role
from contacts.models import ContactPoint, Message, Organization, User
from tests.factories.contacts import (
    ContactPointFactory,
    ContactPointOfficerFactory,
    OfficialFactory,
    OrganizationFactory,
    ParticipantFactory,
    UserFactory,
)
from tests.form_data import filled
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db

PASSWORD = "four quiet words of straw"
NOT_ADMINISTRATORS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]


def address(model: str, page: str, *args: Any) -> str:
    return reverse(f"admin:{model}_{page}", args=args)


@pytest.mark.parametrize("role", NOT_ADMINISTRATORS)
def test_accounts_are_for_administrators_alone(role: Role) -> None:
    client, user = signed_in_as(role), UserFactory.create()
    for page in ("changelist", "add"):
        assert client.get(address("contacts_user", page)).status_code == 403
    # An existing account answers as a missing one.
    for key in (user.pk, 9_000_000):
        for page in ("change", "history"):
            assert client.get(address("contacts_user", page, key)).status_code == 404


def test_an_account_that_an_administrator_makes_has_no_password_and_waits_for_approval() -> None:
    client, ministry, url = (
        signed_in_as(Role.ADMINISTRATOR),
        ParticipantFactory.create(),
        address("contacts_user", "add"),
    )
    page = client.get(url)
    assert not {"password1", "password2", "usable_password"} & set(page.context["adminform"].form.fields)
    response = client.post(url, filled(page, username="new.editor", role=Role.EDITOR.value, participant=ministry.pk))
    assert response.status_code == 302, response.context["errors"]
    user = User.objects.get(username="new.editor")
    assert (user.has_usable_password(), user.is_active) == (False, False)
    assert (user.may, user.participant) == (Role.EDITOR, ministry)


def test_a_role_of_a_ministry_without_a_ministry_is_refused_in_words() -> None:
    client, url = signed_in_as(Role.ADMINISTRATOR), address("contacts_user", "add")
    sent = filled(client.get(url), username="new.editor", role="editor")
    assert "Choose the Participant for this role." in client.post(url, sent).text


def test_no_page_sets_the_password_of_another_account() -> None:
    client, user = signed_in_as(Role.ADMINISTRATOR), UserFactory.create()
    sent = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert client.post(f"/admin/contacts/user/{user.pk}/password/", sent).status_code in {302, 404}
    page = client.get(address("contacts_user", "change", user.pk))
    client.post(address("contacts_user", "change", user.pk), filled(page) | {"password": "x"} | sent)
    user.refresh_from_db()
    assert not user.check_password(PASSWORD)


def test_an_account_is_made_inactive_and_never_deleted() -> None:
    client, user = signed_in_as(Role.ADMINISTRATOR), UserFactory.create()
    assert client.post(address("contacts_user", "delete", user.pk), {"post": "yes"}).status_code == 403
    url = address("contacts_user", "change", user.pk)
    page, act = client.get(url), reverse("accounts:account-act", args=[user.pk, "offboard"])
    assert "is_active" not in filled(page)
    assert act in page.text
    assert client.post(act, {"reason": "Left"}).status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    # To become active again is a request, which another person approves.
    assert "is_active" in client.get(url).context["adminform"].form.fields


def test_an_administrator_does_not_take_the_own_role_away() -> None:
    client = signed_in_as(Role.ADMINISTRATOR)
    url = address("contacts_user", "change", client.session["_auth_user_id"])
    client.post(url, filled(client.get(url)) | {"role": "secretariat", "full_name": "New name"})
    user = User.objects.get(pk=client.session["_auth_user_id"])
    assert (user.full_name, user.may) == ("New name", Role.ADMINISTRATOR)


def test_no_list_is_filtered_by_a_digest_of_a_password() -> None:
    response = signed_in_as(Role.ADMINISTRATOR).get(
        address("contacts_user", "changelist"), {"password__startswith": "p"}
    )
    assert response.status_code == 400


def test_there_are_no_groups() -> None:
    assert signed_in_as(Role.ADMINISTRATOR).get("/admin/auth/group/").status_code == 404


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        (Role.CONTACT_OFFICER, True, 302),
        (Role.CONTACT_OFFICER, False, 403),
        (Role.EDITOR, True, 403),
        (Role.SECRETARIAT, False, 302),
    ],
)
def test_who_keeps_a_contact_point(role: Role, own: bool, status: int) -> None:
    ministry = ParticipantFactory.create()
    point = ContactPointFactory.create(participant=ministry if own else ParticipantFactory.create())
    url = address("contacts_contactpoint", "change", point.pk)
    sent = filled(signed_in_as(Role.SECRETARIAT).get(url), mailbox="moc@example.org")
    seat = ministry if role.belongs_to_participant else None
    assert signed_in_as(role, seat).post(url, sent).status_code == status
    point.refresh_from_db()
    assert point.is_reachable is (status == 302)


@pytest.mark.parametrize(
    ("role", "behind_the_point", "changed"),
    [
        (Role.EDITOR, False, True),
        (Role.EDITOR, True, False),
        (Role.CONTACT_OFFICER, True, True),
        (Role.SECRETARIAT, True, True),
    ],
)
def test_where_notices_go_is_changed_by_who_keeps_the_contact_point_and_told_where_they_went(
    role: Role, behind_the_point: bool, changed: bool
) -> None:
    official = OfficialFactory.create(email="old@ministry.example")
    ministry = official.participant
    ContactPointFactory.create(participant=ministry, language="fr")
    if behind_the_point:
        ContactPointOfficerFactory.create(contact_point=ministry.contact_point, official=official)
    client = signed_in_as(role, ministry if role.belongs_to_participant else None)
    url = address("contacts_official", "change", official.pk)
    page = client.get(url)
    assert ("Notices are sent to this address" in page.text) is not changed
    assert client.post(url, filled(page, email="new@ministry.example", reading_ja="かな")).status_code == 302
    official.refresh_from_db()
    assert (official.email == "new@ministry.example") is changed
    told = Message.objects.filter(address="old@ministry.example")
    assert [(mail.language, "new@ministry.example" in mail.text) for mail in told] == [("fr", False)] * changed


def form_of(point: ContactPoint) -> str:
    return reverse("contacts:edit-contact-point", args=[point.participant.code])


def test_two_primary_officers_at_once_are_refused_in_words() -> None:
    officer = ContactPointOfficerFactory.create()
    point = officer.contact_point
    other = OfficialFactory.create(participant=point.participant)
    client, url = signed_in_as(Role.SECRETARIAT), form_of(point)
    second = {
        "officers-TOTAL_FORMS": "2",
        "officers-1-official": other.pk,
        "officers-1-function": OfficerFunction.PRIMARY.value,
        "officers-1-since": "2026-01-01",
    }
    assert "one primary officer at a time" in client.post(url, filled(client.get(url)) | second).text


def test_two_new_primary_officers_in_one_form_are_refused_in_words_and_neither_is_kept() -> None:
    """Neither is in the database when the other is checked, so only the database can tell."""
    point = ContactPointFactory.create()
    client, url = signed_in_as(Role.SECRETARIAT), form_of(point)
    sent = filled(client.get(url)) | {"officers-TOTAL_FORMS": "2"}
    for number in range(2):
        sent |= {
            f"officers-{number}-official": OfficialFactory.create(participant=point.participant).pk,
            f"officers-{number}-function": OfficerFunction.PRIMARY.value,
            f"officers-{number}-since": "2026-01-01",
        }
    assert "one primary officer at a time" in client.post(url, sent, follow=True).text
    assert not ContactPoint.objects.get(pk=point.pk).officers.exists()


def test_an_editor_adds_an_organization_and_the_secretariat_corrects_it() -> None:
    client, url = signed_in_as(Role.EDITOR), address("contacts_organization", "add")
    assert client.post(url, filled(client.get(url), name_en="Fictitious association")).status_code == 302
    assert Organization.objects.exists()
    organization = OrganizationFactory.create()
    change = address("contacts_organization", "change", organization.pk)
    assert client.post(change, {}).status_code == 403
    secretariat = signed_in_as(Role.SECRETARIAT)
    assert secretariat.post(change, filled(secretariat.get(change), name_fr="Association")).status_code == 302


@pytest.mark.parametrize("role", list(Role))
def test_nobody_changes_what_the_seed_files_hold(role: Role) -> None:
    ministry = ParticipantFactory.create()
    status = signed_in_as(role).post(address("contacts_participant", "change", ministry.pk), {}).status_code
    # A partner system does not come in by the browser at all.
    assert status == (302 if role is Role.PARTNER else 403)


def test_a_form_that_is_saved_as_it_was_reports_that_nothing_changed() -> None:
    client, organization = signed_in_as(Role.SECRETARIAT), OrganizationFactory.create(name_en="Fictitious company")
    page = address("contacts_organization", "change", organization.pk)
    for name, reported in (
        ("Fictitious company", "No changes were made."),
        ("Another one", "was changed successfully"),
    ):
        sent = filled(client.get(page), name_en=name)
        assert reported in client.post(page, sent, follow=True).text
    assert Organization.objects.get().name_en == "Another one"
