"""A scope that a partner system does not have: 403, and the answer names it."""

from collections.abc import Iterator

import pytest
from django.test import Client as Browser
from django.urls import get_resolver
from django.utils import timezone

from partners.enums import Scope
from partners.models import Client
from partners.services import tokens
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import UserFactory
from tests.factories.partners import ClientFactory
from tests.partners.conftest import get_with_token

pytestmark = pytest.mark.django_db

# What every token opens: what this is, what the token itself opens, and how to read the rest.
FOR_EVERYBODY = {"root", "access", "schema", "docs", "problems", "problem", "nothing"}
# What tells of each app as much as is open; tests beside them ask what that is.
OF_SEVERAL_APPS = {"calendar", "changes", "register"}

# A partner system's own, read without a scope and written with one; no person has any here
# (tests/partners/webhooks/test_api.py, test_self_rotation.py, tests/api/writing/test_external_ids.py).
OF_A_SYSTEM = ("webhook", "external-ids", "token-rotation")


def routes() -> Iterator[tuple[str, str]]:
    """Each route of the API below /api/v1/ with an address that leads to it."""
    resolver = get_resolver("mocportal.api")
    for name, entries in resolver.reverse_dict.lists():
        if not isinstance(name, str) or name.startswith(OF_A_SYSTEM):
            continue
        if name not in FOR_EVERYBODY | OF_SEVERAL_APPS:
            template, parameters = entries[0][0][0]
            # Keys of actions are made of two numbers, those of wordings of three things.
            key = {"action-detail": "1.1", "wording-detail": "1.en.1"}.get(name, "1")
            yield name, "/api/v1/" + template % dict.fromkeys(parameters, key)


ROUTES = dict(routes())


def text_of(*scopes: str) -> str:
    client = ClientFactory.create(scopes=list(scopes))
    _token, text = tokens.issue_to(client=client, name="Server", at=timezone.now())
    return text


@pytest.mark.parametrize("route", ROUTES)
def test_a_system_that_may_only_propose_reads_nothing(route: str) -> None:
    refusal = get_with_token(text_of(Scope.WRITE_PROPOSALS), ROUTES[route])
    assert (refusal.status_code, refusal.json()["type"]) == (403, "/api/v1/problems/scope-missing/")
    assert any(scope in refusal.json()["detail"] for scope in Scope if not scope.writes)


@pytest.mark.parametrize("route", ROUTES)
def test_a_session_and_a_personal_token_need_no_scope(route: str) -> None:
    ShippedInstrumentFactory.create()
    user = UserFactory.create()
    browser = Browser()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    _token, text = tokens.issue(user=user, name="Script", at=timezone.now())
    for answer in (browser.get(ROUTES[route]), get_with_token(text, ROUTES[route])):
        assert answer.status_code != 403


@pytest.mark.parametrize(
    ("scope", "opened", "closed"),
    [
        (Scope.READ_PEOPLE, "participants", ["commitments", "dialogues"]),
        (Scope.READ_REGISTER, "commitments", ["participants", "dialogues"]),
        (Scope.READ_DIALOGUE, "dialogues", ["participants", "commitments"]),
    ],
)
def test_each_app_has_a_scope_of_its_own(scope: Scope, opened: str, closed: list[str]) -> None:
    text = text_of(scope)
    assert get_with_token(text, f"/api/v1/{opened}/").status_code == 200
    assert [get_with_token(text, f"/api/v1/{each}/").status_code for each in closed] == [403, 403]


def test_a_scope_that_is_taken_away_is_gone_with_the_next_request() -> None:
    text = text_of(Scope.READ_PEOPLE)
    assert get_with_token(text, "/api/v1/participants/").status_code == 200
    Client.objects.update(scopes=[Scope.READ_DIALOGUE])
    assert get_with_token(text, "/api/v1/participants/").status_code == 403


def test_an_expansion_needs_the_scope_of_what_it_puts_in() -> None:
    both, one = text_of(Scope.READ_REGISTER, Scope.READ_PEOPLE), text_of(Scope.READ_REGISTER)
    address = "/api/v1/commitments/?expand=lead"
    assert get_with_token(both, address).status_code == 200
    refusal = get_with_token(one, address)
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "people:read")
