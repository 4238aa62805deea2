"""Form for uploading a ministry's template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.enums import DocumentKind

# Kinds that consist of a single Word document.
KINDS = [
    kind for kind in DocumentKind if kind not in {DocumentKind.PACK, DocumentKind.FOLLOW_UP, DocumentKind.INVITEES}
]


class TemplateForm(forms.Form):
    """Upload form of a template: its kind of document and the file."""

    kind = forms.ChoiceField(label=_("Document"), choices=[(kind.value, kind.label) for kind in KINDS])
    file = forms.FileField(
        label=_("Template (DOCX)"),
        help_text=_(
            "A Word document with placeholders such as {{ title }}. The placeholders are checked when you upload it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
