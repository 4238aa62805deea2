"""Migration operations: several operations with one model state, and indexes built concurrently.

Django renders a model and its neighbours for each operation of a migration, which took a minute of the first start with
this schema. Operations that only add to tables can share one rendering.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, RemoveConstraint
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Index
from pgtrigger.migrations import AddTrigger, RemoveTrigger

REMOVALS = (RemoveConstraint, RemoveTrigger)
# The effect of these does not depend on the preceding model state.
ALLOWED = (AddConstraint, AddField, AddIndex, AddTrigger, *REMOVALS)


class AtOnce(Operation):
    """Migration operation that applies ``operations`` in order over one rendering of the models, in their final state.

    Raises ValueError for an operation that needs the preceding state of the model.
    """

    reduces_to_sql = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        for operation in operations:
            if not isinstance(operation, ALLOWED):
                msg = f"{type(operation).__name__} needs a rendering of its own: put it before or after."
                raise ValueError(msg)  # noqa: TRY004  # Wrong position, not wrong type.
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Without rendered models, each operation only records its change.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            # A removal needs the state before, an addition the state after.
            before = from_state if isinstance(operation, REMOVALS) else to_state
            operation.database_forwards(app_label, schema_editor, before, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for operation in reversed(self.operations):
            after = to_state if isinstance(operation, REMOVALS) else from_state
            operation.database_backwards(app_label, schema_editor, from_state, after)

    def describe(self) -> str:
        return f"{len(self.operations)} additions to tables at once"


class AddIndexesBesideWriters(Operation):
    """Indexes of one model, built concurrently with reads and writes (``CREATE INDEX CONCURRENTLY``).

    The migration must not be atomic. An invalid index of an interrupted build is dropped before the next attempt.
    """

    atomic = False
    reduces_to_sql = True

    def __init__(self, model_name: str, indexes: Sequence[Index]) -> None:
        self.model_name, self.indexes = model_name, list(indexes)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for index in self.indexes:
            state.add_index(app_label, self.model_name.lower(), index)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        for index in self.indexes:
            if _was_broken_off(schema_editor, index.name):
                schema_editor.remove_index(model, index, concurrently=True)
            schema_editor.add_index(model, index, concurrently=True)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = from_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            for index in self.indexes:
                schema_editor.remove_index(model, index, concurrently=True)

    def describe(self) -> str:
        return f"{len(self.indexes)} indexes of {self.model_name}, beside its writers"


def _was_broken_off(schema_editor: Any, name: str) -> bool:
    """Return whether an invalid index of that name exists, as an interrupted build leaves it."""
    if schema_editor.collect_sql:
        return False
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_index WHERE indexrelid = to_regclass(%s) AND NOT indisvalid", [name])
        return cursor.fetchone() is not None
