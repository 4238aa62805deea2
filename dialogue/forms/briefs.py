"""Form of a ministry's note on an item, with the text shown when editing began."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.forms.meeting_entries import TypedText


class NoteForm(forms.Form):
    text = TypedText(label=_("Note"))
    before = TypedText(widget=forms.HiddenInput)
