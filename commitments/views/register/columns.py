"""Optional columns of the register; number and title are always shown first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Column:
    """Column of the register; ``ordering`` is its sort parameter, or empty."""

    name: str
    label: "_StrPromise"
    ordering: str = ""


NUMBER = Column("reference", _("Number"), "reference")

COLUMNS = {
    column.name: column
    for column in (
        Column("areas", _("Areas")),
        Column("forms", _("Forms")),
        Column("lead", _("Lead"), "lead"),
        Column("supporting", _("Supporting")),
        Column("status", _("Status"), "health"),
        Column("completion", _("Completion")),
        Column("begun_on", _("Begun"), "begun_on"),
        Column("due_on", _("Due"), "due_on"),
        Column("last_report", _("Last report")),
        Column("origin", _("Origin")),
        Column("mark", _("Handling mark")),
        Column("updated_at", _("Changed"), "updated_at"),
    )
}
USUAL = tuple(COLUMNS[name] for name in ("areas", "lead", "status", "completion", "due_on", "last_report"))
