"""Receivers that take their time: nothing of the portal waits for them, and those of one system for each other."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from threading import Lock

import pytest
from django.utils import timezone

from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent
from contacts.services import outbox
from contacts.services.addresses import Addressee
from core.tasks import dispatch
from mocportal.local.supervisor import Supervisor, tail
from partners.models import Webhook
from partners.services import webhooks
from partners.services.webhooks import claims, delivering
from tests.concurrency import at_once
from tests.factories.partners import ClientFactory
from tests.factories.webhooks import WebhookFactory, WebhookMessageFactory, secret_of
from tests.fixtures.smtp import Sink
from tests.partners.webhooks.receiver import Receiver, Reply, receiving, soon

pytestmark = pytest.mark.django_db(transaction=True)

# Longer than any test waits for what must not wait.
LONG = 60


def with_due_message(url: str, since: datetime | None = None, **fields: object) -> Webhook:
    """A webhook with something due ``since``, now if nothing else is said."""
    webhook: Webhook = WebhookFactory.create(url=url, **fields)
    secret_of(webhook)
    WebhookMessageFactory.create(webhook=webhook, recorded_at=since or timezone.now())
    return webhook


def test_neither_mail_nor_another_receiver_waits_for_those_that_think(workers: Supervisor, sink: Sink) -> None:
    dispatch.quiet.end()
    with receiving() as slow, receiving() as quick:
        slow.replies = [Reply(before=LONG)]
        for _ in range(4):
            with_due_message(slow.url)
        webhooks.sweep(at=timezone.now())
        assert soon(lambda: len(slow.requests) == 4, LONG), tail(workers.log_of("webhooks"), 0)
        to = Addressee("Fictitious desk", "desk@example.invalid", "en")
        letter = EmailContent("Fictitious subject", ("Fictitious line.",), link="/")
        outbox.post(kind=MessageKind.DECISION, key="beside-webhooks", to=to, letter=letter, at=timezone.now())
        with_due_message(quick.url)
        webhooks.sweep(at=timezone.now())
        assert soon(lambda: bool(sink.taken), LONG / 4), tail(workers.log_of("worker"), 0)
        assert soon(lambda: bool(quick.requests), LONG / 4), tail(workers.log_of("webhooks"), 0)


def _deliver_next(numbers: Iterator[int]) -> None:
    webhooks.deliver(webhook=next(numbers), at=timezone.now())


def test_of_the_receivers_of_one_system_two_at_most_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "hand_over", lambda *_: None)
    open_now, most, counting = 0, 0, Lock()

    def come() -> None:
        nonlocal open_now, most
        with counting:
            open_now += 1
            most = max(most, open_now)
        time.sleep(0.3)
        with counting:
            open_now -= 1

    system = ClientFactory.create()
    with ExitStack() as stack:
        receivers: list[Receiver] = [stack.enter_context(receiving()) for _ in range(4)]
        waiting = [with_due_message(receiver.url, client=system).pk for receiver in receivers]
        for receiver in receivers:
            receiver.when_asked = come
        while numbers := claims.webhooks_with_work(timezone.now()):
            at_once(len(numbers), partial(_deliver_next, iter(numbers)))
        assert most == 2
        assert [len(receiver.requests) for receiver in receivers] == [1] * len(waiting)


def test_whoever_leaves_a_seat_hands_over_what_waits_for_the_system_the_longest_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[int] = []
    monkeypatch.setattr(delivering, "hand_over", lambda _task, *rows: handed.extend(rows))
    monkeypatch.setattr(delivering, "TURN", -1)
    now, system = timezone.now(), ClientFactory.create()
    by_age = {
        minutes: with_due_message(
            f"https://tracker.example.invalid/{minutes}", now - timedelta(minutes=minutes), client=system
        ).pk
        for minutes in (2, 3, 1)
    }
    with_due_message("https://another.example.invalid/", now - timedelta(minutes=9))
    webhooks.deliver(webhook=by_age[1], at=now)
    assert handed == [by_age[3], by_age[2], by_age[1]]
