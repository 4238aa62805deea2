"""Record type of activities. The start time has its own column after the first day."""

import re
from datetime import datetime, time
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _, gettext_lazy

from commitments.api.inputs import ActivityEdit, ActivityEntry
from commitments.imports.columns import CellType, ImportColumn
from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import base
from commitments.models import Activity, Commitment, Instrument
from commitments.records.activity import ACTIVITY_FIELDS
from commitments.services import activities
from contacts.models import User
from contacts.services.today import today_for
from core.refusals.errors import DomainError
from core.rest.write.fields import BodyField
from core.rest.write.inputs import Input
from core.rest.write.write_errors import wrong

HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Hour(BodyField):
    """Time field, in local time at the place."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(described={"type": "string", "pattern": HOUR.pattern}, **kwargs)

    def to_internal_value(self, data: Any) -> time:
        if isinstance(data, str) and HOUR.fullmatch(data):
            return time.fromisoformat(data)
        raise wrong(_("Enter the time in 24-hour format, for example 09:30."), "invalid")


class LocalStartMixin(Input):
    """Body mixin with date and time in separate columns; the API has one local time field."""

    starts_at = Hour(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        adapted = dict(attrs)
        if "starts_at" in attrs:
            adapted["local_start"] = self._wall(attrs)
        try:
            validated: dict[str, Any] = super().validate(adapted)
        except DomainError as error:
            # A local time that is skipped or ambiguous at the place.
            raise wrong(str(error), "invalid", at="starts_at") from error
        validated.pop("local_start", None)
        return validated

    def _wall(self, attrs: dict[str, Any]) -> datetime | None:
        hour, day = attrs["starts_at"], attrs.get("starts_on", getattr(self.instance, "starts_on", None))
        if hour is None:
            return None
        if day is None:
            raise wrong(_("Enter a start date for this start time."), "no-day", at="starts_on")
        return datetime.combine(day, hour)


class ActivityRowUpdate(LocalStartMixin, ActivityEdit):
    """Import row of an existing activity."""


class ActivityRowCreate(LocalStartMixin, ActivityEntry):
    """Import row of a new activity."""


STARTS_AT = ImportColumn(
    "starts_at",
    CellType.HOUR,
    gettext_lazy("Start time, local to the venue. Requires a start date and a time zone."),
    lambda record: "" if record.starts_at is None else f"{record.starts_at:%H:%M}",
    "09:30",
)


def rows(viewer: User) -> QuerySet[Activity]:
    return with_links(Activity.objects.visible_to(viewer), viewer)


def with_links(found: QuerySet[Activity], viewer: User) -> QuerySet[Activity]:
    """Prefetch all relations of a row, with the commitments visible to ``viewer`` only."""
    served = Prefetch(
        "commitments", Commitment.objects.visible_to(viewer).order_by("reference__natural"), "seen_commitments"
    )
    return found.select_related("form", "country", "organizer", "mark").prefetch_related("participants", served)


def enter(writing: base.WriteContext, values: dict[str, Any]) -> Activity:
    links = {name: values.pop(name) for name in activities.LINKS if name in values}
    activity = Activity(instrument=Instrument.objects.shipped(), **values)
    activities.put_on_record(activity=activity, on=today_for(writing.by))
    _tie(writing, activity, links)
    return activity


def change(writing: base.WriteContext, record: Activity, values: dict[str, Any]) -> None:
    links = {name: values.pop(name) for name in activities.LINKS if name in values}
    activities.change(activity=record, by=writing.by, reason=writing.reason, **values)
    _tie(writing, record, links)


def _tie(writing: base.WriteContext, activity: Activity, links: dict[str, Any]) -> None:
    if "participants" in links:
        activities.take_part(activity=activity, participants=links["participants"])
    if "commitments" in links:
        seen = Commitment.objects.visible_to(writing.by).filter(activities=activity)
        keys = set(seen.order_by().values_list("pk", flat=True))
        activities.serve(activity=activity, commitments=links["commitments"], seen=keys)


ACTIVITIES = base.ImportRecordType(
    name="activities",
    type_="activity",
    title=gettext_lazy("Activities"),
    model=Activity,
    key="reference",
    lookup="reference",
    columns=columns_of(ACTIVITY_FIELDS, STARTS_AT),
    entry=ActivityRowCreate,
    edit=ActivityRowUpdate,
    rows=rows,
    enter=enter,
    change=change,
)
