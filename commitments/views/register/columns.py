"""Columns of the register; number and title are always shown first."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.services.register_views import PAGE_ORDERS
from core.records import Field


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """Column of the register; ``ordering`` is its sort parameter, or empty.

    A column without a cell of its own in the template shows ``field`` by its kind.
    """

    name: str
    label: StrOrPromise
    ordering: str
    field: Field | None = None


NUMBER = RegisterColumn("reference", _("Number"), "reference")
TITLE = RegisterColumn("title", _("Title"), "title")

# Columns with a cell of their own in templates/commitments/register/table.html, in the order of the page.
WITH_CELL = (
    *("areas", "forms", "lead", "supporting", "status", "completion", "begun_on", "due_on"),
    *("fiscal_year", "last_report", "origin", "mark", "updated_at"),
)
COMPUTED = (
    RegisterColumn("status", _("Health"), "health"),
    RegisterColumn("fiscal_year", _("Fiscal year due"), "due_on"),
    RegisterColumn("last_report", _("Last report"), "last_report"),
)
# Fields that are shown by their kind, last in the register and among the facts of a commitment.
FURTHER = tuple(row for row in COMMITMENT_FIELDS.rows if row.column and row.name not in WITH_CELL)


def _of_field(row: Field) -> RegisterColumn:
    ordering = row.name if row.order or row.name in PAGE_ORDERS else ""
    return RegisterColumn(row.name, row.column, ordering, row if row in FURTHER else None)


def _columns() -> dict[str, RegisterColumn]:
    found = {row.name: _of_field(row) for row in COMMITMENT_FIELDS.rows if row.column}
    found |= {column.name: column for column in COMPUTED}
    return {name: found[name] for name in (*WITH_CELL, *(row.name for row in FURTHER))}


COLUMNS = _columns()
USUAL = tuple(COLUMNS[name] for name in ("areas", "lead", "status", "completion", "due_on", "last_report"))
