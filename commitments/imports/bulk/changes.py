"""Making one change to many commitments, as an import of rows that differ from the register in one cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments.imports import carrying_out
from commitments.imports.columns import BETWEEN, Column, entries
from commitments.imports.kinds import COMMITMENTS, Writing
from commitments.imports.kinds.base import VERSION
from commitments.imports.outcomes import Act, RowOutcome
from commitments.imports.tables import Table
from commitments.models import Commitment
from core.files.tables.sheet import Problem, Sheet, SheetRow
from core.rest.write.preconditions import versions_of, versions_read

# The register shows fifty on a page; each is written by the services while the person waits.
MOST = 100


class How(StrEnum):
    """What is done with the value of a column."""

    SET = "set"
    EMPTY = "empty"
    ADD = "add"
    REMOVE = "remove"
    RAISE = "raise"


@dataclass(frozen=True, slots=True)
class Change:
    """``column`` is one of an import of commitments, ``value`` a code or a day as such a file has it.

    ``above`` are the marks that are raised: whoever has another keeps it, since a wider one is asked for one by one.
    """

    how: How
    column: str
    value: str = ""
    above: frozenset[str] = frozenset()

    def cell(self, now: str) -> str:
        """What would stand where ``now`` stands; what has been changed before stays as it is."""
        match self.how:
            case How.ADD:
                return BETWEEN.join([*entries(now), self.value])
            case How.REMOVE:
                return BETWEEN.join(entry for entry in entries(now) if entry != self.value)
            case How.RAISE:
                return self.value if now in self.above else now
        return self.value

    @property
    def in_import(self) -> Column:
        return next(column for column in COMMITMENTS.columns if column.name == self.column)


@dataclass(frozen=True)
class Result:
    """What becomes of each commitment; ``found`` are those that are there, as they were before, with their versions."""

    rows: list[RowOutcome]
    found: Mapping[str, Any]

    @cached_property
    def changed(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is Act.CHANGED]

    @cached_property
    def unchanged(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is Act.UNCHANGED]

    @cached_property
    def refused(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.act is Act.REFUSED]

    @property
    def seen(self) -> list[str]:
        """What a confirmation names: each commitment that would change, in the version that is shown."""
        return [f"{row.name}:{self.found[row.name].version}" for row in self.changed]


def preview(references: Iterable[str], change: Change, writing: Writing) -> Result:
    """Try the change and roll it back, without a lock on the commitments that stay as they are."""
    found = _found(references, writing, lock=False)
    outcome = carrying_out.preview(_table(references, change, found), writing)
    return Result(outcome.rows, found)


def carry_out(seen: Mapping[str, int], change: Change, writing: Writing) -> Result:
    """Change the commitments that are ``seen``, each in that version; with one refused, none.

    One that already is as it would be is left alone, in whichever version, so that what is sent twice is done once.
    """
    with transaction.atomic():
        locked = _found(seen, writing, lock=True)
        outcome = carrying_out.import_(_table(seen, change, locked), writing, why=writing.reason)
        for row in outcome.rows:
            if row.act is Act.CHANGED and seen[row.name] != locked[row.name].version:
                row.refuse(Problem(_("It has changed since it was shown.")))
        result = Result(outcome.rows, locked)
        if result.refused:
            transaction.set_rollback(True)
    return result


def _found(references: Iterable[str], writing: Writing, *, lock: bool) -> dict[str, Any]:
    """Return those that the reader may see, each with its version, which a ``lock`` keeps as it is."""
    rows = COMMITMENTS.rows(writing.by)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found: dict[str, Any] = {each.reference: each for each in rows.filter(reference__in=references).order_by("pk")}
    versions = (versions_of if lock else versions_read)(found.values(), type_=COMMITMENTS.type_)
    for commitment in found.values():
        commitment.version = versions.get(commitment.pk, 0)
    return found


def _table(references: Iterable[str], change: Change, locked: Mapping[str, Commitment]) -> Table:
    names = (COMMITMENTS.key, VERSION, change.column)
    rows = []
    for number, reference in enumerate(references, start=1):
        record = locked.get(reference)
        version = "" if record is None else str(record.version)  # type: ignore[attr-defined]  # Put there above.
        now = "" if record is None else str(change.in_import.written(record))
        rows.append(SheetRow(number, (reference, version, change.cell(now))))
    sheet = Sheet(SheetRow(0, names), tuple(rows), cuts=False)
    return Table(COMMITMENTS, sheet, {name: place for place, name in enumerate(names)})
