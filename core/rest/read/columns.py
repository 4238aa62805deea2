"""Row factory: builds model instances from the rows of a prepared statement, as Django's ORM does."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model


class RowFactory:
    """Row factory for the columns of ``model`` in statement order: all, or only the attributes in ``read``.

    Other columns are deferred.
    """

    def __init__(self, model: type[Model], read: Collection[str] | None = None) -> None:
        self.model = model
        self.fields: list[Any] = [
            field for field in model._meta.concrete_fields if read is None or field.attname in read
        ]
        self.names = [field.attname for field in self.fields]
        # Columns with a converter.
        self._converted = [
            (index, field.from_db_value) for index, field in enumerate(self.fields) if hasattr(field, "from_db_value")
        ]

    def record(self, row: Sequence[Any]) -> Any:
        """Return the instance whose columns are ``row``."""
        values = [*row]
        for index, convert in self._converted:
            values[index] = convert(values[index], None, connection)
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)
