"""Webhook fan-out: creates messages from sequenced changes, in the transaction of the sequencer."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.registry import record_types
from core.feed.visibility import circle_of
from core.tasks.dispatch import hand_over
from partners.models import Client, Webhook, WebhookCondition, WebhookMessage
from partners.services.webhooks import event_types, payloads
from partners.services.webhooks.prior_visibility import seen_before

TASK = "partners.tasks.deliver_webhooks"

# Current values by type and record, for comparison with "changed to".
type Present = Mapping[str, Mapping[int, Mapping[str, Any]]]


def due_for(changes: Iterable[Change]) -> None:
    """Record the webhook messages for sequenced ``changes``, in the caller's transaction.

    A partner system receives what it may read, as in its feed: a record that becomes visible to it is created, and one
    that it can no longer see is deleted. No webhook receives a change twice.
    """
    settled = sorted(changes, key=lambda change: change.position or 0)
    now = timezone.now()
    webhooks = list(Webhook.objects.listening(now).select_related("client").prefetch_related("conditions"))
    if not settled or not webhooks:
        return
    seen, present = seen_before(settled), _present(settled, webhooks)
    # Many webhooks receive the same payload.
    payload_of = cache(payloads.payload_of)
    messages = [
        new_message(
            webhook, event=payloads.event_of(change.type, kind), body=payload_of(change, kind), at=now, change=change
        )
        for webhook in webhooks
        for change in settled
        if (kind := heard(webhook.client, change, seen[change.pk])) and _is_wanted(webhook, change, kind, present)
    ]
    WebhookMessage.objects.bulk_create(messages, ignore_conflicts=True)
    nudge({message.webhook_id for message in messages})


def new_message(webhook: Webhook, *, event: str, body: str, at: datetime, change: Change | None = None) -> Any:
    """Return an unsaved webhook message that is due immediately. Its id is random and unguessable."""
    return WebhookMessage(
        webhook=webhook,
        change=change,
        message_id=f"msg_{uuid.uuid4().hex}",
        event=event,
        body=body,
        recorded_at=at,
        next_attempt_at=at,
    )


def nudge(webhooks: Iterable[int]) -> None:
    """Enqueue delivery to ``webhooks`` after commit; the periodic sweep delivers if the broker loses the task."""
    numbers = sorted(webhooks)
    if numbers:
        transaction.on_commit(lambda: hand_over(TASK, *numbers), robust=True)


def heard(client: Client, change: Change, before: frozenset[int]) -> RecordEvent | None:
    """Return the event that a partner system sees for a change, given the audiences ``before``; None without one.

    Its feed returns the same event (``core.feed.api.feed``).
    """
    if event_types.scope_of(change.type) not in client.scopes:
        return None
    kind = _seen_as(change, set(circle_of(client.owner_id)), before)
    return kind if kind in event_types.events().get(change.type, ()) else None


def _seen_as(change: Change, audience: set[int], before: frozenset[int]) -> RecordEvent | None:
    if audience.isdisjoint(change.seen_by or ()):
        return None if audience.isdisjoint(change.lost_by or ()) else RecordEvent.DELETED
    # A link is visible to those who see both of its ends, so its record was visible.
    known = change.other is not None or not audience.isdisjoint(before)
    return RecordEvent.CHANGED if known else RecordEvent.CREATED


def _is_wanted(webhook: Webhook, change: Change, kind: RecordEvent, present: Present) -> bool:
    # Without conditions it receives every event that its partner system may see.
    conditions = webhook.conditions.all() or [WebhookCondition(webhook=webhook)]
    return any(_holds(condition, change, kind, present) for condition in conditions)


def _holds(condition: WebhookCondition, change: Change, kind: RecordEvent, present: Present) -> bool:
    if condition.type not in ("", change.type) or (condition.kinds and kind not in condition.kinds):
        return False
    if not condition.field:
        return True
    if kind is RecordEvent.DELETED or condition.field not in event_types.values_of(change.type):
        return False
    # A created record has all its values from the start.
    touched = kind is RecordEvent.CREATED or event_types.column_of(change.type, condition.field) in change.columns
    values = present.get(change.type, {}).get(change.record)
    if not touched or values is None:
        return False
    return condition.value in ("", event_types.value_of(values[event_types.column_of(change.type, condition.field)]))


def _present(changes: list[Change], webhooks: list[Webhook]) -> Present:
    """Return the current values that conditions compare: one statement for each record type."""
    fields_by_type: dict[str, set[str]] = defaultdict(set)
    for type_, field in _watched_fields(webhooks):
        fields_by_type[type_].add(field)
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for type_, fields in fields_by_type.items():
        records = {change.record for change in changes if change.type == type_}
        if records:
            rows = record_types()[type_].model._default_manager.filter(pk__in=records)
            found[type_] = {row["pk"]: row for row in rows.values("pk", *sorted(fields))}
    return found


def _watched_fields(webhooks: list[Webhook]) -> Iterator[tuple[str, str]]:
    for webhook in webhooks:
        for condition in webhook.conditions.all():
            if condition.field in event_types.values_of(condition.type):
                yield condition.type, event_types.column_of(condition.type, condition.field)
