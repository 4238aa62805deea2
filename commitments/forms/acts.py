"""Input of the acts on decisions, notices, commitments and reports."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from commitments.enums import Channel, CommitmentState, NoticeKind, Outcome
from commitments.forms.days import day_input, refuse_ahead
from commitments.models import Commitment, JointDecision, ProgressReport
from commitments.rules.lifecycle import needs_reason
from commitments.services import reports
from contacts.services.today import today_for
from core.acts import ActForm
from core.db.multilingual import in_three
from core.forms import RecordForm

YEAR_MONTH_DAY = gettext_lazy("Format: YYYY-MM-DD")


def _reason(**options: Any) -> forms.CharField:
    return forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4}), **options)


class ReasonForm(ActForm):
    reason = _reason()


class ReadForm(ActForm):
    """Form that sends the hash of the displayed text.

    The page renders the field itself, with the hash of the text that it shows: after an error that is the new one.
    """

    text_hash = forms.CharField(required=False, widget=forms.HiddenInput)


class ConcurrenceForm(ReadForm):
    given_on = forms.DateField(label=gettext_lazy("Given on"), widget=day_input(), help_text=YEAR_MONTH_DAY)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), choices=Channel.choices, initial=Channel.PORTAL.value)
    document_reference = forms.CharField(
        label=gettext_lazy("Document reference"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Required for a letter, note, email or meeting document. Leave blank for concurrence given in this portal."
        ),
    )
    read = forms.BooleanField(label=gettext_lazy("I have read this text"))

    def prepare(self) -> None:
        self.fields["given_on"].initial = today_for(self.user)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        # A confirmation only; no service has this argument.
        cleaned.pop("read", None)
        if cleaned.get("channel"):
            cleaned["channel"] = Channel(cleaned["channel"])
            if cleaned["channel"].has_document and not cleaned.get("document_reference", "").strip():
                self.add_error("document_reference", _("Enter the document reference."))
        return cleaned


class ObjectionForm(ReadForm):
    reason = _reason()


class OutcomeForm(ActForm):
    edits = True
    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), choices=Outcome.choices)
    on = forms.DateField(label=pgettext_lazy("a day", "Since"), widget=day_input(), help_text=YEAR_MONTH_DAY)
    successor = forms.ModelChoiceField(
        JointDecision.objects.none(),
        label=pgettext_lazy("of a joint decision", "Superseded by"),
        required=False,
        help_text=gettext_lazy("Only if another joint decision replaces this one."),
    )
    reason = _reason(required=False)

    def prepare(self) -> None:
        self.fields["outcome"].initial = self.record.outcome
        self.fields["on"].initial = today_for(self.user)
        others = JointDecision.objects.visible_to(self.user).decided().exclude(pk=self.record.pk)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]  # The stubs declare the general type.

    def clean_outcome(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])


class IssueForm(ReadForm):
    """Confirmation form; for a discontinuance its reference must be typed, to prevent mistakes."""

    reference = forms.CharField(label=gettext_lazy("Notice reference"), max_length=24)

    def prepare(self) -> None:
        if self.record.kind_of is NoticeKind.DISCONTINUE:
            sentence = _("Enter %(reference)s to confirm.") % {"reference": self.record.reference}
            self.fields["reference"].help_text = sentence
        else:
            del self.fields["reference"]

    def clean_reference(self) -> str:
        typed = str(self.cleaned_data["reference"]).strip()
        if typed != self.record.reference:
            raise ValidationError(_("The reference does not match the notice."), code="other-reference")
        return typed


class ReceiptForm(ActForm):
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=day_input())

    def prepare(self) -> None:
        field = self.fields["received_on"]
        field.initial = today_for(self.user)
        field.help_text = _("Format: YYYY-MM-DD, date in %(capital)s") % {"capital": self.user.participant.side.capital}


class WithdrawalForm(ActForm):
    reason = _reason(max_length=2000)


class ReferenceField(forms.ModelChoiceField[Any]):
    """Choice of a record by its reference number, which is typed."""

    def __init__(self, queryset: Any, **options: Any) -> None:
        super().__init__(queryset, to_field_name="reference", widget=forms.TextInput, **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value or "").strip().upper())


class StateForm(ActForm):
    """Day and reason of a change of state to ``to``, and the successor of a superseded commitment."""

    on = forms.DateField(
        label=gettext_lazy("Effective from"), widget=day_input(), help_text=YEAR_MONTH_DAY, validators=[refuse_ahead]
    )
    reason = _reason()
    # Its reference number: a list of all commitments would be too long.
    successor = ReferenceField(
        Commitment.objects.none(),
        label=gettext_lazy("Superseded by"),
        help_text=gettext_lazy("Reference number of an active commitment. Example: MOC-2026-014"),
        error_messages={"invalid_choice": gettext_lazy("No active commitment has this number.")},
    )

    def __init__(self, *args: Any, to: CommitmentState, **kwargs: Any) -> None:
        self.to = to
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["on"].initial = today_for(self.user)
        self.fields["reason"].required = needs_reason(self.record.state_of, self.to)
        if self.to is CommitmentState.SUPERSEDED:
            others = Commitment.objects.visible_to(self.user).active().exclude(pk=self.record.pk)
            self.fields["successor"].queryset = others  # type: ignore[attr-defined]  # As above.
        else:
            del self.fields["successor"]


class CorrectionForm(RecordForm):
    """Content of a report, to be submitted again."""

    class Meta:
        model = ProgressReport
        fields = reports.CONTENT
        widgets = {"reported_on": day_input()} | dict.fromkeys(in_three("text"), forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, record: ProgressReport, user: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(record, name) for name in reports.CONTENT}
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        # The form has no instance, but another original language is a correction as well.
        return bool(self.changed_data)

    def clean_reported_on(self) -> date:
        day: date = self.cleaned_data["reported_on"]
        refuse_ahead(day)
        return day
