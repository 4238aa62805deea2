"""The operation of migrations that has the changes of tables noted."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

# Of a transaction that ended long ago: 0 is older than any that runs.
STAND_ALREADY = """
INSERT INTO history_standing (type, record, version, xid, created_at, updated_at)
    SELECT %s, id, 1, 0, now(), now() FROM {table} ON CONFLICT DO NOTHING
"""
CREATED_BEFORE = """
INSERT INTO history_change (type, record, version, kind, columns, at, xid, reason, request, of_sight, key)
    SELECT type, record, version, 'created', '{}', updated_at, 0, '', '', false, ''
    FROM history_standing WHERE type = %s ON CONFLICT DO NOTHING
"""


class Noted(NamedTuple):
    """A table whose rows are records of ``type``, or parts of one: ``owner`` is the column with the record's key.

    ``part`` is the name under which the record shows its parts, and empty for the table of the record itself. Where
    a part shows only to whoever sees another record too, ``guard`` is the column with the key of that one. ``links``
    are the columns of the record itself that lead to one that is not for everyone.
    """

    type: str
    table: str
    owner: str = "id"
    part: str = ""
    guard: str = ""
    links: tuple[str, ...] = ()

    @property
    def trigger(self) -> str:
        return f"noted_{self.type}_{self.part}".rstrip("_").replace("-", "_")

    @property
    def arguments(self) -> tuple[str, ...]:
        """What the trigger function is told."""
        links = (f"{{{','.join(self.links)}}}",) if self.links else ()
        return (self.type, self.owner, self.part, self.guard, *links)

    @property
    def statement(self) -> str:
        """What sets the trigger, in the place of an earlier one. The names are those of the code and of its tables."""
        arguments = ", ".join(f"'{each}'" for each in self.arguments)
        return (
            f'CREATE OR REPLACE TRIGGER "{self.trigger}" AFTER INSERT OR UPDATE OR DELETE ON "{self.table}"'
            f" FOR EACH ROW EXECUTE FUNCTION history_note({arguments})"
        )


class NoteChanges(Operation):
    """Set the triggers on ``tables``, and enter what is there already as created before anything was noted."""

    reduces_to_sql = True

    def __init__(self, tables: Sequence[Noted | tuple[str, ...]]) -> None:
        self.tables = [Noted(*each) for each in tables]

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        quote = schema_editor.quote_name
        for noted in self.tables:
            schema_editor.execute(noted.statement)
            if not noted.part:
                schema_editor.execute(STAND_ALREADY.format(table=quote(noted.table)), [noted.type])
                schema_editor.execute(CREATED_BEFORE, [noted.type])

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        quote = schema_editor.quote_name
        for noted in reversed(self.tables):
            schema_editor.execute(f"DROP TRIGGER {quote(noted.trigger)} ON {quote(noted.table)}")

    def describe(self) -> str:
        return f"Note the changes of {len(self.tables)} tables"


class NoteLinks(Operation):
    """Have the columns of ``tables`` that lead to what is not for everyone told to those alone who see where to."""

    reduces_to_sql = True

    def __init__(self, tables: Sequence[Noted]) -> None:
        self.tables = [Noted(*each) for each in tables]

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for noted in self.tables:
            schema_editor.execute(noted.statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for noted in self.tables:
            schema_editor.execute(noted._replace(links=()).statement)

    def describe(self) -> str:
        return f"Note the links of {len(self.tables)} tables apart"
