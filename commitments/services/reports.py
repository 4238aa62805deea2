"""Services that submit and correct progress reports. A submitted report is immutable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from commitments.exceptions import (
    DayImpossibleError,
    ReportCorrectedError,
    ReportNotSubmittedError,
    ReportSubmittedError,
)
from commitments.models import Commitment, ProgressReport
from contacts.models import User
from core.db.changes import change_fields, change_fields_of_many
from core.text.times import first_day_anywhere

# Fields that a correction copies from the corrected report unless it changes them.
CONTENT = (
    "reported_on",
    "original_language",
    "text_en",
    "text_fr",
    "text_ja",
    "health",
    "completion",
)


@transaction.atomic
def enter(*, by: User, at: datetime, submitted: bool, **fields: Any) -> ProgressReport:
    """Create a report from ``fields``, and submit it if ``submitted``."""
    if not submitted:
        return ProgressReport.objects.create(entered_by=by, **fields)
    return _submitted(fields["commitment"].pk, by=by, at=at, entered_by=by, **fields)


@dataclass(frozen=True, slots=True)
class NewReport:
    """New report of a bulk insert: its fields, with the commitment, and whether it is submitted immediately."""

    submitted: bool
    fields: Mapping[str, Any]


@transaction.atomic
def enter_many(*, by: User, at: datetime, entries: Sequence[NewReport]) -> list[ProgressReport]:
    """Create reports in the given order, each as ``enter`` does, with as many statements as for one."""
    for entry in entries:
        if entry.submitted:
            _refuse_ahead(entry.fields["reported_on"], at)
    commitments = _locked({entry.fields["commitment"].pk for entry in entries if entry.submitted})
    reports = ProgressReport.objects.bulk_create(
        ProgressReport(
            entered_by=by,
            submitted_at=at if entry.submitted else None,
            on_behalf=entry.submitted and by.may.runs_register,
            **entry.fields,
        )
        for entry in entries
    )
    _show_latest(commitments, at=at)
    return reports


def change(*, report: ProgressReport, **fields: Any) -> None:
    """Update ``fields`` of a report that the caller has locked. Raises ReportSubmittedError if it is submitted."""
    _refuse_submitted(report)
    change_fields(report, fields)


def change_many(*, changes: Sequence[tuple[ProgressReport, Mapping[str, Any]]]) -> None:
    """Update many reports, each with its fields and as ``change`` does, in one statement."""
    for report, _fields in changes:
        _refuse_submitted(report)
    change_fields_of_many(changes)


@transaction.atomic
def submit(*, report: ProgressReport, by: User, at: datetime) -> ProgressReport:
    """Submit a report, which freezes it, and update its commitment from the latest report.

    ``at`` is an aware instant. A report submitted by the secretariat is marked as entered on behalf of its Participant.
    Raises ReportSubmittedError if it was submitted before, and DayImpossibleError if its date is in the future.
    """
    # Lock the commitment first, to serialize the submission of two reports on it.
    commitments = _locked({report.commitment_id})
    locked = ProgressReport.objects.select_for_update().get(pk=report.pk)
    _refuse_submitted(locked)
    _refuse_ahead(locked.reported_on, at)
    report.submitted_at = at
    report.on_behalf = by.may.runs_register
    report.save(update_fields=["submitted_at", "on_behalf"])
    _show_latest(commitments, at=at)
    return report


@transaction.atomic
def correct(*, report: ProgressReport, by: User, at: datetime, **changes: Any) -> ProgressReport:
    """Submit a report that supersedes ``report``, with the same content except for ``changes``.

    Raises ReportNotSubmittedError if ``report`` is still a draft, and ReportCorrectedError if it was corrected before.
    """
    _locked({report.commitment_id})
    old = ProgressReport.objects.select_for_update().get(pk=report.pk)
    if old.submitted_at is None:
        raise ReportNotSubmittedError(_("This report is still a draft. Edit it instead."))
    if ProgressReport.objects.filter(corrects=old).exists():
        raise ReportCorrectedError(_("This report was already corrected. Correct the latest correction instead."))
    content = {name: getattr(old, name) for name in CONTENT} | changes
    of = {"commitment_id": old.commitment_id, "participant_id": old.participant_id}
    return _submitted(old.commitment_id, by=by, at=at, corrects=old, entered_by=by, **of, **content)


def _refuse_submitted(report: ProgressReport) -> None:
    if report.submitted_at is not None:
        raise ReportSubmittedError(_("This report was submitted and cannot be edited. Submit a correction."))


def _refuse_ahead(day: date, at: datetime) -> None:
    # A future date would rank it above every later report until then.
    if day > first_day_anywhere(at):
        raise DayImpossibleError(_("This date is still in the future in every capital. Enter an earlier date."))


def _submitted(commitment: int, /, *, by: User, at: datetime, **fields: Any) -> ProgressReport:
    """Create a report from ``fields`` that is submitted immediately."""
    _refuse_ahead(fields["reported_on"], at)
    commitments = _locked({commitment})
    report = ProgressReport.objects.create(submitted_at=at, on_behalf=by.may.runs_register, **fields)
    _show_latest(commitments, at=at)
    return report


def _locked(keys: Iterable[int]) -> list[Commitment]:
    """Return the commitments with these primary keys, locked in key order to prevent deadlocks.

    Only the fields that ``_show_latest`` compares are loaded.
    """
    rows = Commitment.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return list(rows.only("health", "completion"))


def _show_latest(commitments: Iterable[Commitment], *, at: datetime) -> None:
    """Copy health and completion of the latest valid report to each commitment, which the caller has locked."""
    found = {commitment.pk: commitment for commitment in commitments}
    # A correlated subquery; otherwise the database would read all corrections.
    correction = ProgressReport.objects.submitted().filter(corrects=OuterRef("pk"))
    in_force = ProgressReport.objects.submitted().filter(~Exists(correction), commitment__in=found)
    changed = []
    latest = in_force.order_by("commitment_id", "-reported_on", "-id").distinct("commitment_id")
    for key, *said in latest.values_list("commitment_id", "health", "completion"):
        commitment = found[key]
        if [commitment.health, commitment.completion] != said:
            commitment.health, commitment.completion = said
            # ``bulk_update`` does not set ``auto_now`` fields.
            commitment.updated_at = at
            changed.append(commitment)
    if changed:
        Commitment.objects.bulk_update(changed, ["health", "completion", "updated_at"])
