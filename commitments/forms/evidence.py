"""Upload form for an evidence file of a commitment; the title is in the language of the page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.models import ProgressReport
from contacts.enums import Audience
from contacts.models import HandlingMark, User
from core.files.inspection import FileKind

LONGEST_TITLE = 300


class EvidenceFileForm(forms.Form):
    """Upload form; ``reports`` are the reports of the commitment that the file can belong to."""

    file = forms.FileField(
        label=_("File"),
        # Empty files are reported by the validation of the upload, with the message of the API.
        allow_empty_file=True,
        max_length=200,
        help_text=_("Accepted: PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, PNG or JPEG without macros, up to 25 MB"),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in FileKind)}),
    )
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    report = forms.ModelChoiceField(
        ProgressReport.objects.none(),
        label=_("Related report"),
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
            # With the narrowest marking, the uploader could not see the file.
            mark.queryset = HandlingMark.objects.exclude(audience=Audience.NAMED)
