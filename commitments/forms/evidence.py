"""A file that is brought as evidence on the page of its commitment, with a title in the language of who brings it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.models import ProgressReport
from contacts.enums import Audience
from contacts.models import HandlingMark, User
from core.files.inspection import FileKind

LONGEST_TITLE = 300
TAKEN_AS_FILES = _("PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, PNG or JPEG, without macros, of 25 MB at most.")


def picker() -> forms.FileInput:
    """What asks for a file; the browser offers first what is taken."""
    return forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in FileKind)})


class EvidenceFileForm(forms.Form):
    """``reports`` are those of the commitment that the file can belong to."""

    file = forms.FileField(
        label=_("File"),
        # What is empty is told by the inspection, in the words of the API.
        allow_empty_file=True,
        max_length=200,
        help_text=TAKEN_AS_FILES,
        widget=picker(),
    )
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    report = forms.ModelChoiceField(
        ProgressReport.objects.none(),
        label=_("Report that it belongs to"),
        required=False,
        empty_label=_("None"),
    )
    mark = forms.ModelChoiceField(
        HandlingMark.objects.all(), label=_("Handling mark"), to_field_name="code", empty_label=None
    )

    def __init__(self, *args: Any, user: User, reports: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        report, mark = self.fields["report"], self.fields["mark"]
        assert isinstance(report, forms.ModelChoiceField)
        assert isinstance(mark, forms.ModelChoiceField)
        report.queryset = reports
        if not user.may.concurs:
            # With the narrowest mark the file would be gone for who brings it.
            mark.queryset = HandlingMark.objects.exclude(audience=Audience.NAMED)
