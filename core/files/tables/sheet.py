"""A table as it stands in a file, and what is wrong with it in the file's own terms: the row 7, the column E."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

# Bytes, as the file is sent.
LARGEST_FILE = 5_000_000
# Beside the head. The register has hundreds.
MOST_ROWS = 5_000
MOST_COLUMNS = 100
# What Excel holds in a cell, in units of UTF-16.
LONGEST_IN_WORKBOOK = 32_767


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is computed: what it would show depends on who opens the file."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A cell in which a spreadsheet shows an error of its own, or a day that it cannot count to."""


type Value = str | int | float | bool | date | datetime | time | Formula | Failed | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """``number`` is that which a spreadsheet shows beside the row; ``values`` may be fewer than the columns."""

    number: int
    values: tuple[Value, ...]

    @property
    def is_empty(self) -> bool:
        return all(value is None or value == "" for value in self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in the language of the reader; where, as far as it has a place. ``column`` is counted from 0."""

    message: str
    row: int | None = None
    column: int | None = None
    name: str = ""

    @property
    def letter(self) -> str:
        return "" if self.column is None else letter_of(self.column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a file. ``notes`` are what its reader should know of how it was read.

    ``cuts`` tells whether the format has no room for long texts, so that a text may have been cut in it.
    """

    head: SheetRow
    rows: tuple[SheetRow, ...]
    cuts: bool
    notes: tuple[str, ...] = field(default=())


class UnreadableError(Exception):
    """A file that cannot be taken as a table. ``problems`` say why, to people."""

    def __init__(self, problems: str | Iterable[Problem]) -> None:
        self.problems = (Problem(problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def letter_of(column: int) -> str:
    """The letters of a column, counted from 0: A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def column_of(reference: str) -> int:
    """The column, from 0, that the reference of a cell names: 0 for ``A7``. Raises ValueError where it names none."""
    letters = reference.rstrip("0123456789")
    if not letters or not letters.isascii() or not letters.isalpha() or len(letters) > len("XFD"):
        msg = f"{reference} names no column."
        raise ValueError(msg)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
