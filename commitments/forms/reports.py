"""Form of a progress report on the page of its commitment; the text is in the language of the page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from commitments.enums import CommitmentState, Completion, Health
from commitments.forms.days import refuse_ahead
from contacts.models import Participant

LONGEST_TEXT = 20_000

# Criteria by which a commitment is no longer reported on, each with an example.
REPORTING_ENDS: Mapping[CommitmentState, tuple[StrPromise, StrPromise]] = {
    CommitmentState.COMPLETED: (
        _("The intended result is complete. Further work is a new commitment."),
        _("A study is published."),
    ),
    CommitmentState.NOT_PURSUED: (
        _("The lead stops the work and states the reason (article 2(c), “where possible and appropriate”)."),
        _("The industry partner has withdrawn."),
    ),
    CommitmentState.SUPERSEDED: (
        _("Another commitment continues the work."),
        _("Two workshops become one programme."),
    ),
}


class ReportForm(forms.Form):
    """Form of a report; ``participants`` are those the user may report for. A single one is a hidden field."""

    participant = forms.ModelChoiceField(Participant.objects.none(), label=_("Report for"), to_field_name="code")
    reported_on = forms.DateField(
        label=_("Reporting date"),
        input_formats=["%Y-%m-%d"],
        help_text=_("Format: YYYY-MM-DD"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[refuse_ahead],
    )
    health = forms.ChoiceField(label=_("Health"), choices=Health)
    completion = forms.ChoiceField(label=_("Completion"), choices=Completion)
    text = forms.CharField(
        label=_("Work completed and next steps"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, participants: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["participant"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = participants
        if len(participants) == 1:
            field.initial, field.widget = participants[0].code, forms.HiddenInput()

    @property
    def reporting_ends(self) -> list[tuple[StrPromise, StrPromise, StrPromise]]:
        """Return the states that end the reporting, each with its criterion and an example."""
        return [(state.label, *texts) for state, texts in REPORTING_ENDS.items()]
