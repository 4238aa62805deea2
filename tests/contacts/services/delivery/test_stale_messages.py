"""The sweeper: what is due is handed over, the longest due first, and bounded."""

from datetime import UTC, datetime, timedelta

import pytest

from contacts.enums import MessageState
from contacts.models import Message
from contacts.services import delivery
from tests.factories.messages import MessageFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    seen: list[int] = []
    monkeypatch.setattr(delivery, "nudge", lambda *messages: seen.extend(messages))
    return seen


def test_what_is_due_is_handed_over_with_the_longest_due_first(handed_over: list[int]) -> None:
    late = MessageFactory.create(next_attempt_at=NOW)
    early = MessageFactory.create(next_attempt_at=NOW - timedelta(hours=1))
    MessageFactory.create(next_attempt_at=NOW + timedelta(seconds=1))
    MessageFactory.create(state=MessageState.SENT)
    delivery.sweep(at=NOW)
    assert handed_over == [early.pk, late.pk]


def test_no_more_is_handed_over_at_once_than_a_minute_is_good_for(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MOST_AT_ONCE", 3)
    MessageFactory.create_batch(5)
    delivery.sweep(at=NOW)
    assert len(handed_over) == 3


def test_operators_see_what_waits() -> None:
    MessageFactory.create(recorded_at=NOW)
    MessageFactory.create(recorded_at=NOW - timedelta(days=2), state=MessageState.SENDING)
    MessageFactory.create(recorded_at=NOW - timedelta(days=9), state=MessageState.SENT)
    assert Message.objects.waiting().count() == 2


def test_what_failed_counts_until_somebody_gave_it_up() -> None:
    failed = MessageFactory.create(state=MessageState.FAILED)
    given_up = MessageFactory.create(state=MessageState.FAILED, decided=True)
    uncertain = MessageFactory.create(state=MessageState.UNCERTAIN)
    assert list(Message.objects.failed()) == [failed]
    assert list(Message.objects.given_up()) == [given_up]
    assert set(Message.objects.awaiting_decision()) == {failed, uncertain}
