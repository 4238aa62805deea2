"""From where a partner system may ask, and what stands between it and the portal."""

import pytest
from django.db import DataError, transaction

from partners.models import Client
from partners.networks import is_within
from tests.constraint_assertions import sql
from tests.partners.conftest import Ask

OFFICE = "192.0.2.0/24"
OFFICE_6 = "2001:db8:1::/48"


@pytest.fixture
def bound(system: Client) -> Client:
    system.networks = [OFFICE, OFFICE_6]
    system.save(update_fields=["networks"])
    return system


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("192.0.2.7", 200),
        ("192.0.3.7", 401),
        ("2001:db8:1::7", 200),
        ("2001:db8:2::7", 401),
        # What a server writes that listens to both kinds of address on one socket.
        ("::ffff:192.0.2.7", 200),
        ("", 401),
        ("unix:", 401),
    ],
)
def test_only_its_networks_may_ask(bound: Client, ask: Ask, address: str, status: int) -> None:
    assert ask(REMOTE_ADDR=address).status_code == status


def test_without_networks_it_may_ask_from_anywhere(ask: Ask) -> None:
    assert ask(REMOTE_ADDR="203.0.113.9").status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "status"),
    [
        # Anybody may write the header: without a proxy it says nothing.
        (0, "192.0.2.7", 401),
        (1, "192.0.2.7", 200),
        (1, "192.0.2.7, 203.0.113.9", 401),
        (1, "203.0.113.9, 192.0.2.7", 200),
        (2, "192.0.2.7, 10.0.0.2", 200),
        (2, "192.0.2.7", 401),
        (1, "", 401),
        (1, "192.0.2.7:4711", 200),
        (1, "[2001:db8:1::7]:4711", 200),
        (1, "2001:db8:1::7", 200),
        (1, "unknown", 401),
    ],
)
def test_behind_proxies_the_farthest_that_is_trusted_says_who_asks(
    bound: Client, ask: Ask, settings, proxies: int, forwarded: str, status: int
) -> None:
    settings.TRUSTED_PROXIES = proxies
    answer = ask(REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": forwarded})
    assert answer.status_code == status


def test_the_database_keeps_no_network_that_is_none(system: Client) -> None:
    for text in ("192.0.2.7/24", "here", "192.0.2.0/33"):
        with pytest.raises(DataError), transaction.atomic():
            sql("UPDATE partners_client SET networks = %s::cidr[] WHERE id = %s", [text], system.pk)


def test_networks_are_read_back_as_they_are_written(bound: Client) -> None:
    assert Client.objects.get(pk=bound.pk).networks == [OFFICE, OFFICE_6]


def test_no_address_is_in_no_network() -> None:
    assert not is_within("192.0.2.7", [])
