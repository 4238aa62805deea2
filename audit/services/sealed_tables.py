"""The tables that are sealed: the history of every model that has one, erasures, the log of changes, access digests."""

from functools import cache
from typing import NamedTuple

import pghistory.core

from audit.models import AccessSeal, Erasure
from core.changes.models import Change


class Source(NamedTuple):
    """A table whose rows are only added, and its columns with their number and their moment.

    A row without a number yet is no row: the log of changes gets them from the settler.
    """

    table: str
    key: str = "pgh_id"
    at: str = "pgh_created_at"


@cache
def sources() -> tuple[Source, ...]:
    """All of them, in the order of their names."""
    events = {Source(model._meta.db_table) for model in pghistory.core.event_models()}
    logs = {
        Source(Erasure._meta.db_table, "id", "at"),
        Source(Change._meta.db_table, "position", "at"),
        Source(AccessSeal._meta.db_table, "id", "at"),
    }
    return tuple(sorted(events | logs))
