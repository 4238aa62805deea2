"""Acts on a progress report: submit a draft, correct a submitted report."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _, gettext_lazy

from commitments.forms.acts import CorrectionForm
from commitments.models import ProgressReport
from commitments.services import reports
from commitments.services.entry_warnings import treaty_words
from contacts.models import User
from core.acts import Act, RecordActs


def _is_correctable(report: ProgressReport, _user: User) -> bool:
    return report.submitted_at is not None and not ProgressReport.objects.filter(corrects=report).exists()


def _not_correctable(report: ProgressReport, _user: User) -> str:
    if report.submitted_at is None:
        return _("This report is a draft. Edit it instead.")
    return _("This report was already corrected. Correct the latest correction instead.")


def _not_provisional(report: ProgressReport, user: User) -> str:
    return _not_correctable(report, user) if report.provisional else _("This report is not provisional.")


def _warn(request: HttpRequest, _report: ProgressReport, correction: Any) -> None:
    for warning in treaty_words(correction, "text"):
        messages.warning(request, warning)


REPORT_ACTS = RecordActs(
    model=ProgressReport,
    route="commitments:report-act",
    related=("commitment", "participant"),
    home=lambda report: report.commitment.get_absolute_url(),
    acts={
        "submit": Act(
            label=gettext_lazy("Submit this report"),
            what_happens=gettext_lazy(
                "Once submitted, the report cannot be edited. Everyone with access to the commitment will see it."
            ),
            done=gettext_lazy("Report submitted."),
            permission="commitments.change_progressreport",
            offered=lambda report, _user: report.submitted_at is None,
            closed=gettext_lazy("This report was submitted and cannot be edited. Submit a correction."),
            perform=lambda report, user, _values: reports.submit(report=report, by=user, at=datetime.now(UTC)),
        ),
        "confirm": Act(
            label=gettext_lazy("Confirm this report"),
            what_happens=gettext_lazy("The same report will be submitted again without the mark “provisional”."),
            done=gettext_lazy("Report confirmed."),
            permission="commitments.change_progressreport",
            offered=lambda report, user: report.provisional and _is_correctable(report, user),
            closed=_not_provisional,
            perform=lambda report, user, _values: reports.confirm(report=report, by=user, at=datetime.now(UTC)),
        ),
        "correct": Act(
            label=gettext_lazy("Correct this report"),
            what_happens=gettext_lazy(
                "The correction will be submitted immediately and shown with the report it corrects."
            ),
            done=gettext_lazy("Correction submitted."),
            button=gettext_lazy("Submit the correction"),
            permission="commitments.change_progressreport",
            offered=_is_correctable,
            closed=_not_correctable,
            form=CorrectionForm,
            perform=lambda report, user, values: reports.correct(
                report=report, by=user, at=datetime.now(UTC), **values
            ),
            answer=_warn,
        ),
    },
)
