"""Webhook delivery locks, and claims on single messages.

One worker at a time delivers to a webhook, under an advisory lock that ends with its database session, and at most two
to the webhooks of one partner system, so that slow receivers delay only their own system. Each message is also claimed
by one conditional update for a limited time, longer than any exchange: if a session is lost while its worker lives on,
no other worker sends the same message. Messages of a dead worker become due when the claim expires.
"""

import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import OuterRef, Subquery

from partners.models import Webhook, WebhookAttempt, WebhookMessage
from partners.rules.retries import WebhookResult, WebhookTransition, has_failed_for_long, rest_after, what_follows
from partners.services.webhooks.activation import turn_off
from partners.services.webhooks.event_types import scope_of
from partners.services.webhooks.http_client import TIME_LIMIT
from partners.webhook_enums import AttemptOutcome, OffReason, WebhookMessageState
from partners.webhook_querysets import entitled

# Namespace of the advisory locks on webhooks.
LOCKS = 0x57EB
# Namespaces of the advisory locks on the seats of a partner system; a worker needs one.
SEATS = (0x57EC, 0x57ED)
LAPSE = timedelta(seconds=2 * TIME_LIMIT)

# Jitter need not be unpredictable.
chance = random.random


@dataclass(frozen=True, slots=True)
class WebhookLease:
    """Claim of this worker on a message, by a unique token."""

    message: WebhookMessage
    token: uuid.UUID


@contextmanager
def alone_with(webhook: int) -> Iterator[bool]:
    """Yield whether this worker holds the delivery lock of ``webhook``.

    If another worker holds it, that one sends what is due; if all seats of the partner system are taken, the worker
    that frees one enqueues the pending webhooks.
    """
    system = Webhook.objects.filter(pk=webhook).values_list("client", flat=True).first()
    held: list[tuple[int, int]] = []
    try:
        yield system is not None and _lock(held, LOCKS, webhook) and any(_lock(held, seat, system) for seat in SEATS)
    finally:
        # The locks end with the session.
        with suppress(DatabaseError), connection.cursor() as cursor:
            for lock in held:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)


def _lock(held: list[tuple[int, int]], kind: int, number: int) -> bool:
    """Acquire an advisory lock if it is free, and add it to ``held``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [kind, number])
        taken = bool(cursor.fetchone()[0])
    if taken:
        held.append((kind, number))
    return taken


@transaction.atomic(durable=True)
def claim_next(webhook: int, at: datetime) -> WebhookLease | None:
    """Claim the longest due message of ``webhook``; None if there is none or another worker claimed it first."""
    due = WebhookMessage.objects.due(at).filter(webhook=webhook).values_list("pk", flat=True).first()
    if due is None:
        return None
    token = uuid.uuid4()
    # One statement over columns of the row itself: of two workers that find the message pending, the second waits for
    # the first and re-evaluates the condition. A condition over a join would be a subquery, which is not re-evaluated.
    won = WebhookMessage.objects.filter(pk=due, state=WebhookMessageState.WAITING, next_attempt_at__lte=at).update(
        claim=token, next_attempt_at=at + LAPSE
    )
    if not won:
        return None
    message = WebhookMessage.objects.select_related("webhook__client__contact").get(pk=due)
    # Its worker died, and its claim has expired.
    message.attempts.filter(ended_at=None).update(ended_at=at, outcome=AttemptOutcome.INTERRUPTED)
    WebhookAttempt.objects.create(message=message, number=message.attempts.count() + 1, began_at=at)
    return WebhookLease(message, token)


def is_still_entitled(message: WebhookMessage, at: datetime) -> bool:
    """Return whether the partner system still has its permissions, including the scope of the changed record.

    It may have lost them since the message was recorded, and stored messages can be redelivered.
    """
    webhook = Webhook.objects.filter(entitled(at), pk=message.webhook_id).select_related("client").first()
    if webhook is None or message.change is None:
        return webhook is not None
    return scope_of(message.change.type) in webhook.client.scopes


@transaction.atomic
def withdraw(claim: WebhookLease, at: datetime) -> None:
    """Withdraw an unsent message whose partner system has lost its permissions."""
    message = _held(claim)
    if message is not None:
        message.attempts.filter(ended_at=None).delete()
        _move(message, WebhookTransition(WebhookMessageState.WITHDRAWN), at)


@transaction.atomic
def settle(claim: WebhookLease, answer: WebhookResult, at: datetime) -> WebhookMessageState | None:
    """Record the outcome of an attempt; None if another worker holds the message, or its webhook was deleted."""
    # Lock order: always the webhook first.
    webhook = Webhook.objects.select_for_update().filter(pk=claim.message.webhook_id).first()
    message = _held(claim)
    if webhook is None or message is None:
        return None
    counted = message.attempts.filter(began_at__gte=message.asked_at) if message.asked_at else message.attempts.all()
    earlier = counted.filter(ended_at__isnull=False)
    follows = what_follows(answer, earlier=earlier.count(), at=at, chance=chance())
    message.attempts.filter(ended_at=None).update(
        ended_at=at,
        outcome=answer.outcome,
        status=answer.status,
        answer=answer.text,
        next_attempt_at=follows.at,
    )
    _move(message, follows, at)
    _note_on(webhook, answer, at)
    if answer.outcome is AttemptOutcome.GONE:
        turn_off(webhook=webhook, because=OffReason.GONE, at=at)
    elif webhook.failing_since and has_failed_for_long(failures=webhook.failures, since=webhook.failing_since, at=at):
        turn_off(webhook=webhook, because=OffReason.FAILING, at=at)
    return follows.state


def webhooks_with_work(at: datetime, *, beside: int | None = None) -> list[int]:
    """Return the webhooks with due messages, the longest due first; ``beside`` limits them to the same system."""
    webhooks = Webhook.objects.all()
    if beside is not None:
        webhooks = webhooks.filter(client__webhooks=beside)
    first = WebhookMessage.objects.due(at).filter(webhook=OuterRef("pk")).values("next_attempt_at")[:1]
    waiting = webhooks.annotate(due_since=Subquery(first)).exclude(due_since=None)
    return list(waiting.order_by("due_since", "pk").values_list("pk", flat=True))


def _held(claim: WebhookLease) -> WebhookMessage | None:
    rows = WebhookMessage.objects.select_for_update().filter(pk=claim.message.pk, claim=claim.token)
    found: WebhookMessage | None = rows.first()
    return found


def _move(message: WebhookMessage, follows: WebhookTransition, at: datetime) -> None:
    message.state, message.next_attempt_at, message.claim = follows.state, follows.at, None
    message.delivered_at = at if follows.state is WebhookMessageState.DELIVERED else None
    message.save(update_fields=["state", "next_attempt_at", "claim", "delivered_at"])


def _note_on(webhook: Webhook, answer: WebhookResult, at: datetime) -> None:
    """Update the failure count and the back-off of the webhook."""
    if answer.outcome is AttemptOutcome.ACCEPTED:
        if not webhook.failures and webhook.quiet_until is None:
            return
        webhook.failures, webhook.failing_since, webhook.quiet_until = 0, None, None
    else:
        webhook.failures += 1
        webhook.failing_since = webhook.failing_since or at
        rest = rest_after(answer, failures=webhook.failures)
        webhook.quiet_until = None if rest is None else at + rest
    webhook.save(update_fields=["failures", "failing_since", "quiet_until"])
