"""Pages with the forms of records of a Dialogue: its co-chairs and its actions."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.forms.record_pages import RecordPage
from dialogue.forms.chairs import CHAIRS_OF_DIALOGUE, DialogueChairsForm
from dialogue.forms.follow_up import ActionForm
from dialogue.models import ActionItem
from dialogue.services.outcomes import next_number, open_room
from dialogue.views.access import dialogue_for


class ChairsPage(RecordPage):
    """Form page of the co-chairs of a Dialogue (article 4(a)(i))."""

    form_class = DialogueChairsForm
    key = lookup = "number"
    formsets = (CHAIRS_OF_DIALOGUE,)

    def heading(self) -> str:
        return _("Co-chairs: %(dialogue)s") % {"dialogue": self.record}

    def context(self) -> Mapping[str, Any]:
        return {
            "list_name": str(self.record),
            "list_url": self.record.get_absolute_url(),
            "button": _("Save co-chairs"),
            "note": _("Article 4(a)(i). Choose an official, or enter the name of a new person."),
        }

    def done(self, record: Any, *, is_new: bool) -> str:
        return _("Co-chairs saved.")


class ActionPage(RecordPage):
    """Form page of an action: a new one of the Dialogue in the address, or an existing one by its key."""

    form_class = ActionForm
    key, lookup = "action", "pk"

    def new(self) -> ActionItem:
        return ActionItem(dialogue=dialogue_for(self.request, self.kwargs["number"]))

    def create(self, record: ActionItem, values: dict[str, Any]) -> None:
        open_room(record.dialogue)
        record.number = next_number(record.dialogue)
        super().create(record, values)

    def heading(self) -> str:
        return _("Add action") if self.is_new else _("Edit action %(code)s") % {"code": self.record.code}

    def context(self) -> Mapping[str, Any]:
        return {
            "list_name": _("Actions: %(dialogue)s") % {"dialogue": self.record.dialogue},
            "list_url": reverse("dialogue:actions", args=[self.record.dialogue.number]),
            "button": _("Add action") if self.is_new else _("Save changes"),
        }
