"""Request bodies of milestones."""

from typing import Any

from django.utils.translation import gettext as _

from commitments.records.progress import MILESTONE_FIELDS
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.write_errors import wrong


class MilestoneEdit(Input):
    """Changeable fields of a milestone. A date and a resolution resolve it; if both are empty, it is open."""

    table = MILESTONE_FIELDS

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["title"])
        day = attrs.get("resolved_on", getattr(self.instance, "resolved_on", None))
        word = attrs.get("resolution", getattr(self.instance, "resolution", ""))
        if (day is None) is not (word == ""):
            at = "resolution" if word == "" else "resolved_on"
            raise wrong(
                _("Enter both the resolution date and how it was resolved, or leave both blank."),
                "resolved-in-part",
                at=at,
            )
        return attrs


class MilestoneEntry(CreateBody, MilestoneEdit):
    """A new milestone of a commitment."""
