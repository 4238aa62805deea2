"""Sheet model of an uploaded table, and its errors with row and column."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

# Bytes of the uploaded file.
LARGEST_FILE = 5_000_000
# Without the header. The register has hundreds.
MOST_ROWS = 5_000
MOST_COLUMNS = 100
# Excel's limit of a cell, in UTF-16 code units.
LONGEST_IN_WORKBOOK = 32_767


@dataclass(frozen=True, slots=True)
class Formula:
    """Formula cell: its value depends on the program that opens the file."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Error cell: an error of the spreadsheet, or a date outside its range."""


type Value = str | int | float | bool | date | datetime | time | Formula | Failed | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Sheet row. ``number`` is the one a spreadsheet shows; there may be fewer ``values`` than columns."""

    number: int
    values: tuple[Value, ...]

    @property
    def is_empty(self) -> bool:
        return all(value is None or value == "" for value in self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """Error message in the language of the reader, with its row and column if known; ``column`` is counted from 0."""

    message: str
    row: int | None = None
    column: int | None = None
    name: str = ""

    @property
    def letter(self) -> str:
        return "" if self.column is None else letter_of(self.column)


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """First sheet of a file. ``notes`` are remarks on how it was read.

    ``cuts`` is true if the format limits the length of texts, so that one may be truncated.
    """

    head: SheetRow
    rows: tuple[SheetRow, ...]
    cuts: bool
    notes: tuple[str, ...] = field(default=())


class InvalidFileError(Exception):
    """Unreadable table; ``problems`` are the messages."""

    def __init__(self, problems: str | Iterable[Problem]) -> None:
        self.problems = (Problem(problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def letter_of(column: int) -> str:
    """Return the letters of a column, counted from 0: A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def column_of(reference: str) -> int:
    """Return the column, from 0, of a cell reference: 0 for ``A7``. Raises ValueError if it has none."""
    letters = reference.rstrip("0123456789")
    if not letters or not letters.isascii() or not letters.isalpha() or len(letters) > len("XFD"):
        msg = f"{reference} names no column."
        raise ValueError(msg)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
