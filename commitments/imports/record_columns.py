"""Import columns of the rows of a record's table."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from commitments.imports.columns import VERSION, CellType, ColumnChoice, ImportColumn
from commitments.models import AreaOfCooperation, FormOfCooperation, Forum, Mineral, Provision
from contacts.models import HandlingMark, Participant, Side
from core.records import ALWAYS, NEVER, ON_CREATE, Field, Kind, Record
from core.text.multilingual_text import LANGUAGES

VERSION_COLUMN = ImportColumn(
    VERSION,
    CellType.NUMBER,
    _("Version from the export. If the record has changed since, the row is refused."),
    # The export sets ``version`` on the record.
    lambda record: record.version,
    "3",
    settable=NEVER,
)
CELLS = {
    Kind.TEXT: CellType.TEXT,
    Kind.MULTILINGUAL: CellType.TEXT,
    Kind.CHOICE: CellType.WORD,
    Kind.CHOICES: CellType.SEVERAL,
    Kind.BOOLEAN: CellType.TRUTH,
    Kind.DATE: CellType.DAY,
    Kind.KEY: CellType.KEY,
    Kind.KEYS: CellType.SEVERAL,
}


def columns_of(record: Record, *declared: ImportColumn) -> tuple[ImportColumn, ...]:
    """Return the columns of files: the key, the version, then columns of new records, always writable, read-only.

    A ``declared`` column takes the place of its row; one without a row comes last.
    """
    own = {column.name: column for column in declared}
    key, *rows = (row for row in record.rows if row.help or row.name in own)
    columns = [column for row in rows for column in ([own.pop(row.name)] if row.name in own else _columns(record, row))]
    columns.sort(key=lambda column: (ON_CREATE, ALWAYS, NEVER).index(column.settable))
    return (_key(key), VERSION_COLUMN, *columns, *own.values())


def _key(row: Field) -> ImportColumn:
    shape = CellType.NUMBER if row.name == "id" else CellType.KEY
    return ImportColumn(row.name, shape, row.help, _value(row.name), str(row.example), settable=NEVER)


def _columns(record: Record, row: Field) -> Iterator[ImportColumn]:
    if row.kind is Kind.MULTILINGUAL:
        for language, example in zip(LANGUAGES, row.example, strict=True):
            name = f"{row.name}_{language}"
            more: dict[str, Any] = {"field": row.name, "language": language, "needed": row.needed}
            yield ImportColumn(name, CellType.TEXT, row.help, _value(name), example, **more)
        return
    column = record.column(row)
    yield ImportColumn(
        row.name,
        CELLS[row.kind],
        row.help,
        _shown(row),
        str(row.example),
        choices=_choices(column),
        needed=row.needed,
        emptied=row.write is ON_CREATE or (column.blank and not row.needed),
        settable=row.write,
    )


def _shown(row: Field) -> Callable[[Any], Any]:
    """Return what reads the cell of a record; hidden records are prefetched as ``seen_<name>`` for the reader."""
    name, code = row.name, "reference" if row.key == "reference" else "code"
    if row.kind is Kind.KEY:
        return lambda record: getattr(getattr(record, name), code, "")
    if row.kind is Kind.BOOLEAN:
        return lambda record: str(getattr(record, name)).lower()
    if row.kind is not Kind.KEYS:
        return _value(name)
    if row.hidden:
        return lambda record: [getattr(each, code) for each in getattr(record, f"seen_{name}")]
    return lambda record: [getattr(each, code) for each in getattr(record, name).all()]


def _value(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


def _choices(column: Any) -> Callable[[], Iterable[ColumnChoice]] | None:
    """Return what lists the valid values with their labels; None if they are not listed."""
    if column.is_relation:
        return OPTIONS.get(column.related_model)
    words = getattr(column, "base_field", column).choices
    return (lambda: [ColumnChoice(str(value), str(label)) for value, label in words]) if words else None


def _all(model: type[Any], label: str, **narrowed: Any) -> Callable[[], Iterable[ColumnChoice]]:
    rows = model._default_manager.filter(**narrowed)
    return lambda: [ColumnChoice(each.code, str(getattr(each, label))) for each in rows.all()]


def _provisions() -> Iterable[ColumnChoice]:
    rows = Provision.objects.bearing_commitments().order_by("instrument", "order")
    return [ColumnChoice(each.code, "") for each in rows]


OPTIONS = {
    Participant: _all(Participant, "applied_title"),
    Side: _all(Side, "name"),
    HandlingMark: _all(HandlingMark, "name"),
    Mineral: _all(Mineral, "name"),
    Forum: _all(Forum, "name"),
    AreaOfCooperation: _all(AreaOfCooperation, "title", retired_on=None, is_open_ended=False),
    FormOfCooperation: _all(FormOfCooperation, "title", retired_on=None, is_open_ended=False),
    Provision: _provisions,
}
