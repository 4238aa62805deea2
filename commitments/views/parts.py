"""Pages with the forms of the records that belong to a commitment."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrPromise

from commitments.acts import EVIDENCE_ACTS, MILESTONE_ACTS, NOTE_ACTS, REPORT_ACTS
from commitments.forms.parts import DraftReportForm, EvidenceForm, MilestoneForm, NoteForm
from commitments.models import Commitment, Evidence, InternalNote, ProgressReport
from commitments.services import evidence, reports
from commitments.views.access import record_or_404
from commitments.views.editing import RegisterRecordPage
from core.acts import RecordActs


class PartPage(RegisterRecordPage):
    """Form page of a record of a commitment.

    The address has the reference of the commitment for a new record, the key of an existing one.
    """

    key = lookup = "pk"
    edit_heading: StrPromise
    acts: ClassVar[RecordActs | None] = None

    def new(self) -> Any:
        commitment = record_or_404(Commitment.objects.visible_to(self.user), self.kwargs["reference"])
        return self.form_class._meta.model(commitment=commitment)

    def may_add(self) -> bool:
        return self._may("add", self.record)

    def heading(self) -> str:
        return str(self.new_heading if self.is_new else self.edit_heading)

    def done(self, record: Any, *, is_new: bool) -> str:
        return _("Saved.")

    def next_url(self, record: Any) -> str:
        address: str = record.commitment.get_absolute_url()
        return address

    def context(self) -> Mapping[str, Any]:
        commitment = self.record.commitment
        return {
            **super().context(),
            "list_name": commitment.reference,
            "list_url": commitment.get_absolute_url(),
            "button": self.heading() if self.is_new else _("Save changes"),
            "links": self.acts.links(self.record, self.user) if self.acts and not self.is_new else [],
        }


class MilestonePage(PartPage):
    form_class = MilestoneForm
    acts = MILESTONE_ACTS
    new_heading = gettext_lazy("Add milestone")
    edit_heading = gettext_lazy("Edit milestone")


class EvidencePage(PartPage):
    """Form page of a link to a supporting document, or of the title and the mark of a file."""

    form_class = EvidenceForm
    acts = EVIDENCE_ACTS
    new_heading = gettext_lazy("Add a link to a supporting document")
    edit_heading = gettext_lazy("Edit supporting document")

    def initial(self) -> dict[str, Any]:
        return {"mark": self.record.commitment.mark_id} | super().initial()

    def change(self, record: Evidence, values: dict[str, Any], *, reason: str) -> None:
        evidence.change(evidence=record, by=self.user, reason=reason, **values)


class NotePage(PartPage):
    """Form page of an internal note, which only the author's own ministry can see."""

    form_class = NoteForm
    acts = NOTE_ACTS
    new_heading = gettext_lazy("Add an internal note")
    edit_heading = gettext_lazy("Edit internal note")

    def new(self) -> InternalNote:
        record: InternalNote = super().new()
        record.participant_id, record.written_by = self.user.participant_id, self.user
        return record


class DraftReportPage(PartPage):
    """Form page of a draft report; a submitted one is corrected by another report."""

    form_class = DraftReportForm
    acts = REPORT_ACTS
    guarded = ("text",)
    edit_heading = gettext_lazy("Edit draft report")

    def find(self, key: str | int) -> Any:
        report: Any = super().find(key)
        if report.submitted_at is not None:
            raise PermissionDenied(_("This report was submitted and cannot be edited. Submit a correction."))
        return report

    def change(self, record: ProgressReport, values: dict[str, Any], *, reason: str) -> None:
        reports.change(report=record, **values)

    def done(self, record: Any, *, is_new: bool) -> str:
        return _("Draft saved.")
