"""What the worker does about mail, as the schedule and the outbox name it."""

import pytest
from django.utils import timezone

from contacts import tasks
from contacts.enums import MessageState
from contacts.models import Message
from contacts.services import delivery
from core.tasks.dispatch import TASK
from tests.factories.messages import MessageFactory
from tests.fixtures.smtp import Sink

pytestmark = pytest.mark.django_db


def test_the_outbox_names_the_task_that_delivers() -> None:
    assert tasks.deliver.name == TASK


def test_a_task_delivers_one_message(mail_server: Sink) -> None:
    message = MessageFactory.create(next_attempt_at=timezone.now())
    tasks.deliver(message.pk)
    assert Message.objects.get(pk=message.pk).state == MessageState.SENT


def test_a_task_hands_over_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_over: list[int] = []
    monkeypatch.setattr(delivery, "nudge", lambda *messages: handed_over.extend(messages))
    message = MessageFactory.create(next_attempt_at=timezone.now())
    tasks.sweep()
    assert handed_over == [message.pk]
