"""Migration operation that installs the change-log triggers.

Migrations of the past import it: another SQL is another operation.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

# Transaction id of long-ended transactions: 0 is older than any running one.
STAND_ALREADY = """
INSERT INTO history_standing (type, record, version, xid, created_at, updated_at)
    SELECT %s, id, 1, 0, now(), now() FROM {table} ON CONFLICT DO NOTHING
"""
CREATED_BEFORE = """
INSERT INTO history_change (type, record, version, kind, columns, at, xid, reason, request, of_sight, key)
    SELECT type, record, version, 'created', '{}', updated_at, 0, '', '', false, ''
    FROM history_standing WHERE type = %s ON CONFLICT DO NOTHING
"""


class TrackedTable(NamedTuple):
    """Change-log trigger of a table: its rows are records of ``type``, or parts of one.

    ``owner`` is the column with the record's key. ``part`` is the name under which the record shows its parts, empty
    for the record's own table. ``guard`` is the column with the key of the record that a reader must also be able to
    see. ``links`` are the columns of the record that refer to records with a narrower audience.
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
        """Return the arguments of the trigger function."""
        links = (f"{{{','.join(self.links)}}}",) if self.links else ()
        return (self.type, self.owner, self.part, self.guard, *links)

    @property
    def statement(self) -> str:
        """Return the CREATE OR REPLACE TRIGGER statement. Its names come from the code, not from data."""
        arguments = ", ".join(f"'{each}'" for each in self.arguments)
        return (
            f'CREATE OR REPLACE TRIGGER "{self.trigger}" AFTER INSERT OR UPDATE OR DELETE ON "{self.table}"'
            f" FOR EACH ROW EXECUTE FUNCTION history_note({arguments})"
        )


class NoteChanges(Operation):
    """Migration operation that installs change-log triggers.

    Existing rows of ``tables`` are logged as created before logging began.
    """

    reduces_to_sql = True

    def __init__(self, tables: Sequence[TrackedTable | tuple[str, ...]]) -> None:
        self.tables = [TrackedTable(*each) for each in tables]

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the state unchanged: triggers are not part of the models."""

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


# Existing translations count as made from the present original, since when and by whom is unknown.
RENDERED_ALREADY = """
INSERT INTO history_recordtext ("table", record, text, language, digest, is_original, made_of, kind)
    SELECT {name}, its.id, each.text, each.language, each.digest, each.is_original,
        CASE WHEN each.is_original THEN '{{}}' ELSE ARRAY[each.original] END, 'person'
    FROM {table} its CROSS JOIN LATERAL history_texts(to_jsonb(its)) each ON CONFLICT DO NOTHING
"""


class NoteTranslations(Operation):
    """Migration operation that installs the triggers of translation status on ``tables`` and adds their present texts.

    In a migration that is not atomic, writers wait for one table at a time, and a repeated run continues.
    The trigger finds multilingual columns by their names, so that a further text needs no migration.
    """

    reduces_to_sql = True

    def __init__(self, tables: Sequence[str]) -> None:
        self.tables = list(tables)

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the state unchanged: triggers are not part of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for table in self.tables:
            name = schema_editor.quote_name(table)
            with transaction.atomic(schema_editor.connection.alias):
                schema_editor.execute(
                    f"CREATE OR REPLACE TRIGGER translation_status AFTER INSERT OR UPDATE OR DELETE ON {name}"
                    " FOR EACH ROW EXECUTE FUNCTION history_note_translations()"
                )
                schema_editor.execute(RENDERED_ALREADY.format(name=schema_editor.quote_value(table), table=name))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for table in self.tables:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS translation_status ON {schema_editor.quote_name(table)}")

    def describe(self) -> str:
        return f"Note the translations of {len(self.tables)} tables"
