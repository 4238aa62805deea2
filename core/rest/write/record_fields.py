"""Body fields of the rows of a record's table."""

from collections.abc import Callable
from typing import Any

from core.records import ALWAYS, NEVER, Field, Kind, Record
from core.rest.write.fields import (
    LONGEST_TEXT,
    BooleanField,
    ChoiceField,
    DateField,
    ListField,
    MultilingualBodyField,
    TextBodyField,
)
from core.rest.write.related import Related


def body_fields(record: Record, declared: dict[str, Any], *, new: bool) -> dict[str, Any]:
    """Return the fields of a body: those that are always written, then those of a ``new`` record.

    A field ``declared`` in the class takes the place of its row; one without such a row comes first.
    """
    rows = [row for row in record.rows if row.write is not NEVER and (new or row.write is ALWAYS)]
    rows.sort(key=lambda row: row.write is not ALWAYS)
    own = {name: field for name, field in declared.items() if name not in {row.name for row in rows}}
    for row in rows:
        if row.name in declared:
            own[row.name] = declared[row.name]
        elif row.kind is not Kind.OTHER:
            own[row.name] = _field(record, row)
    return own


def _field(record: Record, row: Field) -> Any:
    column = record.column(row)
    options: dict[str, Any] = {} if row.needed else {"required": False}
    if column.null:
        options["allow_null"] = True
    if column.blank and row.kind is Kind.CHOICE:
        options["allow_blank"] = True
    if row.needed and row.kind in {Kind.KEYS, Kind.CHOICES}:
        options["min_length"] = 1
    return FIELDS[row.kind](column, row, **options)


def _related(column: Any, row: Field, **options: Any) -> Related:
    type_ = row.expands.record_type if row.external and row.expands else ""
    return Related(column.related_model, by=row.key, type_=type_, among=row.among, otherwise=row.otherwise, **options)


def _multilingual(column: Any, _row: Field, **options: Any) -> MultilingualBodyField:
    longest = column.max_length
    return MultilingualBodyField(longest=longest or LONGEST_TEXT, lines=longest is None, **options)


# By kind, what constructs the field from the model's column, the row and further options.
FIELDS: dict[Kind, Callable[..., Any]] = {
    Kind.TEXT: lambda column, _row, **options: TextBodyField(longest=column.max_length or LONGEST_TEXT, **options),
    Kind.MULTILINGUAL: _multilingual,
    Kind.CHOICE: lambda column, _row, **options: ChoiceField(column.choices, **options),
    Kind.CHOICES: lambda column, _row, **options: ListField(child=ChoiceField(column.base_field.choices), **options),
    Kind.BOOLEAN: lambda _column, _row, **options: BooleanField(**options),
    Kind.DATE: lambda _column, row, **options: DateField(begun=row.past, **options),
    Kind.KEY: _related,
    Kind.KEYS: lambda column, row, **options: ListField(child=_related(column, row), **options),
}
