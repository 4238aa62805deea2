"""Mail and reminders to nobody: every address is under a name that can never exist."""

from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from contacts.enums import MessageKind, MessageState, ReminderKind
from contacts.models import DeliveryAttempt, Message, Reminder
from core.text.languages import Language
from tests.factories.contacts import ParticipantFactory, UserFactory

RECORDED_AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class ReminderFactory(DjangoModelFactory[Reminder]):
    class Meta:
        model = Reminder

    obligation = factory.Sequence(lambda n: f"acknowledge:N-2026-{n + 10_001}")
    kind = ReminderKind.SOON
    participant = factory.SubFactory(ParticipantFactory)
    due_on = date(2026, 12, 9)
    remind_on = date(2026, 12, 2)


class MessageFactory(DjangoModelFactory[Message]):
    """A queued message; ``state`` brings what belongs to another."""

    class Meta:
        model = Message

    key = factory.Sequence(lambda n: f"fictitious:{n + 10_001}")
    kind = MessageKind.DECISION
    message_id = factory.LazyFunction(lambda: f"<{uuid4()}@example.invalid>")
    participant = factory.SubFactory(ParticipantFactory)
    name = "Fictitious mailbox"
    address = factory.Sequence(lambda n: f"mailbox{n + 10_001}@example.invalid")
    language = Language.ENGLISH
    subject = "Fictitious subject"
    text = "Fictitious text."
    html = "<p>Fictitious text.</p>"
    link = "/"
    state = MessageState.QUEUED
    recorded_at = RECORDED_AT
    next_attempt_at = factory.LazyAttribute(
        lambda message: message.recorded_at if message.state == MessageState.QUEUED else None
    )
    claim = factory.LazyAttribute(lambda message: uuid4() if message.state == MessageState.SENDING else None)
    claimed_at = factory.LazyAttribute(
        lambda message: message.recorded_at if message.state == MessageState.SENDING else None
    )
    sent_at = factory.LazyAttribute(lambda message: message.recorded_at if message.state == MessageState.SENT else None)

    digest = factory.Maybe(
        factory.LazyAttribute(lambda message: message.state == MessageState.COMBINED),
        factory.SubFactory("tests.factories.messages.MessageFactory", state=MessageState.SENT),
    )

    class Params:
        decided = factory.Trait(decided_by=factory.SubFactory(UserFactory), decided_at=RECORDED_AT)


class DeliveryAttemptFactory(DjangoModelFactory[DeliveryAttempt]):
    class Meta:
        model = DeliveryAttempt

    message = factory.SubFactory(MessageFactory)
    number = factory.LazyAttribute(lambda attempt: attempt.message.attempts.count() + 1)
    began_at = RECORDED_AT
    outcome = ""
    ended_at = factory.LazyAttribute(lambda attempt: attempt.began_at if attempt.outcome else None)
