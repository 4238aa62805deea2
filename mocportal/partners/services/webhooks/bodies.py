"""What a webhook says: that a record changed, which, and which fields. Its content has to be fetched, by who may.

An event of one type always has the same shape (Standard Webhooks, "Event types"), so what is gone and what this
partner system may see no longer are told in the same few words.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from mocportal.history.enums import RecordEvent
from mocportal.history.models import Change
from mocportal.history.registry import record_types

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
            "changed": list(changed_fields(change.type, tuple(change.columns))),
        }
    return _written(event_of(change.type, kind), change.at, data)


def ping(webhook: int, at: datetime) -> str:
    """The body of a test."""
    return _written(PING, at, {"webhook": webhook})


def address_of(type_: str, key: str) -> str:
    """Where the record is read, with the portal's own name before it."""
    try:
        return settings.PORTAL_URL + reverse(f"api:{type_}-detail", kwargs={"key": key})
    except NoReverseMatch:
        return f"{settings.PORTAL_URL}{reverse(f'api:{type_}-list')}{key}/"


@cache
def changed_fields(type_: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of the API in which something of ``columns`` stands; what it does not show is not named."""
    found = record_types()[type_]
    return tuple(
        name
        for name, field in found.serializer_class().fields.items()
        if name in columns or any(_stands_in(found.model, path, columns) for path in _paths(field, name))
    )


def _paths(field: Any, name: str) -> Iterable[str]:
    """The columns and paths that a field reads, from what its class keeps of them."""
    yield name
    for kept in ("path", "through"):
        if path := getattr(field, kept, ""):
            yield str(path)
    yield from getattr(field, "paths", ())
    yield from (f"{name}_{language}" for language, _label in settings.LANGUAGES)


def _stands_in(model: type[Any], path: str, columns: tuple[str, ...]) -> bool:
    first = path.partition("__")[0]
    return any(field.column in columns for field in model._meta.concrete_fields if field.name == first)


def _written(event: str, at: datetime, data: dict[str, Any]) -> str:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return orjson.dumps({"type": event, "timestamp": moment, "data": data}).decode()
