"""Probes: alive while the process answers, ready while database, broker and worker do their part."""

from datetime import UTC, datetime, timedelta

import pytest
import redis
from django.db import OperationalError
from django.utils import timezone

from mocportal import tasks
from mocportal.operations import health, heartbeat


@pytest.fixture
def _fresh_heartbeat():
    heartbeat.record(timezone.now())


@pytest.fixture
def _no_heartbeat():
    with heartbeat.broker() as broker:
        broker.delete(heartbeat.KEY)


def test_the_process_is_alive_without_database_or_broker(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
@pytest.mark.usefixtures("_fresh_heartbeat")
def test_the_portal_is_ready_when_all_parts_are(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "broker": "ok", "worker": "ok"}


@pytest.mark.django_db
@pytest.mark.usefixtures("_no_heartbeat")
def test_a_worker_never_seen_makes_the_portal_unready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "database": "ok", "broker": "ok", "worker": "unavailable"}


@pytest.mark.django_db
def test_a_broker_that_is_away_is_named_and_its_address_is_not(client, settings):
    settings.REDIS_URL = "redis://:hidden-word@127.0.0.1:1/0"

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["broker"] == "unavailable"
    assert "hidden-word" not in answer.text
    assert "127.0.0.1" not in answer.text


@pytest.mark.usefixtures("_fresh_heartbeat")
def test_a_database_that_is_away_is_named(client, monkeypatch):
    def away() -> bool:
        raise OperationalError

    monkeypatch.setitem(health.CHECKS, "database", away)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "unavailable"


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_no_answer_to_a_probe_is_kept_by_a_cache(client, address, db):
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_probes_only_read(client, address):
    assert client.post(address).status_code == 405


def test_the_heartbeat_is_the_moment_it_was_recorded():
    moment = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    heartbeat.record(moment)

    assert heartbeat.last() == moment


@pytest.mark.parametrize(
    ("age", "fresh"),
    [(timedelta(0), True), (timedelta(seconds=69), True), (timedelta(seconds=70), False), (timedelta(hours=1), False)],
)
def test_a_heartbeat_goes_stale_after_three_missed_beats(age, fresh):
    now = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

    assert heartbeat.is_fresh(now - age, now) is fresh


def test_a_broker_that_is_away_raises(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    with pytest.raises(redis.RedisError):
        heartbeat.last()


@pytest.mark.usefixtures("_no_heartbeat")
def test_a_real_worker_beats(live_worker):
    tasks.heartbeat.delay()

    live_worker.wait_until(lambda: heartbeat.is_fresh(heartbeat.last(), timezone.now()))
