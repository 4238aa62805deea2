"""A partner system rotates its own token: both are valid for a stated time, and everybody concerned gets an email."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.utils import timezone

from contacts.enums import Role
from contacts.models import Message, User
from partners.enums import Scope
from partners.models import Client, IdempotentAnswer, Token
from partners.services import tokens
from tests.api.conftest import client_of
from tests.factories.contacts import ContactPointFactory, UserFactory
from tests.partners.conftest import get_with_token

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/api/v1/tokens/self/rotate/"


def rotate(text: str, body: dict[str, Any] | None = None, **headers: str) -> Any:
    browser = Browser(headers={"authorization": f"Bearer {text}"})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return browser.post(ADDRESS, body or {}, content_type="application/json", headers=named)


def test_both_tokens_are_valid_until_the_stated_time(system: Client, token: str) -> None:
    made = rotate(token, {"overlap_hours": 24})
    assert made.status_code == 201, made.content
    assert "no-store" in made["Cache-Control"]
    body = made.json()
    access = get_with_token(body["token"]).json()
    assert (access["token"], access["expires_at"], access["system"]) == (
        body["prefix"],
        body["expires_at"],
        system.name,
    )
    assert get_with_token(token).json()["expires_at"] == body["old_expires_at"]
    now = timezone.now()
    for hours, expected in ((23, [200, 200]), (25, [401, 200])):
        with time_machine.travel(now + timedelta(hours=hours)):
            assert [get_with_token(each).status_code for each in (token, body["token"])] == expected


def test_new_token_has_the_lifetime_of_the_old_one(system: Client) -> None:
    old, text = tokens.issue_to(client=system, name="Short", at=timezone.now(), life=timedelta(days=7))
    rotate(text)
    assert abs(old.replaced_by.expires_at - timezone.now() - timedelta(days=7)) < timedelta(minutes=1)


def test_a_token_is_rotated_once_and_kept_nowhere(token: str) -> None:
    first = rotate(token, idempotency_key="rotation-1")
    again = rotate(token, idempotency_key="rotation-1")
    body = first.json()
    secret = body.pop("token")
    assert (again.status_code, again["Idempotent-Replayed"], again.json()) == (201, "true", body)
    assert secret not in str([vars(each) for each in IdempotentAnswer.objects.all()])
    refusal = rotate(token)
    assert (refusal.status_code, refusal.json()["code"]) == (409, "token-over")
    assert Token.objects.count() == 2


def test_a_new_token_is_rotated_after_a_day(token: str) -> None:
    text = rotate(token).json()["token"]
    refusal = rotate(text)
    assert (refusal.status_code, Token.objects.count()) == (429, 2)
    assert 86_000 < int(refusal["Retry-After"]) <= 86_400
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert rotate(text).status_code == 201


def test_contact_contact_point_and_administrators_get_an_email(system: Client, token: str) -> None:
    ContactPointFactory.create(participant=system.owner, mailbox="contact-point@ministry.invalid")
    User.objects.filter(pk=system.contact_id).update(email="officer@ministry.invalid")
    UserFactory.create(role=Role.ADMINISTRATOR, email="admin@portal.invalid")
    Message.objects.all().delete()
    rotate(token)
    sent = set(Message.objects.values_list("address", flat=True))
    assert sent == {"contact-point@ministry.invalid", "officer@ministry.invalid", "admin@portal.invalid"}
    assert all(token not in str(vars(each)) for each in Message.objects.all())


@pytest.mark.parametrize("scopes", [["register:read"], [each for each in Scope if each is not Scope.ROTATE_TOKEN]])
def test_rotation_needs_its_scope(system: Client, token: str, scopes: list[str]) -> None:
    Client.objects.filter(pk=system.pk).update(scopes=scopes)
    refusal = rotate(token)
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "token:rotate")
    assert Token.objects.count() == 1


@pytest.mark.parametrize("hours", [-1, 49, "x"])
def test_overlap_is_at_most_two_days(token: str, hours: object) -> None:
    refusal = rotate(token, {"overlap_hours": hours})
    assert (refusal.status_code, refusal.json()["errors"][0]["pointer"]) == (400, "/overlap_hours")
    assert Token.objects.count() == 1


def test_a_person_and_a_revoked_token_rotate_nothing(system: Client, token: str) -> None:
    officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=system.owner)
    personal, _text = tokens.issue(user=officer, name="Script", at=timezone.now())
    assert client_of(officer).post(ADDRESS, {}, content_type="application/json").status_code == 403
    session = Browser()
    session.force_login(officer)
    assert session.post(ADDRESS, {}, content_type="application/json").status_code == 403
    tokens.revoke(token=Token.objects.get(client=system), at=timezone.now())
    assert rotate(token).status_code == 401
    assert not Token.objects.filter(replaces__isnull=False).exists(), personal
