"""Inline of evidence files in the form of a commitment."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from commitments.exceptions import FileNotTakenError
from commitments.forms import TAKEN_AS_FILES, picker
from commitments.models import Evidence
from commitments.services import evidence_files
from contacts.admin.marks import RaisesOnly
from core.admin.columns import in_three
from core.admin.visibility import VisibleStackedInline
from core.forms import RecordForm


class StoredFileWidget(forms.FileInput):
    """Widget that shows a stored file instead of the upload input; the file cannot be replaced."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self.evidence = evidence

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html("<span{}>{}</span>", flatatt({"id": (attrs or {}).get("id")}), shown(self.evidence))


class EvidenceFileRow(RaisesOnly, RecordForm):
    """Form row of a file; it validates the upload, which is stored once the whole form is valid."""

    upload = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        max_length=200,
        help_text=TAKEN_AS_FILES,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content: bytes | None = None
        if "upload" not in self.fields:
            return
        upload = self.fields["upload"]
        upload.widget = picker()
        if self.instance.pk:
            upload.disabled, upload.required, upload.help_text = True, False, ""
            upload.widget = StoredFileWidget(self.instance)

    def clean(self) -> Any:
        cleaned = super().clean()
        file = self.cleaned_data.get("upload")
        if file is not None and not self.instance.pk:
            try:
                self.content = evidence_files.inspected(evidence=self.instance, file=file)
            except FileNotTakenError as refusal:
                self.add_error("upload", str(refusal))
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django calls it so.
        if self.content is None:
            return super().save(commit)
        return evidence_files.keep(evidence=self.instance, content=self.content, at=datetime.now(UTC))


class EvidenceFileInline(VisibleStackedInline):
    """Inline of files; links have an inline of their own."""

    model = Evidence
    form = EvidenceFileRow
    verbose_name = gettext_lazy("supporting document")
    verbose_name_plural = gettext_lazy("supporting documents")
    readonly_fields = ("brought",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        changes = self.has_change_permission(request, obj) or self.has_add_permission(request, obj)
        return ("upload" if changes else "brought", *in_three("title"), "original_language", "mark")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).exclude(file="").select_related("mark")

    @admin.display(description=gettext_lazy("File"))
    def brought(self, evidence: Any) -> str:
        return shown(evidence)


def shown(evidence: Evidence) -> SafeString:
    """Return the file name, as a link if it can be downloaded, otherwise with its scan status."""
    if not evidence.can_be_had:
        return format_html("{} ({})", evidence.file_name, evidence.scan_told)
    url = reverse("commitments:evidence-file", args=[evidence.pk])
    return format_html('<a href="{}">{}</a>', url, evidence.file_name)
