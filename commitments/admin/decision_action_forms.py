"""Forms of the actions on a joint decision."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from commitments.enums import Channel, Outcome
from commitments.models import JointDecision
from contacts.models import User
from contacts.services.today import today_for

YEAR_MONTH_DAY = gettext_lazy("Format: YYYY-MM-DD")


class ActForm(forms.Form):
    """Form without fields, for actions that need only confirmation."""

    def __init__(self, *args: Any, decision: JointDecision, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decision, self.user = decision, user
        self.prepare()

    def prepare(self) -> None:
        """Set choices and initial values that depend on the decision and the user."""


class _ReadForm(ActForm):
    """Form that sends the hash of the displayed text.

    The page renders the field itself, with the hash of the text that it shows: after an error that is the new one.
    """

    text_hash = forms.CharField(required=False, widget=forms.HiddenInput)


class ConcurrenceForm(_ReadForm):
    given_on = forms.DateField(label=gettext_lazy("Given on"), widget=AdminDateWidget, help_text=YEAR_MONTH_DAY)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), choices=Channel.choices, initial=Channel.PORTAL.value)
    document_reference = forms.CharField(
        label=gettext_lazy("Document reference"),
        max_length=200,
        required=False,
        widget=AdminTextInputWidget,
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


class ObjectionForm(_ReadForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=AdminTextareaWidget(attrs={"rows": 4}))


class ReasonForm(ActForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=AdminTextareaWidget(attrs={"rows": 4}))


class OutcomeForm(ActForm):
    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), choices=Outcome.choices)
    on = forms.DateField(label=pgettext_lazy("a day", "Since"), widget=AdminDateWidget, help_text=YEAR_MONTH_DAY)
    successor = forms.ModelChoiceField(
        JointDecision.objects.none(),
        label=pgettext_lazy("of a joint decision", "Superseded by"),
        required=False,
        help_text=gettext_lazy("Only if another joint decision replaces this one."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, widget=AdminTextareaWidget(attrs={"rows": 4})
    )

    def prepare(self) -> None:
        self.fields["outcome"].initial = self.decision.outcome
        self.fields["on"].initial = today_for(self.user)
        others = JointDecision.objects.visible_to(self.user).decided().exclude(pk=self.decision.pk)
        # The stubs declare the general field type.
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]

    def clean_outcome(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])
