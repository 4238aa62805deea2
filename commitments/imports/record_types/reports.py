"""Record type of progress reports. A submitted report is immutable; it is corrected in the portal."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import ReportEdit, ReportEntry
from commitments.imports.columns import CellType, ImportColumn
from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import base
from commitments.models import ProgressReport
from commitments.records.progress import REPORT_FIELDS
from commitments.services import reports
from contacts.models import User
from core.records import ON_CREATE

SUBMIT = ImportColumn(
    "submit",
    CellType.TRUTH,
    _("“true” (default): submit new reports; submitted reports cannot be edited. “false”: save as draft."),
    lambda record: "false" if record.submitted_at is None else "true",
    "true",
    settable=ON_CREATE,
)


def rows(viewer: User) -> QuerySet[ProgressReport]:
    found: QuerySet[ProgressReport] = ProgressReport.objects.visible_to(viewer)
    return found.select_related("commitment", "participant")


def enter(writing: base.WriteContext, values: dict[str, Any]) -> ProgressReport:
    return reports.enter(by=writing.by, at=writing.at, submitted=values.pop("submit"), **values)


def change(_writing: base.WriteContext, record: ProgressReport, values: dict[str, Any]) -> None:
    reports.change(report=record, **values)


REPORTS = base.ImportRecordType(
    name="progress-reports",
    type_="progress-report",
    title=_("Progress reports"),
    model=ProgressReport,
    key="id",
    lookup="pk",
    columns=columns_of(REPORT_FIELDS, SUBMIT),
    entry=ReportEntry,
    edit=ReportEdit,
    rows=rows,
    enter=enter,
    change=change,
)
