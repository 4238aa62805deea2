"""Sealed tables: the history of every tracked model, erasures, the change log, access digests."""

from functools import cache
from typing import NamedTuple

import pghistory.core

from audit.models import AccessSeal, Erasure
from core.changes.models import Change


class Source(NamedTuple):
    """Sealed table, which is append-only, with the names of its key and time columns.

    Rows without a key are ignored: the sequencer numbers those of the change log later.
    """

    table: str
    key: str = "pgh_id"
    at: str = "pgh_created_at"


@cache
def sources() -> tuple[Source, ...]:
    """Return all sealed tables, ordered by name."""
    events = {Source(model._meta.db_table) for model in pghistory.core.event_models()}
    logs = {
        Source(Erasure._meta.db_table, "id", "at"),
        Source(Change._meta.db_table, "position", "at"),
        Source(AccessSeal._meta.db_table, "id", "at"),
    }
    return tuple(sorted(events | logs))
