"""Record type of progress reports. A submitted report is immutable; it is corrected in the portal."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import ReportEdit, ReportEntry
from commitments.enums import Completion, Health
from commitments.imports.columns import CellType, ImportColumn, Settable
from commitments.imports.record_types import base
from commitments.models import ProgressReport
from commitments.services import reports
from contacts.models import User

COLUMNS = (
    base.key_column(
        "id",
        _("Leave blank for a new report. Enter a number to update a draft report."),
        lambda record: record.pk,
        "31",
    ),
    base.version_column(),
    ImportColumn(
        "commitment",
        CellType.KEY,
        _("Reference of the commitment"),
        lambda record: record.commitment.reference,
        "MOC-2026-014",
        needed=True,
        settable=Settable.WHEN_NEW,
    ),
    ImportColumn(
        "participant",
        CellType.KEY,
        _("Reporting Participant. Default for new rows: your own. Required for the secretariat."),
        lambda record: record.participant.code,
        "METI",
        choices=base.participants,
        settable=Settable.WHEN_NEW,
    ),
    base.day("reported_on", _("Reporting date"), "2026-09-30", needed=True, emptied=False),
    *base.texts(
        "text",
        _("Report text in at least one of the three languages"),
        {"en": "The site was chosen.", "fr": "L’emplacement a été choisi.", "ja": "用地を選定した。"},
        needed=True,
    ),
    base.original_language_column(),
    base.word("health", Health, _("Health of the commitment"), "on_track", needed=True),
    base.word("completion", Completion, _("Completion"), "limited", needed=True),
    ImportColumn(
        "submit",
        CellType.TRUTH,
        _("“true” (default): submit new reports; submitted reports cannot be edited. “false”: save as draft."),
        lambda record: "false" if record.submitted_at is None else "true",
        "true",
        settable=Settable.WHEN_NEW,
    ),
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
    columns=COLUMNS,
    entry=ReportEntry,
    edit=ReportEdit,
    rows=rows,
    enter=enter,
    change=change,
)
