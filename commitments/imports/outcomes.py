"""Result of an import: the action or the errors of each row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import cached_property

from commitments.imports.columns import ImportColumn
from core.files.tables.sheet import Problem


class RowAction(Enum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellChange:
    """Change of a cell: the value in the register, and the one in the file."""

    column: ImportColumn
    before: str
    after: str

    @property
    def language(self) -> str:
        """Language of the text column, or ""."""
        return self.column.language


@dataclass(slots=True)
class RowOutcome:
    """Result of a row; ``record`` is the existing or new record, ``name`` the key in the row."""

    number: int
    act: RowAction = RowAction.UNCHANGED
    name: str = ""
    record: Any = None
    changes: list[CellChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, *problems: Problem) -> None:
        self.act = RowAction.REFUSED
        self.problems += problems


@dataclass(frozen=True)
class Outcome:
    rows: list[RowOutcome]
    notes: tuple[str, ...] = ()

    def of(self, act: RowAction) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is act]

    @cached_property
    def new(self) -> list[RowOutcome]:
        return self.of(RowAction.NEW)

    @cached_property
    def changed(self) -> list[RowOutcome]:
        return self.of(RowAction.CHANGED)

    @cached_property
    def unchanged(self) -> list[RowOutcome]:
        return self.of(RowAction.UNCHANGED)

    @cached_property
    def refused(self) -> list[RowOutcome]:
        return self.of(RowAction.REFUSED)

    @property
    def problems(self) -> Iterable[Problem]:
        return [problem for row in self.refused for problem in row.problems]

    @property
    def written(self) -> int:
        return len(self.new) + len(self.changed)
