"""Record type of milestones."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import MilestoneEdit, MilestoneEntry
from commitments.enums import MilestoneResolution
from commitments.imports.columns import CellType, ImportColumn, Settable
from commitments.imports.record_types import base
from commitments.models import Milestone
from commitments.services import milestones
from contacts.models import User

COLUMNS = (
    base.key_column(
        "id",
        _("Leave blank for a new milestone. Enter a number to update an existing milestone."),
        lambda record: record.pk,
        "27",
    ),
    base.version_column(),
    ImportColumn(
        "commitment",
        CellType.KEY,
        _("Reference of the commitment. Cannot be changed later."),
        lambda record: record.commitment.reference,
        "MOC-2026-014",
        needed=True,
        settable=Settable.WHEN_NEW,
    ),
    *base.texts(
        "title",
        _("Title, on one line, up to 300 characters, in at least one of the three languages"),
        {"en": "Site chosen", "fr": "Emplacement choisi", "ja": "用地選定"},
        needed=True,
    ),
    base.original_language_column(),
    base.day("due_on", _("Due date"), "2027-03-31", needed=True, emptied=False),
    base.day("resolved_on", _("Resolution date. Leave blank while open."), "2026-09-15"),
    base.word("resolution", MilestoneResolution, _("Resolution. Leave blank while open."), "met", emptied=True),
)


def rows(viewer: User) -> QuerySet[Milestone]:
    found: QuerySet[Milestone] = Milestone.objects.visible_to(viewer).select_related("commitment")
    return found


def enter(_writing: base.WriteContext, values: dict[str, Any]) -> Milestone:
    return milestones.enter(**values)


def change(_writing: base.WriteContext, record: Milestone, values: dict[str, Any]) -> None:
    milestones.change(milestone=record, **values)


def about(values: Mapping[str, Any]) -> Milestone:
    return Milestone(commitment=values["commitment"])


MILESTONES = base.ImportRecordType(
    name="milestones",
    type_="milestone",
    title=_("Milestones"),
    model=Milestone,
    key="id",
    lookup="pk",
    columns=COLUMNS,
    entry=MilestoneEntry,
    edit=MilestoneEdit,
    rows=rows,
    enter=enter,
    change=change,
    about=about,
)
