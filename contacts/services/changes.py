"""Changing what was named of a record, and nothing else of it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def change_fields(record: Model, fields: Mapping[str, Any], *, with_it: tuple[str, ...] = ()) -> list[str]:
    """Write the ``fields`` whose values differ, and say which they were; ``with_it`` is written along with any.

    What others changed meanwhile in other columns stays. The caller has locked the row.
    """
    changed = [name for name, value in fields.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, fields[name])
    if changed:
        record.save(update_fields=[*changed, *with_it])
    return changed
