"""Form of a change between “with debate” and “without debate”."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.enums import Track


class TrackForm(forms.Form):
    """Form of one change; the service decides whether a reason is required."""

    subject = forms.CharField(max_length=60, widget=forms.HiddenInput)
    track = forms.ChoiceField(label=_("Debate"), choices=Track)
    reason = forms.CharField(label=_("Reason"), required=False, max_length=2000)
