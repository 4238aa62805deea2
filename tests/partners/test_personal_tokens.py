"""Scopes, life and permanent revocation of personal tokens and calendar tokens."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import OpenSession
from contacts.enums import Role
from contacts.models import User
from partners.enums import Scope
from partners.models import CalendarToken, Token
from partners.services import calendars, tokens
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.partners.admin_pages import of_token, shown_token
from tests.partners.conftest import get_with_token
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery staple"  # Of a test.


@pytest.fixture
def editor() -> User:
    user: User = UserFactory.create(role=Role.EDITOR)
    user.set_password(PASSWORD)
    user.save()
    return user


def issue(user: User) -> tuple[Token, str, CalendarToken, str]:
    now = timezone.now()
    token, text = tokens.issue(user=user, name="Script", at=now)
    calendar, password = calendars.issue(user=user, name="Telephone", at=now)
    return token, text, calendar, password


def set_password(user: User) -> None:
    user.set_password("another long passphrase")
    user.save(update_fields=["password"])


def set_role(user: User) -> None:
    User.objects.filter(pk=user.pk).update(role=Role.CONTACT_OFFICER)


def set_ministry(user: User) -> None:
    User.objects.filter(pk=user.pk).update(participant=ParticipantFactory.create())


def deactivate_by_sql(user: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_user SET is_active = false WHERE id = %s", [user.pk])


def deactivate_in_bulk(user: User) -> None:
    user.is_active = False
    User.objects.bulk_update([user], ["is_active"])


CHANGES = [set_password, set_role, set_ministry, deactivate_by_sql, deactivate_in_bulk]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_account_ends_its_tokens_for_ever(editor: User, change: Callable[[User], None]) -> None:
    before = User.objects.get(pk=editor.pk)
    token, text, calendar, password = issue(editor)
    assert get_with_token(text).status_code == 200
    change(editor)
    # Back as it was: nothing becomes valid again.
    User.objects.filter(pk=editor.pk).update(
        password=before.password, role=before.role, participant=before.participant, is_active=True
    )
    assert get_with_token(text).status_code == 401
    assert calendars.owner_of(password, at=timezone.now()) is None
    for row in (token, calendar):
        row.refresh_from_db()
        assert row.revoked_at is not None


@pytest.mark.parametrize("change", [set_role, set_ministry, deactivate_by_sql])
def test_a_change_of_rights_ends_the_sessions(editor: User, change: Callable[[User], None]) -> None:
    browser = Browser()
    browser.post("/admin/login/", {"username": editor.username, "password": PASSWORD})
    assert browser.get("/your-account/").status_code == 200
    assert OpenSession.objects.filter(user=editor, ended_at=None).count() == 1
    change(editor)
    User.objects.filter(pk=editor.pk).update(role=Role.EDITOR, participant=editor.participant, is_active=True)
    assert browser.get("/your-account/").status_code == 302
    assert not OpenSession.objects.filter(user=editor, ended_at=None).exists()


def test_another_name_or_language_ends_nothing(editor: User) -> None:
    _token, text, _calendar, _password = issue(editor)
    User.objects.filter(pk=editor.pk).update(full_name="Fictitious Name", language="fr", last_login=timezone.now())
    editor.refresh_from_db()
    editor.save()
    assert get_with_token(text).status_code == 200


def test_a_stronger_digest_of_the_same_password_ends_nothing(editor: User, settings: Any) -> None:
    weak = editor.password
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]
    _token, text, _calendar, _password = issue(editor)
    assert editor.check_password(PASSWORD)
    editor.refresh_from_db()
    assert editor.password != weak
    assert get_with_token(text).status_code == 200
    set_password(editor)
    assert get_with_token(text).status_code == 401


@pytest.mark.parametrize("model", [Token, CalendarToken])
def test_the_database_refuses_to_make_a_revoked_token_valid_again(editor: User, model: type[Token]) -> None:
    token, _text, calendar, _password = issue(editor)
    now = timezone.now()
    tokens.revoke(token=token, at=now)
    calendars.revoke(token=calendar, at=now)
    with pytest.raises(IntegrityError, match="stays revoked"), transaction.atomic():
        model.objects.filter(user=editor).update(revoked_at=None)


def test_a_personal_token_opens_its_scopes_alone(editor: User) -> None:
    page = signed_in(editor).post(of_token("issue"), {"name": "Script", "days": "30", "scopes": ["people:read"]})
    text = shown_token(page)
    assert get_with_token(text).json()["scopes"] == ["people:read"]
    assert get_with_token(text, "/api/v1/participants/").status_code == 200
    refused = get_with_token(text, "/api/v1/commitments/")
    assert (refused.status_code, refused.json()["scope"]) == (403, "register:read")
    assert "Create a token with this scope" in refused.json()["detail"]


def test_replacing_a_personal_token_keeps_its_scopes(editor: User) -> None:
    token, _text = tokens.issue(user=editor, name="Script", at=timezone.now(), scopes=["people:read"])
    made, _again = tokens.replace(token=token, at=timezone.now())
    assert made.scopes == ["people:read"]
    assert made.expires_at - timezone.now() <= timedelta(days=90)


def test_a_personal_token_lives_for_ninety_days_at_most(editor: User) -> None:
    browser = signed_in(editor)
    browser.post(of_token("issue"), {"name": "Script", "days": "91", "scopes": ["people:read"]})
    assert not Token.objects.exists()
    page = browser.get(of_token("issue"))
    assert page.context["form"].fields["days"].choices[-1][0] == 90
    with pytest.raises(ValueError, match="90 days"):
        tokens.issue(user=editor, name="Script", at=timezone.now(), life=timedelta(days=91))


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.ADMINISTRATOR, {"people:read", "register:read", "dialogue:read", "assistant:read"}),
        (Role.READER, {"people:read", "register:read", "dialogue:read", "assistant:read"}),
        (Role.EDITOR, {scope.value for scope in Scope if scope not in {Scope.WRITE_WEBHOOKS, Scope.ROTATE_TOKEN}}),
    ],
)
def test_the_scopes_offered_are_those_of_the_role(role: Role, offered: set[str]) -> None:
    user = UserFactory.create(role=role)
    page = signed_in(user).get(of_token("issue"))
    scopes = page.context["form"].fields["scopes"]
    assert {value for value, _label in scopes.choices} == offered
    assert set(scopes.initial) == {"people:read", "register:read", "dialogue:read"}
    if role is not Role.EDITOR:
        with pytest.raises(ValueError, match="does not have"):
            tokens.issue(user=user, name="Script", at=timezone.now(), scopes=["commitments:write"])
