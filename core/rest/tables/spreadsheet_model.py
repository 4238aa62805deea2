"""Spreadsheet model: a sheet in one language with typed dates and numbers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

type Value = str | int | date | None
"""None leaves a cell empty, which a filter then offers as such: in a sheet to work in that is of use."""


class Align(StrEnum):
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """Column of a sheet. ``width`` is in characters, as spreadsheets count it."""

    title: str
    width: int
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class SpreadsheetDocument:
    """Sheet of a workbook. ``as_of`` is an instant (UTC), the only date in the file; ``name`` is that of the tab."""

    name: str
    title: str
    symbol: str
    author: str
    language: str
    mark: str
    non_binding: str
    as_of: datetime
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
