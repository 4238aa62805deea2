"""Form of a progress report on the page of its commitment; the text is in the language of the page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.enums import Completion, Health
from commitments.forms.days import refuse_ahead
from contacts.models import Participant

LONGEST_TEXT = 20_000


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
