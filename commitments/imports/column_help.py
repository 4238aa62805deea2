"""Column help, for the second sheet of a workbook and the import page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, pgettext

from commitments.imports.columns import VERSION, CellType, ColumnChoice, ImportColumn
from commitments.imports.record_types import ImportRecordType
from core.records import NEVER, ON_CREATE


@dataclass(frozen=True, slots=True)
class ColumnHelp:
    """Column help; ``lines`` has a row for each column, under the titles of ``head``."""

    name: str
    sentences: tuple[str, ...]
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def explain(kind: ImportRecordType, columns: Sequence[ImportColumn], standing: str) -> ColumnHelp:
    """Return the column help in the active language; ``standing`` is the status line of the MOC."""
    return ColumnHelp(
        name=pgettext("the sheet that explains columns", "Columns"),
        sentences=(
            str(kind.title),
            standing,
            _("Only the first sheet is imported: one record per row, with column names in English in the first row."),
            _("Columns can be in any order and can be omitted. Omitted columns are not changed."),
            _("Separate several values in one cell with semicolons. Enter dates as 2027-03-31."),
        ),
        head=(
            pgettext("of a list", "Column"),
            _("Content"),
            _("When required"),
            _("Values"),
            _("Example"),
        ),
        lines=tuple(
            (column.name, str(column.means), taken(kind, column), values(column), column.example) for column in columns
        ),
    )


def taken(kind: ImportRecordType, column: ImportColumn) -> str:
    if column.name == kind.key:
        return _("Blank: new record. Filled: existing record.")
    if column.name == VERSION:
        return _("Needed to change a record")
    if column.settable is NEVER:
        return _("Read-only")
    if column.language and column.needed:
        return _("One of the three languages is required")
    if column.settable is ON_CREATE:
        return (
            _("Required for new records; cannot be changed later")
            if column.needed
            else _("For new records only; cannot be changed later")
        )
    return pgettext("a column of a list", "Needed") if column.needed else pgettext("a column of a list", "Optional")


def values(column: ImportColumn) -> str:
    if column.choices is not None:
        return _listed(list(column.choices()))
    match column.shape:
        case CellType.DAY:
            return _("Date: YYYY-MM-DD or an Excel date")
        case CellType.HOUR:
            return _("Time: HH:MM, 24-hour")
        case CellType.TRUTH:
            return "true, false"
        case CellType.NUMBER:
            return _("A number")
    return pgettext("what stands in a column", "Text")


def _listed(choices: Sequence[ColumnChoice]) -> str:
    """Return one line for each choice with a label, or the bare codes on one line."""
    if any(choice.label for choice in choices):
        return "\n".join(f"{choice.code}: {choice.label}" for choice in choices)
    return ", ".join(choice.code for choice in choices)
