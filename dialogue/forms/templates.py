"""Form for uploading a ministry's template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.enums import DocumentKind
from dialogue.services import documents

# Kinds that consist of a single Word document.
KINDS = [kind for kind in DocumentKind if "docx" in documents.forms_of(kind) and kind is not DocumentKind.INVITEES]


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
