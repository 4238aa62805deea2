"""Upload form of the import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.imports.record_types import KINDS


class ImportForm(forms.Form):
    """Upload form: a file, and the reason for the changes."""

    kind = forms.ChoiceField(label=_("Record type"))
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("Excel (.xlsx) or CSV (.csv), up to 5 MB and 5,000 rows, including up to 500 new or changed rows"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    reason = forms.CharField(
        label=_("Reason (optional)"),
        required=False,
        max_length=500,
        help_text=_("Recorded in the history. Required to lower a handling mark."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind.name, kind.title) for kind in KINDS.values()]
