"""Whatever a partner system's rights rest on: with the next request after it is gone, they are gone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.enums import Role
from contacts.models import User
from partners.models import Client, Token
from partners.services import clients, tokens
from tests.factories.contacts import UserFactory
from tests.partners.conftest import Ask, get_with_token

type Act = Callable[[Client], object]


def contact_becomes(**columns: object) -> Act:
    return lambda system: User.objects.filter(pk=system.contact_id).update(**columns)


def account_becomes(**columns: object) -> Act:
    return lambda system: User.objects.filter(pk=system.account_id).update(**columns)


def expire(system: Client) -> None:
    past = timezone.now() - timedelta(days=2)
    Client.objects.filter(pk=system.pk).update(renewed_at=past, expires_at=past + timedelta(days=1))


def expire_its_token(system: Client) -> None:
    past = timezone.now() - timedelta(days=2)
    Token.objects.filter(client=system).update(created_at=past, expires_at=past + timedelta(days=1))


def end(system: Client) -> None:
    clients.end(client=system, because="Replaced", by=system.contact, at=timezone.now())


def revoke(system: Client) -> None:
    tokens.revoke(token=system.tokens.get(), at=timezone.now())


ENDS: dict[str, Act] = {
    "the token is revoked": revoke,
    "the token expires": expire_its_token,
    "the system ends": end,
    "the system expires": expire,
    "its account is closed": account_becomes(is_active=False),
    "its account is given another role": account_becomes(role=Role.READER),
    "its contact's account is closed": contact_becomes(is_active=False),
    "its contact only reads from now on": contact_becomes(role=Role.READER),
    "its contact goes to the secretariat": contact_becomes(role=Role.SECRETARIAT),
}


@pytest.mark.parametrize("act", ENDS.values(), ids=ENDS.keys())
def test_next_request_is_refused_without_details(system: Client, ask: Ask, act: Act) -> None:
    assert ask().status_code == 200
    act(system)
    refusal = ask()
    assert refusal.status_code == 401
    assert refusal.json()["detail"] == "Invalid token. It may have expired or been revoked."
    assert refusal.headers["WWW-Authenticate"] == 'Bearer realm="MOC Portal", error="invalid_token"'
    assert get_with_token("moc_00000000_" + "a" * 43).json()["detail"] == refusal.json()["detail"]


def test_an_editor_answers_for_a_system_as_well(system: Client, ask: Ask) -> None:
    contact_becomes(role=Role.EDITOR)(system)
    assert ask().status_code == 200


def test_end_of_a_scope_is_reported(system: Client, token: str) -> None:
    found = tokens.owner_of(token, at=timezone.now())
    assert found is not None
    assert found.allows("register:read")
    Client.objects.filter(pk=system.pk).update(scopes=["people:read"])
    found = tokens.owner_of(token, at=timezone.now())
    assert found is not None
    assert (found.allows("people:read"), found.allows("register:read")) == (True, False)


def test_a_personal_token_is_bounded_by_the_role_alone(db: None) -> None:
    token, _text = tokens.issue(user=UserFactory.create(), name="Script", at=timezone.now())
    assert token.allows("register:read")


def test_an_account_of_a_system_has_no_token_without_that_system(system: Client) -> None:
    with pytest.raises(ValueError, match="partner system"):
        tokens.issue(user=system.account, name="Server", at=timezone.now())
    with pytest.raises(ValueError, match="partner system"):
        tokens.issue(user=system.contact, client=system, name="Server", at=timezone.now())
