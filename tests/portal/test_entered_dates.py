"""Every date that staff enter on a page is warned of where it is doubtful, or is no plan: by form and field."""

from collections.abc import Iterator

from django import forms
from django.urls import get_resolver

from commitments.services.entry_warnings import DATES
from core.forms.page_forms import PageForm
from tests.packages import PACKAGES

# Forms whose own act or page warns; those of records are warned of by the name of the field.
WARNED = {
    "commitments.imports.bulk.forms.ChangeForm.due_on",
    "dialogue.forms.follow_up.SettleForm.due_on",
    "dialogue.forms.key_dates.ScheduleForm.local_start",
    "dialogue.forms.key_dates.StatusForm.start",
    "dialogue.forms.key_dates.StepForm.on",
    "dialogue.forms.meeting_entries.ActionForm.due_on",
    "dialogue.forms.papers.PaperForm.due_on",
    "dialogue.forms.record.OpenForm.clear_by",
}
# Days on which something happened or a state began, which pages often record later.
FACTS = {
    "commitments.forms.acts.ConcurrenceForm.given_on",
    "commitments.forms.acts.CorrectionForm.reported_on",
    "commitments.forms.acts.OutcomeForm.on",
    "commitments.forms.acts.ReceiptForm.received_on",
    "commitments.forms.acts.StateForm.on",
    "commitments.forms.entries.CommitmentForm.begun_on",
    "commitments.forms.parts.DraftReportForm.reported_on",
    "commitments.forms.parts.MilestoneForm.resolved_on",
    "commitments.forms.reports.ReportForm.reported_on",
    "contacts.forms.contact_points.OfficerForm.since",
    "contacts.forms.contact_points.OfficerForm.until",
    "dialogue.forms.invitees.AnswerForm.on",
    "dialogue.forms.issuing.AdoptForm.on",
    "dialogue.forms.key_dates.StatusForm.held_on",
    "dialogue.forms.other_fora.RaisedForm.on",
    "dialogue.forms.other_fora.StatusForm.as_of",
    "dialogue.forms.record.AdoptForm.on",
    "dialogue.forms.record.CorrectionForm.on",
}
# Dates that others fixed, as their page says.
OF_OTHERS = {
    "commitments.forms.area_records.InformationForm.expires_on",
    "commitments.forms.area_records.InformationForm.given_on",
    "commitments.forms.area_records.ProgrammeForm.checked_on",
    "commitments.forms.area_records.ProgrammeForm.ends_on",
    "commitments.forms.area_records.ProgrammeForm.starts_on",
    "commitments.forms.area_records.StandardForm.next_on",
}
# Dates as of which a page or a document reads the register.
READ = {
    "audit.audit.AskForm.since",
    "audit.audit.AskForm.until",
    "dialogue.forms.agendas.AgendaForm.as_of",
    "dialogue.forms.calendar.CalendarForm.since",
    "dialogue.forms.calendar.CalendarForm.until",
    "dialogue.forms.documents.MakeForm.as_of",
    "dialogue.forms.overview.MonthForm.since",
    "dialogue.forms.overview.TimelineForm.since",
    "partners.act_forms.SinceForm.since",
}


def dates_of(form: type[forms.BaseForm] = forms.BaseForm) -> Iterator[tuple[type[forms.BaseForm], str, str]]:
    """Yield the date fields of the portal's forms, each with its form and its full name."""
    if form.__module__.partition(".")[0] in PACKAGES and "admin" not in form.__module__:
        for name, field in form.base_fields.items():  # type: ignore[attr-defined]  # The metaclass adds it.
            if isinstance(field, forms.DateField | forms.DateTimeField):
                yield form, name, f"{form.__module__}.{form.__qualname__}.{name}"
    for each in form.__subclasses__():
        yield from dates_of(each)


def test_each_date_is_warned_of_or_no_plan() -> None:
    _every_form_is_imported = get_resolver().url_patterns
    others = WARNED | FACTS | OF_OTHERS | READ
    found = {full: issubclass(form, PageForm) and name in DATES for form, name, full in dates_of()}
    assert {full for full, is_warned in found.items() if not is_warned or full in OF_OTHERS} == others
