"""Partial updates that write only the changed columns."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model


def change_fields(record: Model, fields: Mapping[str, Any], *, with_it: tuple[str, ...] = ()) -> list[str]:
    """Write the ``fields`` whose values differ and return their names; ``with_it`` is written with any of them.

    Concurrent changes of other columns are kept. The caller has locked the row.
    """
    changed = _set(record, fields)
    if changed:
        record.save(update_fields=[*changed, *with_it])
    return changed


def change_fields_of_many(several: Iterable[tuple[Model, Mapping[str, Any]]], *, with_it: tuple[str, ...] = ()) -> None:
    """Write the changed fields of many records of one model in one statement. The caller has locked the rows."""
    changed, names = [], set(with_it)
    for record, fields in several:
        if own := _set(record, fields):
            names.update(own)
            changed.append(record)
    if not changed:
        return
    model = type(changed[0])
    for name in with_it:
        field = model._meta.get_field(name)
        for record in changed:
            # As ``save`` does for fields such as ``updated_at``.
            field.pre_save(record, add=False)  # type: ignore[union-attr]  # A column's.
    model._default_manager.bulk_update(changed, sorted(names))


def _set(record: Model, fields: Mapping[str, Any]) -> list[str]:
    """Set the values that differ and return their names, without reading the record behind a foreign key."""
    changed = [name for name, value in fields.items() if _stored_value(record, name) != getattr(value, "pk", value)]
    for name in changed:
        setattr(record, name, fields[name])
    return changed


def _stored_value(record: Model, name: str) -> object:
    field: Any = record._meta.get_field(name)
    return getattr(record, field.attname)
