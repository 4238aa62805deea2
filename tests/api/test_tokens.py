"""Who asks: bearer tokens, sessions, and what those without either are told."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.models import User
from partners.models import Token
from partners.services import tokens
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/sides/"


@pytest.fixture
def user() -> User:
    return UserFactory.create()


def signed(text: str) -> Client:
    return Client(headers={"authorization": f"Bearer {text}"})


def test_without_credentials_the_answer_says_which_are_wanted() -> None:
    refusal = Client().get(ADDRESS)
    assert refusal.status_code == 401
    assert "“Authorization: Bearer …”" in refusal.json()["detail"]
    assert refusal.headers["WWW-Authenticate"] == 'Bearer realm="MOC Portal"'
    assert refusal.json()["type"] == reverse("api:problem", args=["not-authenticated"])


@pytest.mark.parametrize(
    "text", ["", "moc_", "moc_x_y", "moc__", "Ünïcode", "moc_\x01_x", "x" * 5000, "moc_00000000_" + "a" * 43]
)
def test_a_token_that_opens_nothing_is_401(db: None, text: str) -> None:
    assert signed(text).get(ADDRESS).status_code == 401


def test_a_token_ends_when_it_expires_or_is_revoked(user: User) -> None:
    token, text = tokens.issue(user=user, name="Tracker", at=timezone.now(), life=timedelta(hours=1))
    client = signed(text)
    assert client.get(ADDRESS).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert client.get(ADDRESS).status_code == 401
    tokens.revoke(token=token, at=timezone.now())
    refusal = client.get(ADDRESS)
    assert refusal.status_code == 401
    assert 'error="invalid_token"' in refusal.headers["WWW-Authenticate"]


def test_its_use_is_noted_once_a_minute(user: User) -> None:
    token, text = tokens.issue(user=user, name="Tracker", at=timezone.now())
    start = timezone.now().replace(microsecond=0)
    noted = []
    for seconds in (0, 59, 61):
        with time_machine.travel(start + timedelta(seconds=seconds), tick=False):
            signed(text).get(ADDRESS)
        noted.append(Token.objects.get(pk=token.pk).last_used_at)
    assert noted == [start, start, start + timedelta(seconds=61)]


def test_a_session_reads_too(user: User) -> None:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_answer_to_a_token_is_for_its_holder_alone(user: User) -> None:
    _token, text = tokens.issue(user=user, name="Tracker", at=timezone.now())
    answer = signed(text).get(ADDRESS)
    assert set(answer.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert "Authorization" in answer.headers["Vary"]
    unchanged = signed(text).get(ADDRESS, headers={"if-none-match": answer.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
