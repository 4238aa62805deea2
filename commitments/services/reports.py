"""Submitting and correcting progress reports. Once submitted a report never changes."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.exceptions import ReportCorrectedError, ReportNotSubmittedError, ReportSubmittedError
from commitments.models import Commitment, ProgressReport
from contacts.models import User
from contacts.services.changes import change_fields

# What a correction takes over from the report that it corrects, unless it says otherwise.
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
    """Enter a report from ``fields``, and submit it in the same breath where ``submitted`` says so."""
    if not submitted:
        return ProgressReport.objects.create(entered_by=by, **fields)
    return _submitted(fields["commitment"].pk, by=by, at=at, entered_by=by, **fields)


def change(*, report: ProgressReport, **fields: Any) -> None:
    """Change ``fields`` of a report, which the caller has locked. Raises ReportSubmittedError once it is submitted."""
    if report.submitted_at is not None:
        raise ReportSubmittedError(_("This report has been submitted: enter a correction instead."))
    change_fields(report, fields)


@transaction.atomic
def submit(*, report: ProgressReport, by: User, at: datetime) -> ProgressReport:
    """Freeze a report and let its commitment show what the latest one says.

    ``at`` is an aware instant. A report that the secretariat submits says that it was entered on behalf of its
    Participant. Raises ReportSubmittedError where it was submitted before.
    """
    # The commitment is locked first, so that two reports on it are submitted one after the other.
    commitment = Commitment.objects.select_for_update().get(pk=report.commitment_id)
    locked = ProgressReport.objects.select_for_update().get(pk=report.pk)
    if locked.submitted_at is not None:
        raise ReportSubmittedError(_("This report has been submitted: enter a correction instead."))
    report.submitted_at = at
    report.on_behalf = by.may.runs_register
    report.save(update_fields=["submitted_at", "on_behalf"])
    _show_latest(commitment)
    return report


@transaction.atomic
def correct(*, report: ProgressReport, by: User, at: datetime, **changes: Any) -> ProgressReport:
    """Submit a report that supersedes ``report``, with the same content but for ``changes``.

    Raises ReportNotSubmittedError where ``report`` can still be changed itself, and ReportCorrectedError where it
    has a correction already.
    """
    Commitment.objects.select_for_update().get(pk=report.commitment_id)
    old = ProgressReport.objects.select_for_update().get(pk=report.pk)
    if old.submitted_at is None:
        raise ReportNotSubmittedError(_("This report has not been submitted: change the report itself."))
    if ProgressReport.objects.filter(corrects=old).exists():
        raise ReportCorrectedError(_("This report has been corrected: correct its correction instead."))
    content = {name: getattr(old, name) for name in CONTENT} | changes
    of = {"commitment_id": old.commitment_id, "participant_id": old.participant_id}
    return _submitted(old.commitment_id, by=by, at=at, corrects=old, entered_by=by, **of, **content)


def _submitted(commitment: int, /, *, by: User, at: datetime, **fields: Any) -> ProgressReport:
    """A new report of ``fields``, submitted as ``submit`` does it and never a draft."""
    locked = Commitment.objects.select_for_update().get(pk=commitment)
    report = ProgressReport.objects.create(submitted_at=at, on_behalf=by.may.runs_register, **fields)
    _show_latest(locked)
    return report


def _show_latest(commitment: Commitment) -> None:
    """Repeat on the commitment, which the caller has locked, what the last report in force says."""
    latest = (
        commitment.reports.submitted()
        .exclude(corrected_by__submitted_at__isnull=False)
        .order_by("reported_on", "id")
        .last()
    )
    if latest is not None and (commitment.health, commitment.completion) != (latest.health, latest.completion):
        commitment.health, commitment.completion = latest.health, latest.completion
        commitment.save(update_fields=["health", "completion", "updated_at"])
