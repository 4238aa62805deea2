"""Import columns: description, conversion of records to cells, and parsing of cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from typing import Any

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from commitments.imports.characters import carried
from commitments.rules.codes import key_of
from core.files.tables.sheet import Failed, Formula, Value
from core.records import ALWAYS, Write

VERSION = "version"
# Separators within a cell: written, and accepted, including the full-width one of Japanese keyboards.
BETWEEN = "; "
SEMICOLONS = ("；", ";")
TRUTHS = {"true": True, "false": False}


class CellType(Enum):
    """Type of the cells of a column."""

    TEXT = auto()
    WORD = auto()
    KEY = auto()
    SEVERAL = auto()
    DAY = auto()
    HOUR = auto()
    NUMBER = auto()
    TRUTH = auto()


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Allowed value of a cell, with its label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """Import column; ``name`` is the header, which never changes, and ``field`` the field name of the API.

    ``shows`` returns the value of a record. A ``needed`` column must have a value in a new record; a column that is not
    ``emptied`` cannot be cleared.
    """

    name: str
    shape: CellType
    means: StrOrPromise
    shows: Callable[[Any], Any]
    example: str = ""
    field: str = ""
    language: str = ""
    choices: Callable[[], Iterable[ColumnChoice]] | None = None
    needed: bool = False
    emptied: bool = True
    settable: Write = ALWAYS

    @property
    def given_as(self) -> str:
        return self.field or self.name

    def written(self, record: Any) -> Value:
        """Return the cell of a record."""
        value = self.shows(record)
        if self.shape is CellType.SEVERAL:
            return BETWEEN.join(value)
        return value if isinstance(value, date | int) else str(value or "")

    def same(self, text: str, other: str) -> bool:
        """Return whether two cell texts have the same value."""
        match self.shape:
            case CellType.SEVERAL:
                return {key_of(entry) for entry in entries(text)} == {key_of(entry) for entry in entries(other)}
            case CellType.KEY:
                return key_of(text.strip()) == key_of(other.strip())
            case CellType.TRUTH:
                return text.strip().casefold() == other.strip().casefold()
            case CellType.HOUR:
                return on_the_clock(text) == on_the_clock(other)
        return carried(text).strip() == carried(other).strip()

    def given(self, text: str) -> Any:
        """Return the value for the request body of the API, which validates it."""
        text = carried(text).strip()
        match self.shape:
            case CellType.SEVERAL:
                return entries(text)
            case CellType.KEY | CellType.DAY:
                return text or None
            case CellType.HOUR:
                return on_the_clock(text) or None
            case CellType.TRUTH:
                return TRUTHS.get(text.casefold(), text)
        return text


class CellError(Exception):
    """Error for a cell that cannot be read as text. The message is shown to users."""


def text_of(value: Value, shape: CellType) -> str:
    """Return a cell as text. Raises CellError for formulas, cell errors, and values of the wrong type."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Formula():
            raise CellError(_("Cell contains a formula. Paste its value instead."))
        case Failed():
            raise CellError(_("Cell contains a spreadsheet error or an invalid date."))
        case date():
            return _day(value)
        case time():
            if shape is not CellType.HOUR:
                raise CellError(_("Enter a date without a time."))
            # A value with seconds is invalid; it is returned unchanged, so that the error shows it.
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    if shape is CellType.HOUR:
        raise CellError(_("Enter the time in the format HH:MM, for example 09:30."))
    if shape is CellType.DAY:
        raise CellError(_("Enter the date in the format YYYY-MM-DD, for example 2027-03-31."))
    return str(value).casefold() if isinstance(value, bool) else str(value)


def _day(value: date) -> str:
    """Return an ISO date; spreadsheets store dates with a time of day, midnight if none was typed."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")


def on_the_clock(text: str) -> str:
    """Return a time with two-digit parts: spreadsheets write 9:00 and add seconds."""
    parts = text.strip().split(":")
    if parts[2:] == ["00"]:
        parts.pop()
    # A missing part remains missing, so that it is reported.
    return ":".join(part and part.zfill(2) for part in parts)


def entries(text: str) -> list[str]:
    for semicolon in SEMICOLONS:
        text = text.replace(semicolon, "\n")
    return [entry.strip() for entry in text.split("\n") if entry.strip()]
