"""Mail is never lost: whatever dies while a message is on its way, it arrives, or a person is asked."""

import signal
import time

import pytest
from django.db import connection

from contacts.enums import MessageKind, MessageState
from contacts.models import DeliveryAttempt, Message
from tests.faults.conftest import Count
from tests.faults.failing_processes import Step
from tests.faults.portal import Portal, Tally
from tests.fixtures.smtp import Does

# Less than the time that each of 12 messages would take if it waited for the broker: 6 seconds.
ONCE_EACH = 5
FORMAL, OTHER = MessageKind.NOTICE, MessageKind.DECISION
NONE = Tally(lost=0, duplicated=0, uncertain=0)
ONE_UNCERTAIN = Tally(lost=0, duplicated=0, uncertain=1)
ONE_DUPLICATE = Tally(lost=0, duplicated=1, uncertain=0)


@pytest.mark.parametrize(
    ("step", "formal", "other"),
    [
        (Step.BEFORE_CLAIM, NONE, NONE),
        (Step.AFTER_CLAIM, NONE, NONE),
        (Step.BEFORE_DATA, NONE, NONE),
        # It did not arrive, and only a person can find that out: the price of never sending a notice twice.
        (Step.BEFORE_CONTENT, ONE_UNCERTAIN, NONE),
        (Step.BEFORE_ANSWER, ONE_UNCERTAIN, ONE_DUPLICATE),
        (Step.BEFORE_COMMIT, ONE_UNCERTAIN, ONE_DUPLICATE),
        (Step.AFTER_COMMIT, NONE, NONE),
    ],
)
@pytest.mark.parametrize("kind", [FORMAL, OTHER])
def test_a_worker_is_killed(
    portal: Portal, count: Count, kind: MessageKind, step: Step, formal: Tally, other: Tally
) -> None:
    message = portal.die_delivering(kind, step)
    portal.drain([message])
    named = "formal" if kind.is_formal else "other"
    assert count(f"worker killed {step} ({named})", [message]) == (formal if kind.is_formal else other)


def test_the_broker_forgets_fifty_messages(portal: Portal, count: Count) -> None:
    with portal.paused("worker"):
        messages = [portal.post(FORMAL) for _ in range(50)]
        portal.flush_broker()
    portal.drain(messages)
    assert count("broker flushed with 50 queued (formal)", messages) == NONE


def test_the_broker_is_away_and_comes_back(portal: Portal, count: Count) -> None:
    portal.kill("broker")
    begun = time.monotonic()
    messages = [portal.post(FORMAL) for _ in range(12)]
    assert time.monotonic() - begun < ONCE_EACH
    portal.start_again("broker")
    portal.drain(messages)
    assert count("broker away while 12 are recorded (formal)", messages) == NONE


def test_the_broker_takes_connections_and_never_answers(portal: Portal, count: Count) -> None:
    with portal.paused("broker"):
        begun = time.monotonic()
        messages = [portal.post(FORMAL) for _ in range(12)]
        assert time.monotonic() - begun < ONCE_EACH
    portal.drain(messages)
    assert count("broker hangs while 12 are recorded (formal)", messages) == NONE


def test_the_database_crashes_while_the_server_has_the_content(portal: Portal, count: Count) -> None:
    crashed: list[str] = []

    def crash_once() -> None:
        if not crashed:
            portal.kill("database", by=signal.SIGQUIT)
            crashed.append(str(portal.sink.taken[-1]["Message-ID"]))

    with portal.paused("worker"):
        messages = [portal.post(FORMAL) for _ in range(20)]
        portal.sink.when_content_is_there = crash_once
    assert portal.wait_while(lambda: not crashed, seconds=20)
    portal.start_again("database")
    portal.sink.when_content_is_there = lambda: None
    connection.close()
    # The worker that had the answer writes it down by itself, once there is something to write to.
    first = Message.objects.filter(message_id=crashed[0])
    assert portal.wait_while(lambda: not first.filter(state=MessageState.SENT).exists(), seconds=20)
    portal.drain(messages)
    # A second message may have been noted as handed over in the very instant of the crash.
    assert count("database crashed with 20 on their way (formal)", messages) in {NONE, ONE_UNCERTAIN}


def test_one_of_five_has_no_such_mailbox(portal: Portal, count: Count) -> None:
    does = [Does.ACCEPT, Does.ACCEPT, Does.REFUSE_RECIPIENT_FOR_GOOD, Does.ACCEPT, Does.ACCEPT]
    messages = [portal.post(FORMAL, each) for each in does]
    portal.drain(messages)
    assert count("one bad recipient among five (formal)", messages) == Tally(0, 0, 0, failed=1)
    failed = Message.objects.get(pk__in=[message.pk for message in messages], state=MessageState.FAILED)
    assert failed == messages[2]


def test_servers_that_hang_drop_and_refuse_lose_nothing(portal: Portal, count: Count) -> None:
    troubles = [Does.REFUSE_RECIPIENT_FOR_NOW, Does.DROP_BEFORE_CONTENT, Does.REFUSE_CONTENT_FOR_NOW]
    messages = [portal.post(FORMAL, each) for each in troubles]
    tried = DeliveryAttempt.objects.filter(message__in=messages, ended_at__isnull=False)
    assert portal.wait_while(lambda: tried.count() < len(messages), seconds=10)
    for message in messages:
        portal.sink.does[message.address] = Does.ACCEPT
    portal.drain(messages)
    assert count("server refuses for now or drops before the content (formal)", messages) == NONE


def test_the_line_breaks_before_the_answer(portal: Portal, count: Count) -> None:
    message = portal.post(FORMAL, Does.DROP_AFTER_CONTENT)
    portal.drain([message])
    assert count("line broken before the answer (formal)", [message]) == ONE_UNCERTAIN
    other = portal.post(OTHER, Does.DROP_AFTER_CONTENT)
    assert portal.wait_while(lambda: not portal.sink.copies[other.message_id], seconds=10)
    portal.sink.does[other.address] = Does.ACCEPT
    portal.drain([other])
    assert count("line broken before the answer (other)", [other]) == ONE_DUPLICATE
