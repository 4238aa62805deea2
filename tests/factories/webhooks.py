"""Webhooks of partner systems, what they were told, and settled changes for them to be told of."""

import base64
from typing import Any
from uuid import uuid4

import factory
from django.db.models import Max
from django.utils import timezone
from factory.django import DjangoModelFactory

from core.changes.enums import RecordEvent
from core.changes.models import Change
from partners.models import Webhook, WebhookAttempt, WebhookCondition, WebhookMessage
from partners.services.webhooks import secrets
from partners.webhook_enums import WebhookMessageState
from tests.factories.partners import ClientFactory


class WebhookFactory(DjangoModelFactory[Webhook]):
    """A webhook that is on, of a partner system with every scope, told of everything; it has no secret yet."""

    class Meta:
        model = Webhook

    client = factory.SubFactory(ClientFactory)
    url = factory.Sequence(lambda n: f"https://tracker{n + 10_001}.example.invalid/hook")


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
    body = factory.Sequence(lambda n: f'{{"type":"commitment.changed","data":{{"key":"MOC-2026-{n + 10_001}"}}}}')
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
    kind: str = RecordEvent.CHANGED,
    columns: tuple[str, ...] = ("state",),
    seen_by: tuple[int, ...] = (),
    lost_by: tuple[int, ...] = (),
    before: tuple[int, ...] | None = None,
    **fields: Any,
) -> Change:
    """A change as the settler leaves it, of a record that those in ``before`` saw.

    Unless it is new, those who see it now and those who lost it saw it before.
    """
    if before is None:
        before = () if kind == RecordEvent.CREATED else (*seen_by, *lost_by)
    common = {"record": 1, "key": "MOC-2026-001", "version": 2, "at": timezone.now(), "xid": 1} | fields
    common["type"] = type_
    if before:
        Change.objects.create(
            **common, position=_next(), kind=RecordEvent.CHANGED, of_sight=True, seen_by=list(before), lost_by=[]
        )
    return Change.objects.create(
        **common, position=_next(), kind=kind, columns=list(columns), seen_by=list(seen_by), lost_by=list(lost_by)
    )


def _next() -> int:
    last: int | None = Change.objects.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def secret_of(webhook: Webhook) -> str:
    """The newest secret of a webhook as its receiver knows it, made where there is none."""
    now = timezone.now()
    if not webhook.secrets.exists():
        return secrets.make(webhook=webhook, at=now)
    return secrets.PREFIX + base64.b64encode(secrets.signing(webhook, now)[0]).decode()
