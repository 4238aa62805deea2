"""What a token is told of itself."""

from django.test import Client as Browser
from django.utils import timezone

from contacts.models import User
from partners.models import Client
from partners.services import tokens
from tests.factories.contacts import UserFactory
from tests.partners.conftest import ADDRESS, Ask, get_with_token


def test_a_system_learns_what_is_open_to_it(system: Client, ask: Ask) -> None:
    Client.objects.filter(pk=system.pk).update(scopes=["register:read", "reports:write"])
    answer = ask().json()
    assert answer == {
        "account": system.account.username,
        "role": "partner",
        "participant": system.owner.code,
        "system": system.name,
        "token": system.tokens.get().prefix,
        "scopes": ["register:read", "reports:write"],
        "expires_at": system.expires_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    }


def test_a_personal_token_has_scopes_and_a_session_has_none(db: None) -> None:
    user: User = UserFactory.create()
    _token, text = tokens.issue(user=user, name="Script", at=timezone.now(), scopes=["people:read"])
    browser = Browser()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for answer, scopes in ((get_with_token(text).json(), ["people:read"]), (browser.get(ADDRESS).json(), None)):
        assert (answer["account"], answer["system"], answer["scopes"]) == (user.username, None, scopes)


def test_the_answer_is_for_its_holder_alone(ask: Ask) -> None:
    answer = ask()
    assert "Authorization" in answer.headers["Vary"]
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))


def test_no_answer_without_credentials(db: None) -> None:
    assert Browser().get(ADDRESS).status_code == 401
