"""Record type declaration, from which template, export, import and preview are derived."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from commitments.imports.columns import CellType, ColumnChoice, ImportColumn, Settable
from contacts.models import HandlingMark, Participant, Side, User
from core.rest.write.inputs import Input
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

VERSION = "version"


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


def key_column(name: str, means: "_StrOrPromise", shows: Callable[[Any], Any], example: str) -> ImportColumn:
    return ImportColumn(
        name, CellType.NUMBER if name == "id" else CellType.KEY, means, shows, example, settable=Settable.NEVER
    )


def version_column() -> ImportColumn:
    means = _("Version from the export. If the record has changed since, the row is refused.")
    # The export sets ``version`` on the record.
    return ImportColumn(VERSION, CellType.NUMBER, means, lambda record: record.version, "3", settable=Settable.NEVER)


def texts(
    field: str, means: "_StrOrPromise", example: Mapping[str, str], *, needed: bool = False
) -> Iterable[ImportColumn]:
    """Yield a column for each language."""
    for language in LANGUAGES:
        name = f"{field}_{language}"
        yield ImportColumn(
            name,
            CellType.TEXT,
            means,
            _attribute(name),
            example[language],
            field=field,
            language=language,
            needed=needed,
        )


def _attribute(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


def word(name: str, choices: type[TextChoices], means: "_StrOrPromise", example: str, **more: Any) -> ImportColumn:
    """Return a column with a closed list of values; ``more`` are further arguments."""
    more = {"emptied": False} | more
    return ImportColumn(name, CellType.WORD, means, _attribute(name), example, choices=lambda: words(choices), **more)


def words(choices: type[TextChoices]) -> list[ColumnChoice]:
    return [ColumnChoice(str(value), str(label)) for value, label in choices.choices]


def original_language_column() -> ImportColumn:
    means = _("Language in which the text was written. Other language versions are courtesy translations.")
    return word("original_language", Language, means, "en")


def participants() -> list[ColumnChoice]:
    return [ColumnChoice(each.code, str(each.applied_title)) for each in Participant.objects.order_by("order")]


def sides() -> list[ColumnChoice]:
    return [ColumnChoice(each.code, str(each.name)) for each in Side.objects.order_by("order")]


def marks() -> list[ColumnChoice]:
    return [ColumnChoice(each.code, str(each.name)) for each in HandlingMark.objects.all()]


def code(name: str) -> Callable[[Any], str]:
    """Return a function that reads the code of a related record, or ""."""
    return lambda record: getattr(getattr(record, name), "code", "")


def day(name: str, means: "_StrOrPromise", example: str, **more: Any) -> ImportColumn:
    return ImportColumn(name, CellType.DAY, means, _attribute(name), example, **more)
