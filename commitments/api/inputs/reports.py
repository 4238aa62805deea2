"""Request bodies of progress reports."""

from typing import Any

from django.utils.translation import gettext as _

from commitments.api.inputs.ownership import refuse_others, whose
from commitments.records.progress import REPORT_FIELDS
from contacts.enums import Role
from core.rest.write.fields import BooleanField
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.write_errors import wrong


class ReportEdit(Input):
    """Changeable fields of a report until its submission. From then on it is corrected at `correction/`."""

    table = REPORT_FIELDS

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["text"])
        return attrs


class ReportCorrection(ReportEdit):
    """The differences of the correction; all other values are those of the corrected report."""

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields


class ReportEntry(CreateBody, ReportEdit):
    """A new report. The report is submitted immediately, unless `submit` is false."""

    submit = BooleanField(required=False)

    def validate_submit(self, submit: bool) -> bool:  # noqa: FBT001  # Called by the framework.
        if not submit and self.context["request"].user.may is Role.PARTNER:
            raise wrong(_("Partner systems cannot create drafts. Submit the report."), "no-drafts")
        return submit

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        message = _("You can report only for your own Participant: %(code)s.")
        refuse_others(self.context, attrs, "participant", message)
        attrs["participant"] = whose(self.context, attrs, "participant")
        attrs.setdefault("submit", True)
        validated: dict[str, Any] = super().validate(attrs)
        return validated
