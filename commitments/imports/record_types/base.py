"""Record type declaration, from which template, export, import and preview are derived."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django_stubs_ext import StrOrPromise

from commitments.imports.columns import ImportColumn
from commitments.imports.outcomes import RowOutcome
from commitments.services.entry_warnings import DATES, doubtful_dates
from contacts.models import User
from core.rest.write.inputs import Input

# Different dates of a file about which a preview warns.
MOST_DOUBTED = 50


@dataclass(frozen=True, slots=True)
class WriteContext:
    """Context of a write: user, aware instant, and an optional reason.

    A ``trial`` is rolled back: it allocates no reference number and locks only records that it changes.
    """

    by: User
    at: datetime
    reason: str = ""
    trial: bool = False


def doubtful_dates_of(rows: Iterable[RowOutcome], by: User) -> Iterator[tuple[int, str]]:
    """Yield the warnings about new dates in the ``rows``, each with the number of its first row."""
    first: dict[str, int] = {}
    for row in rows:
        for change in row.changes:
            if change.column.name in DATES and change.after.strip():
                first.setdefault(change.after.strip(), row.number)
    for day, number in list(first.items())[:MOST_DOUBTED]:
        for sentence in doubtful_dates({"due_on": date.fromisoformat(day)}, by=by):
            yield number, sentence


@dataclass(frozen=True, slots=True)
class ImportRecordType:
    """Record type; ``type_`` is the endpoint name, ``key`` the column that identifies the record of a row.

    ``rows`` returns the records visible to a user, with prefetched relations; ``lookup`` is the path to their key.
    ``about`` returns the unsaved record for the permission check. ``doubts`` yields the warnings of a preview about
    the accepted rows, each with the number of its row.
    """

    name: str
    type_: str
    title: StrOrPromise
    model: type[Model]
    key: str
    lookup: str
    columns: tuple[ImportColumn, ...]
    entry: type[Input]
    edit: type[Input]
    rows: Callable[[User], QuerySet[Any]]
    enter: Callable[[WriteContext, dict[str, Any]], Model]
    change: Callable[[WriteContext, Any, dict[str, Any]], None]
    about: Callable[[Mapping[str, Any]], Model | None] = lambda _values: None
    doubts: Callable[[Iterable[RowOutcome], User], Iterator[tuple[int, str]]] = doubtful_dates_of

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def right(self, act: str) -> str:
        return f"{self.model._meta.app_label}.{act}_{self.model._meta.model_name}"
