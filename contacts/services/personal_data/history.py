"""The history of a person's record: told as it stands, and written over where the data goes."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pghistory.core
from django.db import connection
from django.db.models import Max, Model, Q

# What takes the place of a name.
ERASED = r"^\[\d+\]$"
# "moc seal" in ASCII, the key of the lock under which the history is sealed.
SEALERS_LOCK = 0x6D6F637365616C


def pseudonym(record: Model) -> str:
    """A name that tells one erased person from another and nobody from outside."""
    return f"[{record.pk}]"


def row(record: Model) -> dict[str, Any]:
    """The columns of a row as values of JSON."""
    return {field.attname: _plain(getattr(record, field.attname)) for field in record._meta.concrete_fields}


def snapshots(model: type[Model], of: Q) -> list[dict[str, Any]]:
    """The rows of the history of ``model`` of which ``of`` holds, the oldest first."""
    return [row(event) for event in events(model).filter(of).order_by("pgh_id")]


def last_change(record: Model) -> datetime:
    moment = events(type(record)).filter(pgh_obj_id=record.pk).aggregate(last=Max("pgh_created_at"))["last"]
    assert isinstance(moment, datetime)  # Entered by a trigger with the row itself.
    return moment


def events(model: type[Model]) -> Any:
    return next(iter(pghistory.core.event_models(tracks_model=model)))._default_manager


def erase_from(model: type[Model], of: Q, put: Mapping[str, str], why: str) -> None:
    """Write ``put`` over the rows of the history of ``model`` of which ``of`` holds, and leave word of each.

    Within a transaction of the caller. Whoever seals at that moment has read what goes: the erasure waits for them, so
    that it finds the sealed copy, and nobody seals until it is committed.
    """
    found = events(model)
    values = json.dumps(put, ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALERS_LOCK])
        for key in found.filter(of).exclude(**put).values_list("pgh_id", flat=True):
            cursor.execute("SELECT history_erase(%s, %s, %s, %s)", [found.model._meta.db_table, key, values, why])


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | dict | list) else str(value)
