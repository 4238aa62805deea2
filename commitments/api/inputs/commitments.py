"""Request bodies of commitments, with the rules of the portal's forms."""

from typing import Any

from django.utils.translation import gettext as _

from commitments.api.inputs.ownership import own_participant, refuse_others
from commitments.enums import CommitmentState
from commitments.records.commitment import COMMITMENT_FIELDS
from contacts.enums import Role
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.write_errors import wrong


class CommitmentEdit(Input):
    """Changeable fields of a commitment. Its state is changed on its own, at `state/`."""

    table = COMMITMENT_FIELDS

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["title"])
        begun, due = (attrs.get(name, getattr(self.instance, name, None)) for name in ("begun_on", "due_on"))
        if begun is not None and due is not None and due < begun:
            raise wrong(_("The due date must be on or after the start date."), "due-before-begun", at="due_on")
        message = _("You can enter commitments only for your own Participant: %(code)s.")
        refuse_others(self.context, attrs, "lead", message)
        return attrs


class CommitmentEntry(CreateBody, CommitmentEdit):
    """A new commitment. The commitment is active immediately, unless it is entered as a draft."""

    def validate_state(self, state: str) -> str:
        if state not in {CommitmentState.ACTIVE, CommitmentState.DRAFT}:
            raise wrong(_("Status of a new commitment must be draft or active."), "invalid")
        if state == CommitmentState.DRAFT and self.context["request"].user.may is Role.PARTNER:
            message = _("Partner systems cannot create drafts. Enter the commitment as active.")
            raise wrong(message, "no-drafts")
        return state

    def values(self) -> dict[str, Any]:
        values = super().values()
        values.setdefault("state", CommitmentState.ACTIVE)
        values.setdefault("lead", own_participant(self.context))
        return values
