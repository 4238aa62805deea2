"""The tables that are sealed: the history of every model that has one, and the word of what was erased from it."""

from functools import cache
from typing import NamedTuple

import pghistory.core

from mocportal.history.models import Erasure


class Source(NamedTuple):
    """A table whose rows are only added, and its columns with their number and their moment."""

    table: str
    key: str = "pgh_id"
    at: str = "pgh_created_at"


@cache
def sources() -> tuple[Source, ...]:
    """All of them, in the order of their names."""
    events = {Source(model._meta.db_table) for model in pghistory.core.event_models()}
    return tuple(sorted(events | {Source(Erasure._meta.db_table, "id", "at")}))
