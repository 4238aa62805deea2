"""Records made of the rows of a prepared statement, as Django's ORM makes them of its own."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model


class Columns:
    """The columns of ``model`` in the order in which a statement has them: all, or those with the attributes ``read``.

    Whoever asks a record for another of its columns has that read then.
    """

    def __init__(self, model: type[Model], read: Collection[str] | None = None) -> None:
        self.model = model
        self.fields: list[Any] = [
            field for field in model._meta.concrete_fields if read is None or field.attname in read
        ]
        self.names = [field.attname for field in self.fields]
        # Those that are not kept as they are read.
        self._converted = [
            (index, field.from_db_value) for index, field in enumerate(self.fields) if hasattr(field, "from_db_value")
        ]

    def record(self, row: Sequence[Any]) -> Any:
        """The record whose columns are ``row``."""
        values = [*row]
        for index, convert in self._converted:
            values[index] = convert(values[index], None, connection)
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)
