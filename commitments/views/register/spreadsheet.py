"""Register as a spreadsheet for people: the columns and values of the page in its language, with typed dates."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _, pgettext

from commitments.models import Commitment
from commitments.views.register.columns import COLUMNS, NUMBER, TITLE, RegisterColumn
from commitments.views.register.query_params import RegisterQuery
from commitments.views.register.rows import RegisterRow, displayed_rows
from contacts.models import User
from contacts.services.today import today_for
from core.db.multilingual import marked, page_language
from core.rest.tables.spreadsheet_model import Align, SheetColumn, SpreadsheetDocument, Value

WIDTHS = {"reference": 16, "title": 60, "lead": 12, "status": 16, "begun_on": 12, "due_on": 12, "last_report": 12}
WIDTH = 18


def spreadsheet(
    listing: RegisterQuery, found: Sequence[Commitment], *, mark: str, non_binding: str
) -> SpreadsheetDocument:
    """Return the commitments ``found`` with the columns of ``listing``; the days overdue are beside the due date."""
    columns = (NUMBER, TITLE, *listing.columns)
    if COLUMNS["mark"] not in columns and any(each.mark.is_narrow for each in found):
        columns = (*columns, COLUMNS["mark"])
    return SpreadsheetDocument(
        name=_("Commitments"),
        title=str(listing.view.label) if listing.view else _("Commitments"),
        symbol=_("Commitments"),
        author=_("Secretariat of the Memorandum of Cooperation"),
        language=page_language(),
        mark=mark,
        non_binding=non_binding,
        as_of=datetime.now(UTC),
        columns=tuple(_headings(columns)),
        rows=tuple(tuple(_cells(row, columns, listing.viewer)) for row in displayed_rows(found, listing)),
    )


def _headings(columns: Iterable[RegisterColumn]) -> Iterable[SheetColumn]:
    for column in columns:
        yield SheetColumn(str(column.label), WIDTHS.get(column.name, WIDTH))
        if column.name == "due_on":
            yield SheetColumn(_("Days overdue"), 11, Align.END)


def _cells(row: RegisterRow, columns: Iterable[RegisterColumn], viewer: User) -> Iterable[Value]:
    for column in columns:
        yield _value(row, column.name, viewer)
        if column.name == "due_on":
            yield row.late or None


def _value(row: RegisterRow, name: str, viewer: User) -> Value:
    commitment = row.commitment
    value: Any
    match name:
        case "title":
            value = marked(commitment.title)
        case "mark":
            value = marked(commitment.mark.name)
        case "status":
            value = commitment.status.label
        case "areas" | "forms" | "supporting":
            value = pgettext("between facts on one line", ", ").join(getattr(row, name))
        case "last_report" | "fiscal_year":
            value = getattr(row, name)
        case "updated_at":
            value = today_for(viewer, at=commitment.updated_at)
        case _:
            display = getattr(commitment, f"get_{name}_display", None)
            value = display() if display else getattr(commitment, name)
    return value if isinstance(value, date) else str(value or "") or None
