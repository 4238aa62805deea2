"""An operation for migrations: many at once.

Django renders a model and all its neighbours anew for each operation of a migration, which in a schema of this size
took a minute of the first start. Operations that only add to tables can share one rendering.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, RemoveConstraint
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

REMOVALS = (RemoveConstraint, RemoveTrigger)
# Of these, what they do to a table does not depend on how its model looked just before.
ALLOWED = (AddConstraint, AddField, AddIndex, AddTrigger, *REMOVALS)


class AtOnce(Operation):
    """``operations`` one after the other in the database, over models that are rendered once, as they are at the end.

    Raises ValueError where one of them is of a kind that needs the model as it was before.
    """

    reduces_to_sql = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        for operation in operations:
            if not isinstance(operation, ALLOWED):
                msg = f"{type(operation).__name__} needs a rendering of its own: put it before or after."
                raise ValueError(msg)  # noqa: TRY004  # Its place is wrong, not its type.
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Without rendered models, each operation only notes what changes.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            # What is removed is known only before, what is added only afterwards.
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
