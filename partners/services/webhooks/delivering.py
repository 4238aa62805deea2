"""Webhook delivery loop, one webhook at a time."""

import time
from datetime import datetime, timedelta

import structlog

from core.tasks.dispatch import hand_over
from partners.rules.retries import WebhookResult
from partners.services.webhooks import secrets, signing
from partners.services.webhooks.claims import (
    WebhookLease,
    alone_with,
    claim_next,
    is_still_entitled,
    settle,
    webhooks_with_work,
    withdraw,
)
from partners.services.webhooks.fan_out import TASK
from partners.services.webhooks.http_client import Sender, sender
from partners.webhook_enums import AttemptOutcome

logger = structlog.get_logger(__name__)

# Time slice of a worker in seconds; remaining work is enqueued again.
TURN = 20.0


def deliver(*, webhook: int, at: datetime) -> None:
    """Send the due messages of ``webhook``, unless another worker does, until none is left or the time slice ends.

    Remaining work of the same partner system is then enqueued, the longest due first. ``at`` is the current time. No
    transaction is open while a message is sent.
    """
    begun = time.monotonic()
    with alone_with(webhook) as mine, sender() as line:
        if not mine:
            return
        while (passed := time.monotonic() - begun) < TURN:
            claim = claim_next(webhook, at + timedelta(seconds=passed))
            if claim is None:
                break
            _send(claim, line, at + timedelta(seconds=passed))
    _hand_over(webhooks_with_work(at + timedelta(seconds=passed), beside=webhook))


def sweep(*, at: datetime) -> None:
    """Re-enqueue due messages that were never picked up or whose worker died."""
    _hand_over(webhooks_with_work(at))


def _hand_over(webhooks: list[int]) -> None:
    if webhooks:
        hand_over(TASK, *webhooks)


def _send(claim: WebhookLease, line: Sender, at: datetime) -> None:
    begun = time.monotonic()
    if not is_still_entitled(claim.message, at):
        withdraw(claim, at)
        logger.info("webhook_withdrawn", message=claim.message.message_id)
        return
    answer = _attempt(claim, line, at)
    state = settle(claim, answer, at + timedelta(seconds=time.monotonic() - begun))
    logger.info(
        "webhook_attempt_ended",
        message=claim.message.message_id,
        webhook=claim.message.webhook_id,
        outcome=str(answer.outcome),
        status=answer.status,
        state=str(state or "claim_lost"),
    )


def _attempt(claim: WebhookLease, line: Sender, at: datetime) -> WebhookResult:
    message = claim.message
    try:
        keys = secrets.signing(message.webhook, at)
    except secrets.UnreadableSecretError:
        return WebhookResult(AttemptOutcome.UNSIGNED)
    body = message.body.encode()
    return line.post(
        message.webhook.url, headers=signing.headers(message.message_id, body, keys=keys, at=at), body=body
    )
