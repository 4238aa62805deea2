"""History redaction: export and erasure of personal data in the history."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pghistory.core
from django.db import connection
from django.db.models import Max, Model, Q

# Pattern of pseudonyms.
ERASED = r"^\[\d+\]$"
# "moc seal" in ASCII, the key of the sealer's advisory lock.
SEALERS_LOCK = 0x6D6F637365616C


def pseudonym(record: Model) -> str:
    """Return the pseudonym of an erased record, which is unique and reveals nothing."""
    return f"[{record.pk}]"


def row(record: Model) -> dict[str, Any]:
    """Return the columns of a row as JSON values."""
    return {field.attname: _plain(getattr(record, field.attname)) for field in record._meta.concrete_fields}


def snapshots(model: type[Model], of: Q) -> list[dict[str, Any]]:
    """Return the history rows of ``model`` that match ``of``, the oldest first."""
    return [row(event) for event in events(model).filter(of).order_by("pgh_id")]


def last_change(record: Model) -> datetime:
    moment = events(type(record)).filter(pgh_obj_id=record.pk).aggregate(last=Max("pgh_created_at"))["last"]
    assert isinstance(moment, datetime)  # A trigger inserts it with the row.
    return moment


def events(model: type[Model]) -> Any:
    return next(iter(pghistory.core.event_models(tracks_model=model)))._default_manager


def erase_from(model: type[Model], of: Q, put: Mapping[str, str], why: str) -> None:
    """Overwrite the matching history rows of ``model`` with ``put``, and record each erasure.

    Runs in the caller's transaction. It waits for a running sealer, which has read the old values, so that it finds the
    sealed copy; sealing waits until the commit.
    """
    found = events(model)
    values = json.dumps(put, ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALERS_LOCK])
        for key in found.filter(of).exclude(**put).values_list("pgh_id", flat=True):
            cursor.execute("SELECT history_erase(%s, %s, %s, %s)", [found.model._meta.db_table, key, values, why])


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | dict | list) else str(value)
