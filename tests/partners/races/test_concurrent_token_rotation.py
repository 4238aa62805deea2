"""A token that two people replace, or one replaces and one ends, at the same instant."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from partners.exceptions import TokenEndedError
from partners.models import Token
from partners.services import tokens
from tests.commitments.races.actions import all_at, one_after_the_other, together, without_locks
from tests.factories.partners import ClientFactory

MAKE = "partners.services.tokens._make"
AT_ONCE = timedelta(0)


@pytest.fixture
def token(transactional_db: None) -> Token:
    client = ClientFactory.create()
    made, _text = tokens.issue_to(client=client, name="Server", at=timezone.now())
    return made


def replaces(token: Token, overlap: timedelta = tokens.USUAL_OVERLAP) -> Callable[[], Any]:
    return lambda: tokens.replace(token=Token.objects.get(pk=token.pk), at=timezone.now(), overlap=overlap)


def held() -> None:
    """The moment in which the row is changed and nothing is committed."""


def revokes(token: Token) -> Callable[[], Any]:
    def act() -> None:
        with transaction.atomic():
            tokens.revoke(token=Token.objects.get(pk=token.pk), at=timezone.now())
            held()

    return act


@pytest.mark.parametrize("overlap", [tokens.USUAL_OVERLAP, AT_ONCE])
def test_of_two_replacements_one_is_made(token: Token, overlap: timedelta) -> None:
    outcomes = together(replaces(token, overlap), replaces(token, overlap))
    assert sorted(type(each).__name__ for each in outcomes) == ["TokenEndedError", "tuple"]
    assert Token.objects.filter(replaces=token).count() == 1


def test_without_the_lock_the_database_still_makes_one(token: Token) -> None:
    """Both have read the old token as open: that it has one successor is a constraint, not a habit of the service."""
    with without_locks(), all_at(MAKE, 2):
        outcomes = together(replaces(token), replaces(token))
    assert sorted(type(each).__name__ for each in outcomes) == ["TokenEndedError", "tuple"]
    assert Token.objects.filter(replaces=token).count() == 1


def test_what_was_ended_meanwhile_is_not_replaced(token: Token) -> None:
    outcomes = one_after_the_other(
        revokes(token), replaces(token), inside="tests.partners.races.test_concurrent_token_rotation.held"
    )
    assert isinstance(outcomes[1], TokenEndedError)
    assert Token.objects.count() == 1


def test_without_the_lock_a_token_that_ended_gets_a_successor(token: Token) -> None:
    """The red twin of the test above."""
    with without_locks():
        outcomes = one_after_the_other(
            revokes(token), replaces(token), inside="tests.partners.races.test_concurrent_token_rotation.held"
        )
    assert not isinstance(outcomes[1], TokenEndedError)
