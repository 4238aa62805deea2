"""Constraint that Django lacks: a foreign key over a pair of columns.

It guarantees a fact about two rows without a trigger and without a race: "the official who chairs belongs to the
Participant whose chair it is" is a key from (official, participant) to the same pair in the table of officials.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Model
from django.db.models.constraints import BaseConstraint


class PairedForeignKey(BaseConstraint):
    """Foreign key from the pair ``columns`` to the pair ``to_columns`` of ``to_table``.

    The referenced pair needs a unique constraint. A row with a NULL in either column is not checked (MATCH SIMPLE).
    Checked at the end of the statement, with ON UPDATE and ON DELETE NO ACTION.
    """

    def __init__(self, *, name: str, columns: tuple[str, str], to_table: str, to_columns: tuple[str, str]) -> None:
        super().__init__(name=name)
        self.columns = tuple(columns)
        self.to_table = to_table
        self.to_columns = tuple(to_columns)

    def constraint_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        # The referenced table may not exist yet; create_sql adds the key once both tables exist.
        return ""

    def create_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert model is not None
        assert schema_editor is not None
        quote = schema_editor.quote_name
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s"
            " FOREIGN KEY (%(columns)s) REFERENCES %(to)s (%(to_columns)s)",
            table=Table(model._meta.db_table, quote),
            name=quote(self.name),
            columns=", ".join(map(quote, self.columns)),
            to=Table(self.to_table, quote),
            to_columns=", ".join(map(quote, self.to_columns)),
        )

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert model is not None
        assert schema_editor is not None
        return Statement(
            "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def validate(self, model: type[Model], instance: Model, exclude: Any = None, using: str = "default") -> None:
        """Skip the check: the database enforces the constraint, and forms check the pair with their own messages."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        pair = {"columns": self.columns, "to_table": self.to_table, "to_columns": self.to_columns}
        return path, tuple(args), kwargs | pair

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PairedForeignKey) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)
