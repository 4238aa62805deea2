"""Webhook payloads: the record that changed and its changed fields, without content, which clients must fetch.

Events of one type always have the same shape (Standard Webhooks, "Event types"), so a deleted record and one that is no
longer visible have the same payload.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.urls import reverse

from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.field_names import changed_fields
from core.feed.registry import record_types

PING = "webhook.ping"


def event_of(type_: str, kind: str) -> str:
    """Return the event type: words and full stops only, as Standard Webhooks recommends, so no hyphen."""
    return f"{type_.replace('-', '_')}.{kind}"


def payload_of(change: Change, kind: RecordEvent) -> str:
    """Return the payload for ``change`` as ``kind``, in the exact form that is signed and sent."""
    data: dict[str, Any] = {"type": record_types()[change.type].prefix, "key": change.key, "kind": str(kind)}
    if kind is not RecordEvent.DELETED:
        data |= {
            "url": address_of(change.type, change.key),
            "version": change.version,
            # All fields of a newly visible record are new.
            "changed": changed_fields(change.type, tuple(change.columns)) if kind is RecordEvent.CHANGED else [],
        }
    return _written(event_of(change.type, kind), change.at, data)


def ping(webhook: int, at: datetime) -> str:
    """Return the payload of a test message."""
    return _written(PING, at, {"webhook": webhook})


def address_of(type_: str, key: str) -> str:
    """Return the absolute API URL of the record."""
    return f"{settings.PORTAL_URL}{_collection(type_)}{key}/"


@cache
def _collection(type_: str) -> str:
    return reverse(f"api:{type_}-list")


def _written(event: str, at: datetime, data: dict[str, Any]) -> str:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return orjson.dumps({"type": event, "timestamp": moment, "data": data}).decode()
