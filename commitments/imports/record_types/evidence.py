"""Record type of links as evidence. Files are uploaded on the page of their commitment, with validation."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import EvidenceEdit, EvidenceEntry
from commitments.api.inputs.evidence import ReportOfForm
from commitments.enums import EvidenceKind
from commitments.imports.columns import CellType, ImportColumn
from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import base
from commitments.models import Evidence, ProgressReport
from commitments.records.progress import EVIDENCE_FIELDS
from commitments.services import evidence
from contacts.models import User
from core.records import ON_CREATE


class EvidenceRowCreate(EvidenceEntry):
    """Import row of a new link; the report id is given in digits."""

    report = ReportOfForm(ProgressReport, required=False, allow_null=True)


REPORT = ImportColumn(
    "report",
    CellType.NUMBER,
    _("Number of the supported progress report. Leave blank if the link concerns the commitment only."),
    lambda record: record.seen_report and record.seen_report.pk,
    "31",
    settable=ON_CREATE,
)


def rows(viewer: User) -> QuerySet[Evidence]:
    found: QuerySet[Evidence] = Evidence.objects.visible_to(viewer).filter(kind=EvidenceKind.LINK)
    # Evidence may be shared while its report is still a draft.
    report = Prefetch("report", ProgressReport.objects.visible_to(viewer), "seen_report")
    return found.select_related("commitment", "mark").prefetch_related(report)


def enter(_writing: base.WriteContext, values: dict[str, Any]) -> Evidence:
    return evidence.enter(**values)


def change(writing: base.WriteContext, record: Evidence, values: dict[str, Any]) -> None:
    evidence.change(evidence=record, by=writing.by, reason=writing.reason, **values)


def about(values: Mapping[str, Any]) -> Evidence:
    return Evidence(commitment=values["commitment"])


EVIDENCE = base.ImportRecordType(
    name="evidence",
    type_="evidence",
    title=_("Links to supporting documents"),
    model=Evidence,
    key="id",
    lookup="pk",
    columns=columns_of(EVIDENCE_FIELDS, REPORT),
    entry=EvidenceRowCreate,
    edit=EvidenceEdit,
    rows=rows,
    enter=enter,
    change=change,
    about=about,
)
