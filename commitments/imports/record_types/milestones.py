"""Record type of milestones."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import MilestoneEdit, MilestoneEntry
from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import base
from commitments.models import Milestone
from commitments.records.progress import MILESTONE_FIELDS
from commitments.services import milestones
from contacts.models import User


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
    columns=columns_of(MILESTONE_FIELDS),
    entry=MilestoneEntry,
    edit=MilestoneEdit,
    rows=rows,
    enter=enter,
    change=change,
    about=about,
)
