"""Query form of the version comparison."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _

from commitments.models import TextVersion
from core.text.languages import Language


class ComparisonForm(forms.Form):
    """Query form that selects two versions of the text and a language."""

    old = forms.TypedChoiceField(label=_("Version"), coerce=int)
    new = forms.TypedChoiceField(label=_("Compared with"), coerce=int)
    language = forms.ChoiceField(label=_("Language"), choices=Language)

    def __init__(self, *args: Any, versions: Sequence[TextVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(version.number, _in_words(version)) for version in versions]
        for name in ("old", "new"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned and cleaned.get("old") is not None and cleaned.get("old") == cleaned.get("new"):
            self.add_error("new", _("Choose a different version."))
        return cleaned


def _in_words(version: TextVersion) -> str:
    day = date_format(version.effective_on)
    return gettext("%(number)d (%(day)s)") % {"number": version.number, "day": day}
