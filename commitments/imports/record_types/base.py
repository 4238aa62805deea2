"""Record type declaration, from which template, export, import and preview are derived."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from commitments.imports.columns import ImportColumn
from contacts.models import User
from core.rest.write.inputs import Input

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class WriteContext:
    """Context of a write: user, aware instant, and an optional reason.

    A ``trial`` is rolled back: it allocates no reference number and locks only records that it changes.
    """

    by: User
    at: datetime
    reason: str = ""
    trial: bool = False


@dataclass(frozen=True, slots=True)
class ImportRecordType:
    """Record type; ``type_`` is the endpoint name, ``key`` the column that identifies the record of a row.

    ``rows`` returns the records visible to a user, with prefetched relations; ``lookup`` is the path to their key.
    ``about`` returns the unsaved record for the permission check.
    """

    name: str
    type_: str
    title: "_StrOrPromise"
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

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def right(self, act: str) -> str:
        return f"{self.model._meta.app_label}.{act}_{self.model._meta.model_name}"
