"""Services that submit and correct progress reports. A submitted report is immutable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.exceptions import (
    DayImpossibleError,
    ReportCorrectedError,
    ReportNotSubmittedError,
    ReportSubmittedError,
)
from commitments.models import Commitment, ProgressReport
from commitments.services import report_dates
from contacts.models import User
from core.changes.translations import copied_states, states_for_copy
from core.db.changes import change_fields, change_fields_of_many
from core.refusals.errors import TransitionNotAllowedError
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
    "provisional",
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
    _show_latest(commitments, at=at, answers=[report for report in reports if report.submitted_at])
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
    _show_latest(commitments, at=at, answers=[report])
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
    # A form posts the texts that it does not change, too.
    same = {column for column in content if str(content[column]).splitlines() == str(getattr(old, column)).splitlines()}
    copied = {column: state for column, state in states_for_copy(old, text="text").items() if column in same}
    with copied_states(copied):
        return _submitted(old.commitment_id, by=by, at=at, corrects=old, entered_by=by, **of, **content)


def confirm(*, report: ProgressReport, by: User, at: datetime) -> ProgressReport:
    """Submit the same report without the mark "provisional". Raises TransitionNotAllowedError without that mark."""
    if not report.provisional:
        raise TransitionNotAllowedError(_("This report is not provisional."))
    return correct(report=report, by=by, at=at, provisional=False)


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
    # A correction answers no further date.
    _show_latest(commitments, at=at, answers=[] if report.corrects_id else [report])
    return report


def _locked(keys: Iterable[int]) -> list[Commitment]:
    """Return the commitments with these primary keys, locked in key order to prevent deadlocks.

    Only the fields that ``_show_latest`` reads are loaded.
    """
    rows = Commitment.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return list(rows.only("health", "completion", "lead", "instrument", "reporting", "report_due_on"))


def _show_latest(commitments: Iterable[Commitment], *, at: datetime, answers: Iterable[ProgressReport]) -> None:
    """Copy health and completion of the latest valid report to each commitment, which the caller has locked.

    ``answers`` are new reports; those of the lead answer the due date of its commitment.
    """
    found = {commitment.pk: commitment for commitment in commitments}
    changed, days, dialogues = {}, report_dates.days_at(at), report_dates.NextDialogues()
    for report in answers:
        commitment = found[report.commitment_id]
        if report.participant_id == commitment.lead_id and report_dates.answer(
            commitment, reported_on=report.reported_on, today=days[commitment.lead_id], dialogues=dialogues
        ):
            changed[commitment.pk] = commitment
    in_force = ProgressReport.objects.in_force().filter(commitment__in=found)
    latest = in_force.order_by("commitment_id", "-reported_on", "-id").distinct("commitment_id")
    for key, *said in latest.values_list("commitment_id", "health", "completion"):
        commitment = found[key]
        if [commitment.health, commitment.completion] != said:
            commitment.health, commitment.completion = said
            changed[key] = commitment
    for commitment in changed.values():
        # ``bulk_update`` does not set ``auto_now`` fields.
        commitment.updated_at = at
    if changed:
        Commitment.objects.bulk_update(changed.values(), ["health", "completion", "report_due_on", "updated_at"])
