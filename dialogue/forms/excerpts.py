"""Form for choosing excerpts of the records."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import Participant
from dialogue.services.record_excerpts import ExcerptChoice

ACTION = re.compile(r"^\d{1,4}/\d{1,4}$")
PROVISION = re.compile(r"^\d{1,2}(?:\([a-z]{1,5}\)){0,3}$")


class ExcerptForm(forms.Form):
    """Choice of a ministry, an action or a provision; sent as a query."""

    participant = forms.ModelChoiceField(
        label=_("Participant"), queryset=Participant.objects.all(), to_field_name="code", required=False
    )
    action = forms.RegexField(
        ACTION, label=_("Action"), required=False, help_text=_("Number of the action. Example: 3/1")
    )
    provision = forms.RegexField(
        PROVISION, label=_("Provision"), required=False, help_text=_("Example: 2(c)(iii)"), strip=True
    )

    def choice(self) -> ExcerptChoice:
        """Return the choice of a valid form."""
        given = self.cleaned_data
        return ExcerptChoice(given["participant"], given["action"], given["provision"])
