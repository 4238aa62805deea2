"""How much a caller may ask in a minute, and what each answer says of it."""

from datetime import UTC, datetime, timedelta

import pytest
import redis
import time_machine
from django.test import Client as Browser
from django.utils import timezone

from core.tasks.broker import Circuit
from partners.models import Client
from partners.services import rate_limits, tokens
from tests.factories.contacts import UserFactory
from tests.partners.conftest import ADDRESS, Ask, get_with_token

pytestmark = pytest.mark.django_db
# Whole minutes begin at :00, and so do windows.
NOON = datetime(2026, 11, 26, 12, 0, 20, tzinfo=UTC)
NAMES = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


@pytest.fixture
def noon():
    """A minute that no other test counts in."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def twice(noon, system: Client) -> Client:
    """The system, which may ask twice a minute at noon."""
    system.rate, system.renewed_at, system.expires_at = 2, NOON, NOON + timedelta(days=90)
    system.save(update_fields=["rate", "renewed_at", "expires_at"])
    return system


def limit_headers(answer) -> list[int]:
    return [int(answer.headers[name]) for name in NAMES]


def test_every_answer_says_what_is_left_of_the_minute(twice: Client, ask: Ask) -> None:
    end_of_minute = int(NOON.timestamp()) + 40
    assert limit_headers(ask()) == [2, 1, end_of_minute]
    refused = ask("/api/v1/access/?unknown=1")
    assert (refused.status_code, limit_headers(refused)) == (400, [2, 0, end_of_minute])


def test_what_is_too_much_is_429_and_says_when_to_come_back(twice: Client, ask: Ask, noon) -> None:
    assert [ask().status_code for _ in range(3)] == [200, 200, 429]
    refusal = ask()
    assert refusal.json()["type"] == "/api/v1/problems/too-many-requests/"
    assert refusal.headers["Retry-After"] == "40"
    assert limit_headers(refusal)[:2] == [2, 0]
    noon.move_to(NOON + timedelta(seconds=40))
    assert ask().status_code == 200


@pytest.mark.parametrize(
    ("address", "status"), [("/api/v1/nothing/", 404), ("/api/nothing", 404), ("/api/v1/commitments", 301)]
)
def test_where_there_is_nothing_requests_count_too(twice: Client, ask: Ask, address: str, status: int) -> None:
    answers = [ask(address) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [status, status, 429]
    assert [limit_headers(answer)[:2] for answer in answers] == [[2, 1], [2, 0], [2, 0]]
    assert ask().status_code == 429


def test_a_token_that_opens_nothing_is_told_so_where_there_is_nothing_either(db: None) -> None:
    for address in ("/api/v1/nothing/", "/api/nothing"):
        refusal = get_with_token("moc_00000000_" + "a" * 43, address)
        assert refusal.status_code == 401
        assert refusal.json()["type"] == "/api/v1/problems/not-authenticated/"
        assert refusal.headers["WWW-Authenticate"].startswith("Bearer ")


@pytest.mark.parametrize("address", ["/api/v1/nothing/", "/api/v1/docs/", "/api/v1/access/"])
def test_a_form_that_there_is_not_is_told_only_to_a_token_that_opens_the_portal(
    twice: Client, ask: Ask, address: str
) -> None:
    answers = [ask(address, headers={"accept": "application/x-unknown"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [406, 406, 429]
    refusal = get_with_token("moc_00000000_" + "a" * 43, address, headers={"accept": "application/x-unknown"})
    assert refusal.status_code == 401


def test_all_tokens_of_a_system_have_one_limit_together(twice: Client, ask: Ask) -> None:
    _token, other = tokens.issue_to(client=twice, name="Second server", at=NOON)
    assert [ask().status_code, get_with_token(other).status_code, ask().status_code] == [200, 200, 429]


def test_personal_tokens_have_a_limit_too(noon, settings) -> None:
    settings.PERSONAL_RATE = 1
    user = UserFactory.create()
    texts = [tokens.issue(user=user, name=name, at=NOON)[1] for name in ("One", "Two")]
    assert [get_with_token(text).status_code for text in texts] == [200, 429]


def test_a_session_has_none() -> None:
    browser = Browser()
    browser.force_login(UserFactory.create(), backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.get(ADDRESS)
    assert answer.status_code == 200
    assert not set(NAMES) & set(answer.headers)


def test_a_token_that_opens_nothing_learns_of_no_limit(db: None) -> None:
    assert not set(NAMES) & set(get_with_token("moc_00000000_" + "a" * 43).headers)


def test_while_the_broker_is_away_nobody_is_limited(twice: Client, ask: Ask, monkeypatch) -> None:
    away = redis.Redis(port=1, socket_connect_timeout=0.1, retry=None)
    monkeypatch.setattr(rate_limits, "broker", lambda: away)
    monkeypatch.setattr(rate_limits, "_count", lambda: away.register_script(rate_limits.COUNT))
    monkeypatch.setattr(rate_limits, "circuit", Circuit())
    answers = [ask() for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert not set(NAMES) & set(answers[0].headers)


def test_a_broker_that_failed_is_asked_again_after_a_while(monkeypatch) -> None:
    circuit = Circuit()
    circuit.open(redis.ConnectionError("away"))
    assert not circuit.is_closed()
    monkeypatch.setattr("core.tasks.broker.time.monotonic", lambda: circuit.open_until + 1)
    assert circuit.is_closed()


def test_one_round_trip_tells_whether_the_limit_is_reached(db: None) -> None:
    now = timezone.now()
    readings = [rate_limits.count(caller="test:one round trip", limit=2, at=now) for _ in range(3)]
    assert [reading and reading.is_exceeded for reading in readings] == [False, False, True]
