"""Webhooks of partner systems, what they were told, and settled changes for them to be told of."""

import base64
from uuid import uuid4

import factory
from django.db.models import Max
from django.utils import timezone
from factory.django import DjangoModelFactory

from mocportal.history.enums import RecordEvent
from mocportal.history.models import Change
from mocportal.partners.models import Webhook, WebhookAttempt, WebhookCondition, WebhookMessage
from mocportal.partners.services.webhooks import secrets
from mocportal.partners.webhook_enums import WebhookMessageState
from tests.factories.partners import ClientFactory


class WebhookFactory(DjangoModelFactory[Webhook]):
    """A webhook that is on, of a partner system with every scope, told of everything; it has no secret yet."""

    class Meta:
        model = Webhook

    client = factory.SubFactory(ClientFactory)
    url = factory.Sequence(lambda n: f"https://tracker{n}.example.invalid/hook")


class WebhookConditionFactory(DjangoModelFactory[WebhookCondition]):
    class Meta:
        model = WebhookCondition

    webhook = factory.SubFactory(WebhookFactory)


class WebhookMessageFactory(DjangoModelFactory[WebhookMessage]):
    """A message that is due; ``state`` brings what belongs to another."""

    class Meta:
        model = WebhookMessage

    webhook = factory.SubFactory(WebhookFactory)
    message_id = factory.LazyFunction(lambda: f"msg_{uuid4().hex}")
    event = "commitment.changed"
    body = factory.Sequence(lambda n: f'{{"type":"commitment.changed","data":{{"key":"MOC-2026-{n:03}"}}}}')
    recorded_at = factory.LazyFunction(timezone.now)
    state = WebhookMessageState.WAITING
    next_attempt_at = factory.LazyAttribute(
        lambda message: message.recorded_at if message.state == WebhookMessageState.WAITING else None
    )
    delivered_at = factory.LazyAttribute(
        lambda message: message.recorded_at if message.state == WebhookMessageState.DELIVERED else None
    )


class WebhookAttemptFactory(DjangoModelFactory[WebhookAttempt]):
    class Meta:
        model = WebhookAttempt

    message = factory.SubFactory(WebhookMessageFactory)
    number = factory.LazyAttribute(lambda attempt: attempt.message.attempts.count() + 1)
    began_at = factory.SelfAttribute("message.recorded_at")
    outcome = ""
    ended_at = factory.LazyAttribute(lambda attempt: attempt.began_at if attempt.outcome else None)


def settled_change(
    type_: str = "commitment",
    *,
    record: int = 1,
    key: str = "MOC-2026-001",
    version: int = 2,
    kind: str = RecordEvent.CHANGED,
    columns: tuple[str, ...] = ("state",),
    seen_by: tuple[int, ...] = (),
    lost_by: tuple[int, ...] = (),
) -> Change:
    """A change as the settler leaves it."""
    last = Change.objects.aggregate(last=Max("position"))["last"] or 0
    return Change.objects.create(
        type=type_,
        record=record,
        key=key,
        version=version,
        kind=kind,
        columns=list(columns),
        at=timezone.now(),
        xid=1,
        position=last + 1,
        seen_by=list(seen_by),
        lost_by=list(lost_by),
    )


def secret_of(webhook: Webhook) -> str:
    """The newest secret of a webhook as its receiver knows it, made where there is none."""
    now = timezone.now()
    if not webhook.secrets.exists():
        return secrets.make(webhook=webhook, at=now)
    return secrets.PREFIX + base64.b64encode(secrets.signing(webhook, now)[0]).decode()
