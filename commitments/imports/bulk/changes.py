"""Bulk update of commitments, as an import of rows that differ from the register in one cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments.imports import importer
from commitments.imports.columns import BETWEEN, VERSION, ImportColumn, entries
from commitments.imports.outcomes import RowAction, RowOutcome
from commitments.imports.record_types import COMMITMENTS, WriteContext
from commitments.imports.tables import MappedTable
from commitments.models import Commitment
from core.files.tables.sheet import ImportSheet, Problem, SheetRow
from core.rest.write.preconditions import versions_of, versions_read


class BulkOperation(StrEnum):
    """Operation on the value of a column."""

    SET = "set"
    EMPTY = "empty"
    ADD = "add"
    REMOVE = "remove"
    RAISE = "raise"


@dataclass(frozen=True, slots=True)
class BulkChange:
    """Bulk change; ``column`` is an import column of commitments, ``value`` a code or a date in import format.

    ``above`` are the marks that are raised: records with another mark keep it, since widening a mark is done one by
    one.
    """

    how: BulkOperation
    column: str
    value: str = ""
    above: frozenset[str] = frozenset()

    def cell(self, now: str) -> str:
        """Return the new cell for the current cell ``now``; a cell that already has the change is unchanged."""
        match self.how:
            case BulkOperation.ADD:
                return BETWEEN.join([*entries(now), self.value])
            case BulkOperation.REMOVE:
                return BETWEEN.join(entry for entry in entries(now) if entry != self.value)
            case BulkOperation.RAISE:
                return self.value if now in self.above else now
        return self.value

    @property
    def in_import(self) -> ImportColumn:
        return next(column for column in COMMITMENTS.columns if column.name == self.column)


@dataclass(frozen=True)
class Result:
    """Result of a bulk update; ``found`` are the existing commitments with their versions, as before the change."""

    rows: list[RowOutcome]
    found: Mapping[str, Any]

    @cached_property
    def changed(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is RowAction.CHANGED]

    @cached_property
    def unchanged(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is RowAction.UNCHANGED]

    @cached_property
    def refused(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is RowAction.REFUSED]

    @property
    def seen(self) -> list[str]:
        """Return the commitments that would change, in the displayed versions, for the confirmation form."""
        return [f"{row.name}:{self.found[row.name].version}" for row in self.changed]


def preview(references: Iterable[str], change: BulkChange, writing: WriteContext) -> Result:
    """Try the change and roll it back, without locks on unchanged commitments."""
    found = _found(references, writing, lock=False)
    outcome = importer.preview(_table(references, change, found), writing)
    return Result(outcome.rows, found)


def carry_out(seen: Mapping[str, int], change: BulkChange, writing: WriteContext) -> Result:
    """Change the commitments in ``seen``, each in the given version; if one is refused, change none.

    A commitment that already has the value is skipped, whatever its version, so that a repeated submission has no
    effect.
    """
    with transaction.atomic():
        locked = _found(seen, writing, lock=True)
        outcome = importer.import_(_table(seen, change, locked), writing, why=writing.reason)
        for row in outcome.rows:
            if row.act is RowAction.CHANGED and seen[row.name] != locked[row.name].version:
                row.refuse(Problem(_("This record was changed after the preview.")))
        result = Result(outcome.rows, locked)
        if result.refused:
            transaction.set_rollback(True)
    return result


def _found(references: Iterable[str], writing: WriteContext, *, lock: bool) -> dict[str, Any]:
    """Return the commitments visible to the user by reference, with their versions; ``lock`` locks the rows."""
    rows = COMMITMENTS.rows(writing.by)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found: dict[str, Any] = {each.reference: each for each in rows.filter(reference__in=references).order_by("pk")}
    versions = (versions_of if lock else versions_read)(found.values(), type_=COMMITMENTS.type_)
    for commitment in found.values():
        commitment.version = versions.get(commitment.pk, 0)
    return found


def _table(references: Iterable[str], change: BulkChange, locked: Mapping[str, Commitment]) -> MappedTable:
    names = (COMMITMENTS.key, VERSION, change.column)
    rows = []
    for number, reference in enumerate(references, start=1):
        record = locked.get(reference)
        version = "" if record is None else str(record.version)  # type: ignore[attr-defined]  # Set by _found().
        now = "" if record is None else str(change.in_import.written(record))
        rows.append(SheetRow(number, (reference, version, change.cell(now))))
    sheet = ImportSheet(SheetRow(0, names), tuple(rows), cuts=False)
    return MappedTable(COMMITMENTS, sheet, {name: place for place, name in enumerate(names)})
