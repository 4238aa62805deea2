"""Optional columns of the register; number and title are always shown first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """Column of the register; ``ordering`` is its sort parameter, or empty."""

    name: str
    label: "_StrPromise"
    ordering: str = ""


NUMBER = RegisterColumn("reference", _("Number"), "reference")

COLUMNS = {
    column.name: column
    for column in (
        RegisterColumn("areas", _("Areas")),
        RegisterColumn("forms", _("Forms")),
        RegisterColumn("lead", _("Lead"), "lead"),
        RegisterColumn("supporting", _("Supporting")),
        RegisterColumn("status", _("Status"), "health"),
        RegisterColumn("completion", _("Completion")),
        RegisterColumn("begun_on", _("Start date"), "begun_on"),
        RegisterColumn("due_on", _("Due"), "due_on"),
        RegisterColumn("last_report", _("Last report")),
        RegisterColumn("origin", _("Origin")),
        RegisterColumn("mark", _("Handling mark")),
        RegisterColumn("updated_at", _("Updated"), "updated_at"),
    )
}
USUAL = tuple(COLUMNS[name] for name in ("areas", "lead", "status", "completion", "due_on", "last_report"))
