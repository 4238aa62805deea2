"""Table of the fields of a record.

Each interface turns a row into an object of its own, in one function:

- response of the API: ``core.rest.read.record_fields``
- filters: ``core.rest.read.filters``
- request bodies: ``core.rest.write.record_fields``
- columns of import and export files: ``commitments.imports.record_columns``
- columns of the register: ``commitments.views.register.columns``

What the model's column states (maximum length, choices, whether it can be empty, the related model) is read there and
not repeated in the row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.db.multilingual import in_three

if TYPE_CHECKING:
    from core.rest.read.fields import Expansion


class Kind(Enum):
    """Kind of a field. ``OTHER`` is declared by hand where it is used: the row gives its name and place."""

    TEXT = auto()
    MULTILINGUAL = auto()
    CHOICE = auto()
    CHOICES = auto()
    DATE = auto()
    TIMESTAMP = auto()
    NUMBER = auto()
    BOOLEAN = auto()
    KEY = auto()
    KEYS = auto()
    OTHER = auto()


class Write(Enum):
    """Writability of a field in request bodies and import files. Services alone change fields with ``NEVER``."""

    NEVER = auto()
    ON_CREATE = auto()
    ALWAYS = auto()


NEVER, ON_CREATE, ALWAYS = Write
TEXT, MULTILINGUAL, CHOICE, CHOICES, DATE, TIMESTAMP, NUMBER, BOOLEAN, KEY, KEYS, OTHER = Kind


type Among = Callable[[QuerySet[Any], Any], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Field:
    """Row of the table.

    A ``needed`` field has a value in each new record. ``filter`` and ``order`` are True for a parameter with the name
    of the field, or another name or path; ``nulls`` adds a filter for records without a value. ``column`` is the
    heading in lists. ``past`` refuses future dates. A field not in the ``answer`` of the API has the rest of its row.

    A CHOICE has the column ``source`` if the name of the field differs.

    For related records (KEY, KEYS): ``key`` is the path to their key, ``source`` the path to it from this record if the
    name of the field differs. ``hidden`` ones are shown to their own readers only. ``external`` accepts identifiers of
    partner systems. ``expands`` is the record that ``?expand=`` embeds.
    """

    name: str
    kind: Kind
    write: Write = NEVER
    needed: bool = False
    filter: str | bool = False
    nulls: bool = False
    order: str | bool = False
    column: StrOrPromise = ""
    past: bool = False
    key: str = "code"
    source: str = ""
    hidden: bool = False
    external: bool = False
    among: Among | None = None
    otherwise: StrOrPromise = ""
    expands: "Expansion | None" = None
    answer: bool = True
    help: StrOrPromise = ""
    example: str | Sequence[str] = ""

    def in_files(self, text: StrOrPromise, example: str | Sequence[str]) -> "Field":
        """Return the field with a column of import and export files; a text has an example in each language."""
        return replace(self, help=text, example=example)

    def limited(self, among: Among, otherwise: StrOrPromise) -> "Field":
        """Return the field with valid choices: ``among`` narrows the rows, given the record that is changed, or None.

        ``otherwise`` is the message for the others.
        """
        return replace(self, among=among, otherwise=otherwise)

    @property
    def filter_name(self) -> str:
        return self.name if self.filter is True else str(self.filter)

    @property
    def path(self) -> str:
        """Return the path to the key of the related record."""
        return self.source or (f"{self.name}_id" if self.key == "id" else f"{self.name}__{self.key}")


@dataclass(frozen=True, slots=True)
class Record:
    """Table of a model, in the order of the API's answers.

    ``url`` is the path to the key in the address of the record, empty if the serializer declares it. Columns without a
    row are listed with a reason in ``tests/api/unexposed_columns.py``.
    """

    model: type[Model]
    rows: tuple[Field, ...]
    url: str = ""

    def row(self, name: str) -> Field | None:
        return next((row for row in self.rows if row.name == name), None)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of an answer, with those that every record with texts has."""
        texts = ("language", "fallbacks") if any(row.kind is Kind.MULTILINGUAL for row in self.rows) else ()
        return (*(("url",) if self.url else ()), *(row.name for row in self.rows if row.answer), *texts)

    @property
    def meta(self) -> Any:
        """Return the ``Meta`` of a serializer."""
        return SimpleNamespace(model=self.model, fields=self.fields, table=self)

    @property
    def orders(self) -> dict[str, str]:
        """Return the sort orders of lists, each with its path."""
        return {row.name: row.name if row.order is True else str(row.order) for row in self.rows if row.order}

    @property
    def read_only(self) -> tuple[str, ...]:
        """Return the fields that the form of a stored record shows only; columns with a time zone show timestamps."""
        shown_otherwise = {Kind.OTHER, Kind.TIMESTAMP}
        return tuple(row.name for row in self.rows if row.write is not ALWAYS and row.kind not in shown_otherwise)

    def column_names(self, row: Field) -> tuple[str, ...]:
        """Return the names of the columns of a row: three of a multilingual text."""
        if row.kind is Kind.MULTILINGUAL:
            return in_three(row.name)
        return (row.source if row.kind is Kind.CHOICE and row.source else row.name,)

    def column(self, row: Field) -> Any:
        """Return the column of the model; for a multilingual text, that of its English version."""
        return self.model._meta.get_field(self.column_names(row)[0])


ORIGINAL_LANGUAGE = Field("original_language", CHOICE, ALWAYS).in_files(
    _("Language in which the text was written. Other language versions are courtesy translations."), "en"
)
