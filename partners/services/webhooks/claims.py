"""Who delivers to a webhook, and who has a message while it is being sent.

One worker at a time delivers to a webhook, under an advisory lock that ends with its database session, and two at most
to the webhooks of one partner system, so that whose receivers are slow keep themselves waiting and not the others. Each
message is claimed besides by one conditional update and for a limited time, longer than any exchange lasts: where the
session was lost and its worker lives on, no other sends the same message meanwhile. What a dead worker had is due again
when its claim lapses.
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
from partners.rules.retries import Answer, Next, has_failed_for_long, rest_after, what_follows
from partners.services.webhooks.activation import turn_off
from partners.services.webhooks.event_types import scope_of
from partners.services.webhooks.http_client import TIME_LIMIT
from partners.webhook_enums import AttemptOutcome, OffReason, WebhookMessageState
from partners.webhook_querysets import entitled

# What this app's advisory locks on webhooks begin with, so that they meet no other number's.
LOCKS = 0x57EB
# And those on the seats of a partner system, of which a worker takes one.
SEATS = (0x57EC, 0x57ED)
LAPSE = timedelta(seconds=2 * TIME_LIMIT)

# Nothing here has to be unguessable.
chance = random.random


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this worker, and nobody else, is to send."""

    message: WebhookMessage
    token: uuid.UUID


@contextmanager
def alone_with(webhook: int) -> Iterator[bool]:
    """Whether this worker delivers to ``webhook`` for now.

    Where another does, it sees to what is due; where all seats of the partner system are taken, whoever leaves one
    hands over what waits.
    """
    system = Webhook.objects.filter(pk=webhook).values_list("client", flat=True).first()
    held: list[tuple[int, int]] = []
    try:
        yield system is not None and _lock(held, LOCKS, webhook) and any(_lock(held, seat, system) for seat in SEATS)
    finally:
        # Where the session is gone, so are the locks.
        with suppress(DatabaseError), connection.cursor() as cursor:
            for lock in held:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)


def _lock(held: list[tuple[int, int]], kind: int, number: int) -> bool:
    """Take a lock if it is free, and note that it is ``held``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [kind, number])
        taken = bool(cursor.fetchone()[0])
    if taken:
        held.append((kind, number))
    return taken


@transaction.atomic(durable=True)
def claim_next(webhook: int, at: datetime) -> Claim | None:
    """Claim what is due for ``webhook`` the longest, None where nothing is or where somebody else was faster."""
    due = WebhookMessage.objects.due(at).filter(webhook=webhook).values_list("pk", flat=True).first()
    if due is None:
        return None
    token = uuid.uuid4()
    # One statement, over columns of the row itself: of two workers that find the message waiting, the second waits for
    # the first and compares again. A condition over a join would be a subquery, which is not asked a second time.
    won = WebhookMessage.objects.filter(pk=due, state=WebhookMessageState.WAITING, next_attempt_at__lte=at).update(
        claim=token, next_attempt_at=at + LAPSE
    )
    if not won:
        return None
    message = WebhookMessage.objects.select_related("webhook__client__contact").get(pk=due)
    # Its worker did not live to tell, and its claim has lapsed.
    message.attempts.filter(ended_at=None).update(ended_at=at, outcome=AttemptOutcome.INTERRUPTED)
    WebhookAttempt.objects.create(message=message, number=message.attempts.count() + 1, began_at=at)
    return Claim(message, token)


def may_be_told(message: WebhookMessage, at: datetime) -> bool:
    """Whether the partner system still has its rights, the scope of what this is about included.

    It may have lost them since the message was recorded, which can be sent again for as long as it is kept.
    """
    webhook = Webhook.objects.filter(entitled(at), pk=message.webhook_id).select_related("client").first()
    if webhook is None or message.change is None:
        return webhook is not None
    return scope_of(message.change.type) in webhook.client.scopes


@transaction.atomic
def withdraw(claim: Claim, at: datetime) -> None:
    """Keep back a message whose partner system may be told nothing any more; nothing was sent."""
    message = _held(claim)
    if message is not None:
        message.attempts.filter(ended_at=None).delete()
        _move(message, Next(WebhookMessageState.WITHDRAWN), at)


@transaction.atomic
def settle(claim: Claim, answer: Answer, at: datetime) -> WebhookMessageState | None:
    """Write down how an attempt ended; None where the claim had lapsed and another worker taken the message."""
    # The webhook first, as everybody who locks both does.
    webhook = Webhook.objects.select_for_update().get(pk=claim.message.webhook_id)
    message = _held(claim)
    if message is None:
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
    """The webhooks for which something is due, the longest due first; only those of one system ``beside`` a webhook."""
    webhooks = Webhook.objects.all()
    if beside is not None:
        webhooks = webhooks.filter(client__webhooks=beside)
    first = WebhookMessage.objects.due(at).filter(webhook=OuterRef("pk")).values("next_attempt_at")[:1]
    waiting = webhooks.annotate(due_since=Subquery(first)).exclude(due_since=None)
    return list(waiting.order_by("due_since", "pk").values_list("pk", flat=True))


def _held(claim: Claim) -> WebhookMessage | None:
    rows = WebhookMessage.objects.select_for_update().filter(pk=claim.message.pk, claim=claim.token)
    found: WebhookMessage | None = rows.first()
    return found


def _move(message: WebhookMessage, follows: Next, at: datetime) -> None:
    message.state, message.next_attempt_at, message.claim = follows.state, follows.at, None
    message.delivered_at = at if follows.state is WebhookMessageState.DELIVERED else None
    message.save(update_fields=["state", "next_attempt_at", "claim", "delivered_at"])


def _note_on(webhook: Webhook, answer: Answer, at: datetime) -> None:
    """Keep on the webhook how its receiver is doing."""
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
