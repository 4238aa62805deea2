"""What a webhook says: that a record changed, which, and which fields. Its content has to be fetched, by who may.

An event of one type always has the same shape (Standard Webhooks, "Event types"), so what is gone and what this
partner system may see no longer are told in the same few words.
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

PING = "webhook.ping"


def event_of(type_: str, kind: str) -> str:
    """The type of an event: words and full stops alone, as Standard Webhooks recommends, so no hyphen."""
    return f"{type_.replace('-', '_')}.{kind}"


def told(change: Change, kind: RecordEvent) -> str:
    """The body that tells of ``change`` as ``kind``, in the very form in which it is signed and sent."""
    data: dict[str, Any] = {"type": change.type, "key": change.key, "kind": str(kind)}
    if kind is not RecordEvent.DELETED:
        data |= {
            "url": address_of(change.type, change.key),
            "version": change.version,
            # Of what comes into sight, all is new.
            "changed": changed_fields(change.type, tuple(change.columns)) if kind is RecordEvent.CHANGED else [],
        }
    return _written(event_of(change.type, kind), change.at, data)


def ping(webhook: int, at: datetime) -> str:
    """The body of a test."""
    return _written(PING, at, {"webhook": webhook})


def address_of(type_: str, key: str) -> str:
    """Where the record is read, with the portal's own name before it."""
    return f"{settings.PORTAL_URL}{_collection(type_)}{key}/"


@cache
def _collection(type_: str) -> str:
    return reverse(f"api:{type_}-list")


def _written(event: str, at: datetime, data: dict[str, Any]) -> str:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return orjson.dumps({"type": event, "timestamp": moment, "data": data}).decode()
