"""Import previews: counts and the first rows, stored with the file and shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.utils.text import Truncator

from commitments.imports.outcomes import Outcome, RowOutcome
from commitments.imports.record_types import ImportRecordType
from contacts.models import User

# Limit of rows on a page; the counts include all rows.
MOST_SHOWN = 200
# Limit of characters of a cell.
LONGEST_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Preview:
    """Result of a trial import; ``overtaken`` is true if a record in it is no longer visible to its reader."""

    new: int
    changed: int
    unchanged: int
    refused: int
    notes: list[str]
    rows: list[dict[str, Any]]
    overtaken: bool = False

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        rows = [row for row in outcome.rows if row.changes and not row.problems]
        return cls(
            new=len(outcome.new),
            changed=len(outcome.changed),
            unchanged=len(outcome.unchanged),
            refused=len(outcome.refused),
            notes=list(outcome.notes),
            rows=[_shown(row) for row in rows[:MOST_SHOWN]],
        )

    @property
    def written(self) -> int:
        return self.new + self.changed

    def stored(self) -> dict[str, Any]:
        return asdict(self)

    def promises(self, outcome: Outcome) -> bool:
        """Return whether ``outcome`` writes as many records as the preview announced."""
        return (self.new, self.changed) == (len(outcome.new), len(outcome.changed))


def read(stored: Mapping[str, Any], kind: ImportRecordType, reader: User) -> Preview:
    """Return a stored preview without the rows of records that ``reader`` can no longer see."""
    preview = Preview(**stored)
    names = {row["name"] for row in preview.rows} - {""}
    rows = kind.rows(reader).prefetch_related(None).order_by()
    seen = rows.filter(**{f"{kind.lookup}__in": names}).values_list(kind.lookup, flat=True)
    gone = names - set(map(str, seen))
    return replace(preview, rows=[row for row in preview.rows if row["name"] not in gone], overtaken=bool(gone))


def _shown(row: RowOutcome) -> dict[str, Any]:
    changes = [
        {
            "column": change.column.name,
            "language": change.language,
            "before": Truncator(change.before).chars(LONGEST_SHOWN),
            "after": Truncator(change.after).chars(LONGEST_SHOWN),
        }
        for change in row.changes
    ]
    return {"number": row.number, "name": row.name, "changes": changes}
