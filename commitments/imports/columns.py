"""What stands in a column: what is said of it to people, how a record is written in it, and how a cell is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from commitments.imports.characters import carried
from commitments.rules.codes import key_of
from core.files.tables.sheet import Failed, Formula, Value

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

# Between the entries of a cell: as it is written, and as it is read, from a Japanese keyboard too.
BETWEEN = "; "
SEMICOLONS = ("；", ";")
TRUTHS = {"true": True, "false": False}


class Shape(Enum):
    """What kind of value a cell of the column holds."""

    TEXT = auto()
    WORD = auto()
    KEY = auto()
    SEVERAL = auto()
    DAY = auto()
    HOUR = auto()
    NUMBER = auto()
    TRUTH = auto()


class Settable(Enum):
    """When a value is taken from the file."""

    ALWAYS = auto()
    WHEN_NEW = auto()
    # It stands there to be read, and has to come back as it was.
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can stand in a cell, and what it means to people."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` stands in the head and stays the same for ever; ``field`` is what the API calls it.

    ``shows`` is the value that the record has. A column that is ``needed`` has a value in each new record; one that
    is not ``emptied`` never loses it.
    """

    name: str
    shape: Shape
    means: "_StrOrPromise"
    shows: Callable[[Any], Any]
    example: str = ""
    field: str = ""
    language: str = ""
    choices: Callable[[], Iterable[Choice]] | None = None
    needed: bool = False
    emptied: bool = True
    settable: Settable = Settable.ALWAYS

    @property
    def given_as(self) -> str:
        return self.field or self.name

    def written(self, record: Any) -> Value:
        """The cell of a record."""
        value = self.shows(record)
        if self.shape is Shape.SEVERAL:
            return BETWEEN.join(value)
        return value if isinstance(value, date | int) else str(value or "")

    def same(self, text: str, other: str) -> bool:
        """Whether two texts of cells say the same."""
        match self.shape:
            case Shape.SEVERAL:
                return {key_of(entry) for entry in entries(text)} == {key_of(entry) for entry in entries(other)}
            case Shape.KEY:
                return key_of(text.strip()) == key_of(other.strip())
            case Shape.TRUTH:
                return text.strip().casefold() == other.strip().casefold()
            case Shape.HOUR:
                return on_the_clock(text) == on_the_clock(other)
        return carried(text).strip() == carried(other).strip()

    def given(self, text: str) -> Any:
        """The value for the input of the API, which says what is wrong with it."""
        text = carried(text).strip()
        match self.shape:
            case Shape.SEVERAL:
                return entries(text)
            case Shape.KEY | Shape.DAY:
                return text or None
            case Shape.HOUR:
                return on_the_clock(text) or None
            case Shape.TRUTH:
                return TRUTHS.get(text.casefold(), text)
        return text


class CellError(Exception):
    """A cell that cannot be read as a text. The message is for people."""


def text_of(value: Value, shape: Shape) -> str:
    """A cell as text. Raises CellError for what is computed, failed, or no day where one is asked for."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Formula():
            raise CellError(_("A formula stands here. Paste its value instead."))
        case Failed():
            raise CellError(_("The spreadsheet shows an error here, or a day that it cannot count to."))
        case date():
            return _day(value)
        case time():
            if shape is not Shape.HOUR:
                raise CellError(_("An hour stands here, and no hour is asked for."))
            # With seconds it is no hour of ours, and is told as it stands instead of as another.
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    if shape is Shape.HOUR:
        raise CellError(_("A number stands here. Write an hour as in 09:30."))
    if shape is Shape.DAY:
        raise CellError(_("A number stands here. Write a day as in 2027-03-31."))
    return str(value).casefold() if isinstance(value, bool) else str(value)


def _day(value: date) -> str:
    """A spreadsheet knows no day without a time of day, which is midnight where none was typed."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")


def on_the_clock(text: str) -> str:
    """An hour as it is kept, with two digits for each part: a spreadsheet writes 9:00 and adds seconds."""
    parts = text.strip().split(":")
    if parts[2:] == ["00"]:
        parts.pop()
    # A part that is missing stays missing: nobody said that it is nought.
    return ":".join(part and part.zfill(2) for part in parts)


def entries(text: str) -> list[str]:
    for semicolon in SEMICOLONS:
        text = text.replace(semicolon, "\n")
    return [entry.strip() for entry in text.split("\n") if entry.strip()]
