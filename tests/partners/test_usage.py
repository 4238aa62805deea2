"""What a partner system's owner reads of its requests."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from partners import tasks
from partners.models import Client, Usage
from partners.services import rate_limits, tokens, usage
from tests.partners.conftest import Ask

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """Begin with an empty count, whatever other tests asked."""
    rate_limits.take()


def written(client: Client) -> dict[tuple[int, str], int]:
    tasks.write_down_usage()
    return {(row.status, row.kind): row.requests for row in Usage.objects.filter(client=client).exclude(requests=0)}


def test_each_request_is_counted_with_what_came_of_it(system: Client, ask: Ask) -> None:
    for address in ("/api/v1/access/", "/api/v1/access/", "/api/v1/access/?no=1", "/api/v1/commitments/NONE/"):
        ask(address)
    assert written(system) == {(200, ""): 2, (400, "invalid-parameters"): 1, (404, "not-found"): 1}


def test_an_answer_that_nothing_changed_is_counted_as_one(system: Client, ask: Ask) -> None:
    tag = ask("/api/v1/sides/").headers["ETag"]
    ask("/api/v1/sides/", headers={"if-none-match": tag})
    ask("/api/v1/sides/", headers={"if-none-match": '"another"'})
    assert written(system) == {(200, ""): 2, (304, ""): 1}


def test_what_was_too_much_is_counted_apart(system: Client, ask: Ask) -> None:
    Client.objects.filter(pk=system.pk).update(rate=1)
    with time_machine.travel(timezone.now(), tick=False):
        assert [ask().status_code for _ in range(3)] == [200, 429, 429]
    assert written(system) == {(200, ""): 1, (429, "too-many-requests"): 2}


def test_the_owner_reads_why_a_token_opened_nothing(system: Client, ask: Ask) -> None:
    tokens.revoke(token=system.tokens.get(), at=timezone.now())
    ask()
    assert written(system) == {(401, "token-revoked"): 1}
    (refusal,) = usage.refusals(system, since=timezone.now().date())
    assert refusal.reason == "The token was revoked"


def test_who_only_knows_the_prefix_is_not_counted(system: Client, token: str, ask: Ask) -> None:
    prefix = token.split("_")[1]
    ask(headers={"authorization": f"Bearer moc_{prefix}_{'a' * 43}"})
    assert written(system) == {}


def test_what_is_written_down_twice_is_added_up(system: Client, ask: Ask) -> None:
    ask()
    assert written(system) == {(200, ""): 1}
    ask()
    assert written(system) == {(200, ""): 2}
    assert written(system) == {(200, ""): 2}


def test_an_expectation_that_was_written_down_too_early_is_taken_back(system: Client) -> None:
    rate_limits.count(caller="test", limit=10, at=NOON, client=system.pk, outcome="200")
    assert written(system) == {(200, ""): 1}
    rate_limits.note(client=system.pk, at=NOON, outcome="503:unavailable", instead_of="200")
    assert written(system) == {(503, "unavailable"): 1}


def test_numbers_of_a_system_that_is_gone_are_dropped(db: None) -> None:
    rate_limits.note(client=10**9, at=NOON, outcome="200")
    assert usage.write_down() == 1
    assert not Usage.objects.exists()


def counted(client: Client, day: date, status: int, requests: int, kind: str = "") -> None:
    at = datetime.combine(day, datetime.min.time(), UTC)
    Usage.objects.create(client=client, day=day, status=status, kind=kind, requests=requests, last_at=at)


def test_usage_of_a_day_is_counted_by_outcome(system: Client) -> None:
    for status, requests in ((200, 5), (201, 1), (304, 7), (404, 2), (429, 1), (500, 1)):
        counted(system, TODAY, status, requests)
    counted(system, TODAY - timedelta(days=1), 200, 3)
    days = usage.by_day(system)
    assert [(day.day.day, day.answered, day.unchanged, day.refused, day.failed, day.all) for day in days] == [
        (26, 6, 7, 3, 1, 17),
        (25, 3, 0, 0, 0, 3),
    ]


def test_usage_is_retained_for_ninety_days(system: Client) -> None:
    for days in (0, 90, 91):
        counted(system, TODAY - timedelta(days=days), 200, 1)
    usage.forget(today=TODAY)
    assert [row.day for row in Usage.objects.order_by("-day")] == [TODAY, TODAY - timedelta(days=90)]
