"""A note of a ministry on an item, with what was shown when it was begun."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.forms.room import TypedText


class NoteForm(forms.Form):
    text = TypedText(label=_("Note"))
    before = TypedText()
