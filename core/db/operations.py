"""Migration operation that applies several operations over one rendering of the models.

Django renders a model and its neighbours for each operation of a migration, which took a minute of the first start with
this schema. Operations that only create, and those on triggers, can share one rendering.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel, SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# The effect of these does not depend on the preceding model state, except that of ``RemoveTrigger``. PostgreSQL gets
# foreign keys at the end of a migration, so that models may refer to each other. ``CreateModel`` creates constraints
# and indexes of the final state: ``AddConstraint`` and ``AddIndex`` of a new model need a further ``AtOnce``.
ALLOWED = (AddConstraint, AddIndex, AddTrigger, CreateModel, RemoveTrigger, SeparateDatabaseAndState)


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
            # A removed trigger is only in the preceding state, which is read for this without a rendering.
            before = from_state if isinstance(operation, RemoveTrigger) else to_state
            operation.database_forwards(app_label, schema_editor, before, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for operation in reversed(self.operations):
            before = to_state if isinstance(operation, RemoveTrigger) else from_state
            operation.database_backwards(app_label, schema_editor, from_state, before)

    def describe(self) -> str:
        return f"{len(self.operations)} operations at once"
