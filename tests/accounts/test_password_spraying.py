"""One password tried at many names from one address: told in words, and of no harm to anybody elsewhere."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from structlog.testing import capture_logs

from accounts.services.password_spraying import names_tried_from
from contacts.models import User
from tests.accounts.conftest import SIGN_IN, is_signed_in, sign_in

MOST = 4


@pytest.fixture(autouse=True)
def few(settings) -> None:
    settings.NAMES_PER_ADDRESS = MOST
    settings.TRUSTED_PROXIES = 1


def at(address: str) -> Client:
    return Client(headers={"X-Forwarded-For": address})


def tries(client: Client, name: str) -> HttpResponse:
    return client.post(SIGN_IN, {"username": name, "password": "a wrong word for tests"})  # type: ignore[return-value]  # A test response is one.


def spray(address: str, names: int = MOST) -> None:
    for number in range(names):
        assert tries(at(address), f"name-{number}").status_code == 200


def test_after_too_many_names_the_address_is_closed_to_all_of_them_and_says_so(editor: User) -> None:
    spray("192.0.2.1")
    with capture_logs() as lines:
        answers = [tries(at("192.0.2.1"), "another-name"), sign_in(here := at("192.0.2.1"), editor)]
    for answer in answers:
        assert answer.status_code == 429
        assert "Too many different user names were tried from your network." in answer.content.decode()
        assert "blocked for up to 15 minutes" in answer.content.decode()
    assert not is_signed_in(here)
    assert [line["names"] for line in lines if line["event"] == "too_many_names"] == [MOST, MOST]


def test_other_networks_and_signed_in_users_are_not_locked_out(editor: User) -> None:
    here = at("192.0.2.1")
    sign_in(here, editor)
    spray("192.0.2.1")
    assert is_signed_in(here)
    assert sign_in(at("192.0.2.2"), editor).status_code == 302


def test_many_wrong_passwords_of_few_names_close_nothing_but_those_names(editor: User, settings) -> None:
    here = at("192.0.2.1")
    for number in range(MOST - 1):
        for _try in range(settings.AXES_FAILURE_LIMIT + 1):
            answer = tries(here, f"name-{number}")
        assert answer.status_code == 429
        assert "Sign-in to this account from here is blocked" in answer.content.decode()
    assert sign_in(here, editor).status_code == 302


def test_it_opens_again_by_itself_however_many_people_knock_meanwhile(editor: User) -> None:
    begun = timezone.now()
    with time_machine.travel(begun, tick=False):
        spray("192.0.2.1")
    for minutes in range(1, 15):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            assert sign_in(at("192.0.2.1"), editor).status_code == 429
            assert tries(at("192.0.2.1"), f"late-{minutes}").status_code == 429
    with time_machine.travel(begun + timedelta(minutes=16), tick=False):
        assert sign_in(at("192.0.2.1"), editor).status_code == 302


def test_who_has_a_network_of_ipv6_has_one_address_here(editor: User) -> None:
    for number in range(MOST):
        tries(at(f"2001:db8::{number}"), "one-name")
    assert sign_in(at("2001:db8::ffff"), editor).status_code == 429
    assert sign_in(at("2001:db8:0:1::1"), editor).status_code == 302


def test_addresses_of_ipv4_stay_apart_where_a_server_writes_them_as_ipv6(editor: User) -> None:
    spray("::ffff:192.0.2.1")
    assert sign_in(at("::ffff:192.0.2.1"), editor).status_code == 429
    assert sign_in(at("::ffff:192.0.2.2"), editor).status_code == 302


def test_addresses_of_ipv4_stay_apart_where_a_gateway_hands_them_on_in_one_network_of_ipv6(editor: User) -> None:
    spray("64:ff9b::192.0.2.1")
    assert sign_in(at("64:ff9b::192.0.2.1"), editor).status_code == 429
    assert sign_in(at("64:ff9b::192.0.2.2"), editor).status_code == 302


def test_devices_of_a_network_count_as_one_and_an_unknown_address_as_none(editor: User) -> None:
    for device in ("One", "Other"):
        at("192.0.2.1").post(
            SIGN_IN, {"username": "name", "password": "a wrong word for tests"}, headers={"User-Agent": device}
        )
    assert AccessAttempt.objects.count() == 2
    an_hour_ago = timezone.now() - timedelta(hours=1)
    assert names_tried_from("192.0.2.1", since=an_hour_ago) == 1
    assert names_tried_from("192.0.2.1", since=timezone.now() + timedelta(minutes=1)) == 0
    assert names_tried_from(None, since=an_hour_ago) == 0
