"""Request bodies of evidence: links and files."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as InvalidValueError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from rest_framework import serializers

from commitments.models import ProgressReport
from commitments.records.progress import EVIDENCE_FIELDS
from core.rest.write.fields import TextBodyField
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.related import RelatedNumber
from core.rest.write.write_errors import wrong

LONGEST_LINK = 500
# In digits, to limit the cost of int().
LONGEST_NUMBER = 10
is_link = URLValidator(schemes=["https", "http"])


class Link(TextBodyField):
    """An address of the web, with its scheme."""

    def __init__(self, *, may_be_empty: bool = False, **kwargs: Any) -> None:
        super().__init__(longest=LONGEST_LINK, lines=False, blank=may_be_empty, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        link = super().to_internal_value(data)
        if not link:
            return link
        try:
            is_link(link)
        except InvalidValueError as error:
            raise wrong(_("Enter an address that begins with https:// or http://."), "invalid") from error
        return link


class EvidenceEdit(Input):
    """Changeable fields of a supporting document."""

    table = EVIDENCE_FIELDS
    link = Link()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["title"])
        if "link" in attrs and getattr(self.instance, "file", None):
            raise wrong(_("This record is a file and has no link."), "is-a-file", at="link")
        return attrs


class EvidenceEntry(CreateBody, EvidenceEdit):
    """A new supporting document of a commitment and, if it supports one report, of that report."""

    report = RelatedNumber(ProgressReport, required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        report = attrs.get("report")
        if report is not None and report.commitment_id != attrs["commitment"].pk:
            raise wrong(_("This report belongs to another commitment."), "not-of-the-commitment", at="report")
        validated: dict[str, Any] = super().validate(attrs)
        return validated


class ReportOfForm(RelatedNumber):
    """A number in a form is written in digits."""

    def to_internal_value(self, data: Any) -> Any:
        digits = isinstance(data, str) and data.isascii() and data.isdecimal() and len(data) <= LONGEST_NUMBER
        return super().to_internal_value(int(data) if digits else data)


class EvidenceFileEntry(EvidenceEntry):
    """A file as evidence for a commitment, sent as a form. The title is in the language that is named, or English."""

    link = None  # type: ignore[assignment]  # None removes an inherited serializer field.
    report = ReportOfForm(ProgressReport, required=False)
    file = serializers.FileField(allow_empty_file=True, max_length=255)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        # Ignore empty form fields.
        if isinstance(data, Mapping):
            data = {name: value for name, value in data.items() if value != ""}
        return super().to_internal_value(data)
