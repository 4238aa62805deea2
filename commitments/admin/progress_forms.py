"""Forms of milestones and progress reports, which refuse future dates."""

from datetime import date

from commitments.forms.days import refuse_ahead
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
