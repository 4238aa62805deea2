"""Column mapping of an import file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commitments.imports.columns import CellError, ImportColumn, text_of
from commitments.imports.record_types import ImportRecordType
from core.files.tables.sheet import ImportSheet, InvalidFileError, Problem, SheetRow, Value


@dataclass(frozen=True, slots=True)
class MappedTable:
    """Mapped table; ``places`` has the zero-based index of each column in the file."""

    kind: ImportRecordType
    sheet: ImportSheet
    places: Mapping[str, int]

    @property
    def columns(self) -> list[ImportColumn]:
        return [column for column in self.kind.columns if column.name in self.places]

    def problem(self, row: int, column: str, message: str) -> Problem:
        """Return a problem at the cell of a column, or at the row if the file lacks the column."""
        return Problem(message, row, self.places.get(column), column if column in self.places else "")

    def texts(self, row: SheetRow) -> tuple[dict[str, str], list[Problem]]:
        """Return the cells of a row as texts by column name, and the problems of unreadable cells."""
        texts: dict[str, str] = {}
        problems = []
        for column in self.columns:
            place = self.places[column.name]
            value: Value = row.values[place] if place < len(row.values) else None
            try:
                texts[column.name] = text_of(value, column.shape)
            except CellError as error:
                problems.append(self.problem(row.number, column.name, str(error)))
        return texts, [*problems, *self._beyond(row)]

    def _beyond(self, row: SheetRow) -> Iterator[Problem]:
        known = set(self.places.values())
        for place, value in enumerate(row.values):
            if place not in known and value not in {None, ""}:
                yield Problem(_("This value has no column name."), row.number, place)


def table_of(kind: ImportRecordType, sheet: ImportSheet) -> MappedTable:
    """Return the mapped table. Raises UnreadableError for unknown, repeated or missing columns."""
    places: dict[str, int] = {}
    problems = []
    known = {name.casefold(): name for name in kind.names}
    for place, value in enumerate(sheet.head.values):
        written = "" if value is None else str(value).strip()
        name = known.get(written.casefold())
        if not written:
            continue
        if name is None:
            message = _("Unknown column “%(name)s”. Valid columns: %(known)s.")
            values = {"name": written[:60], "known": ", ".join(kind.names)}
            problems.append(Problem(message % values, sheet.head.number, place))
        elif name in places:
            message = _("Column “%(name)s” appears twice.")
            problems.append(Problem(message % {"name": name}, sheet.head.number, place))
        else:
            places[name] = place
    if not places and problems:
        message = _("The first row must contain column names. Use the template.")
        problems = [Problem(message, sheet.head.number)]
    if problems:
        raise InvalidFileError(problems)
    if not sheet.rows:
        raise InvalidFileError(_("The file has no data rows."))
    return MappedTable(kind, sheet, places)
