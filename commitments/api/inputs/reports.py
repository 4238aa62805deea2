"""Request bodies of progress reports."""

from typing import Any

from django.utils.translation import gettext as _

from commitments.api.inputs.ownership import refuse_others, whose
from commitments.enums import Completion, Health
from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant
from core.rest.write.fields import BooleanField, ChoiceField, DateField, MultilingualBodyField
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.related import Related
from core.rest.write.write_errors import wrong
from core.text.languages import Language


class ReportEdit(Input):
    """What can be changed of a report until it is submitted. From then on it is corrected at `correction/`."""

    reported_on = DateField(begun=True)
    text = MultilingualBodyField()
    original_language = ChoiceField(Language, required=False)
    health = ChoiceField(Health)
    completion = ChoiceField(Completion)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["text"])
        return attrs


class ReportCorrection(ReportEdit):
    """What the correction says otherwise; all else it takes over from the report that it corrects."""

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields


class ReportEntry(CreateBody, ReportEdit):
    """A new report. It is submitted at once, unless `submit` says otherwise."""

    commitment = Related(Commitment, by="reference", type_="commitment")
    participant = Related(Participant, required=False)
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
