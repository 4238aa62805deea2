"""Forms of milestones and progress reports, which refuse future dates."""

from datetime import date

from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget

from commitments.forms.days import refuse_ahead
from commitments.models import ProgressReport
from commitments.services import reports
from core.admin.columns import in_three
from core.forms import RecordForm


class MilestoneForm(RecordForm):
    def clean_resolved_on(self) -> date | None:
        day: date | None = self.cleaned_data["resolved_on"]
        if day is not None:
            refuse_ahead(day)
        return day


class ReportForm(RecordForm):
    def clean_reported_on(self) -> date:
        day: date = self.cleaned_data["reported_on"]
        refuse_ahead(day)
        return day


class CorrectionForm(ReportForm):
    class Meta:
        model = ProgressReport
        fields = reports.CONTENT
        widgets = {"reported_on": AdminDateWidget} | dict.fromkeys(in_three("text"), AdminTextareaWidget)
