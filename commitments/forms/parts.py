"""Forms of the records that belong to a commitment: milestones, links and files, internal notes, draft reports."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from commitments.forms.days import refuse_ahead
from commitments.models import Evidence, InternalNote, Milestone, ProgressReport
from commitments.records.progress import EVIDENCE_FIELDS
from contacts.forms.marks import REASON, MarkedPageForm
from core.db.multilingual import in_three
from core.forms.page_forms import PageForm, PageMeta


class MilestoneRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin: refuses a future date of resolution."""

    def clean_resolved_on(self) -> date | None:
        day: date | None = self.cleaned_data["resolved_on"]
        if day is not None:
            refuse_ahead(day)
        return day


class ReportRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin: refuses a future reporting date."""

    def clean_reported_on(self) -> date:
        day: date = self.cleaned_data["reported_on"]
        refuse_ahead(day)
        return day


class LinkRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin: requires the address of a link; a file has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.file:
            self.fields.pop("link", None)
        elif "link" in self.fields:
            self.fields["link"].required = True


class MilestoneForm(MilestoneRules, PageForm):
    texts = ("title",)
    required_texts = ("title",)
    rows = (("due_on",), ("resolved_on", "resolution"))

    class Meta(PageMeta):
        model = Milestone
        fields = ("original_language", *in_three("title"), "due_on", "resolved_on", "resolution")


class EvidenceForm(LinkRules, MarkedPageForm):
    table = EVIDENCE_FIELDS
    texts = ("title",)
    required_texts = ("title",)
    rows = (("link",), ("mark", REASON))

    class Meta(PageMeta):
        model = Evidence
        fields = ("original_language", *in_three("title"), "link", "mark")


class NoteForm(PageForm):
    rows: ClassVar = (("text",),)

    class Meta(PageMeta):
        model = InternalNote
        fields = ("text",)


class DraftReportForm(ReportRules, PageForm):
    texts = ("text",)
    required_texts = ("text",)
    rows = (("reported_on", "health", "completion"), ("provisional",))

    class Meta(PageMeta):
        model = ProgressReport
        fields = ("original_language", *in_three("text"), "reported_on", "health", "completion", "provisional")
