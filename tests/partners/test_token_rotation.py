"""A token in the place of another: both open for a while, so that nothing stands still meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from partners.exceptions import TokenEndedError
from partners.models import Client, Token
from partners.services import tokens
from tests.partners.conftest import get_with_token

HOUR = timedelta(hours=1)


@pytest.fixture
def first(system: Client) -> tuple[Token, str]:
    return tokens.issue_to(client=system, name="Server", at=timezone.now())


def test_both_open_until_the_overlap_is_over(first: tuple[Token, str]) -> None:
    now = timezone.now()
    _second, text = tokens.replace(token=first[0], at=now)
    with time_machine.travel(now + timedelta(hours=47)):
        assert [get_with_token(each).status_code for each in (first[1], text)] == [200, 200]
    with time_machine.travel(now + timedelta(hours=49)):
        assert [get_with_token(each).status_code for each in (first[1], text)] == [401, 200]


def test_on_demand_the_old_one_ends_at_once(first: tuple[Token, str]) -> None:
    _second, text = tokens.replace(token=first[0], at=timezone.now(), overlap=timedelta(0))
    assert [get_with_token(each).status_code for each in (first[1], text)] == [401, 200]


def test_an_overlap_never_lengthens_the_life_of_the_old_one(system: Client) -> None:
    now = timezone.now()
    token, _text = tokens.issue_to(client=system, name="Server", at=now, life=HOUR)
    tokens.replace(token=token, at=now, overlap=timedelta(hours=5))
    token.refresh_from_db()
    assert token.expires_at == now + HOUR


def test_a_token_is_replaced_once(first: tuple[Token, str]) -> None:
    tokens.replace(token=first[0], at=timezone.now())
    with pytest.raises(TokenEndedError, match="already replaced"):
        tokens.replace(token=first[0], at=timezone.now())
    assert Token.objects.count() == 2


def test_what_is_over_is_not_replaced(first: tuple[Token, str]) -> None:
    tokens.revoke(token=first[0], at=timezone.now())
    with pytest.raises(TokenEndedError, match="was revoked"):
        tokens.replace(token=first[0], at=timezone.now())


def test_no_token_outlives_its_system(system: Client) -> None:
    token, _text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    assert token.expires_at == system.expires_at
    second, _text = tokens.replace(token=token, at=timezone.now())
    assert second.expires_at == system.expires_at


def test_a_system_that_has_expired_gets_none(system: Client) -> None:
    with pytest.raises(TokenEndedError, match="Renew"):
        tokens.issue_to(client=system, name="Server", at=system.expires_at + HOUR)


@pytest.mark.parametrize("overlap", [timedelta(seconds=-1), timedelta(days=31)])
def test_no_overlap_is_negative_or_without_end(first: tuple[Token, str], overlap: timedelta) -> None:
    with pytest.raises(ValueError, match="thirty days"):
        tokens.replace(token=first[0], at=timezone.now(), overlap=overlap)


def test_a_token_that_was_revoked_keeps_the_moment(first: tuple[Token, str]) -> None:
    now = timezone.now()
    tokens.revoke(token=first[0], at=now)
    tokens.revoke(token=first[0], at=now + HOUR)
    assert Token.objects.get(pk=first[0].pk).revoked_at == now
