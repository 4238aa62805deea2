"""Record type of activities. The start time has its own column after the first day."""

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.api.inputs import ActivityEdit, ActivityEntry
from commitments.enums import ActivityKind, ActivityState, Actor, Purpose, Stage
from commitments.imports.columns import CellType, ColumnChoice, ImportColumn
from commitments.imports.record_types import base
from commitments.models import Activity, Commitment, FormOfCooperation, Instrument
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
        asked = dict(attrs)
        if "starts_at" in attrs:
            asked["local_start"] = self._wall(attrs)
        try:
            validated: dict[str, Any] = super().validate(asked)
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


def _forms() -> Iterable[ColumnChoice]:
    rows = FormOfCooperation._default_manager.filter(retired_on=None, is_open_ended=False)
    return [ColumnChoice(each.code, str(each.title)) for each in rows]


def _several(name: str, choices: Any, means: Any, example: str) -> ImportColumn:
    return ImportColumn(
        name,
        CellType.SEVERAL,
        means,
        lambda record: getattr(record, name),
        example,
        choices=lambda: base.words(choices),
    )


COLUMNS = (
    base.key_column(
        "reference",
        gettext_lazy(
            "Leave blank for a new activity; a number is assigned at import. Enter a number to update an "
            "existing activity."
        ),
        lambda record: record.reference,
        "MOC-A-2026-003",
    ),
    base.version_column(),
    base.word("kind", ActivityKind, gettext_lazy("Activity type"), "workshop", needed=True),
    ImportColumn(
        "form",
        CellType.KEY,
        gettext_lazy("The form of cooperation, article 3(a)."),
        base.code("form"),
        "3(a)(i)",
        choices=_forms,
        needed=True,
        emptied=False,
    ),
    *base.texts(
        "title",
        gettext_lazy("Title, on one line, up to 300 characters, in at least one of the three languages"),
        {"en": "Workshop on recycling", "fr": "Atelier sur le recyclage", "ja": "リサイクルに関するワークショップ"},
        needed=True,
    ),
    *base.texts(
        "text",
        gettext_lazy("Description (one or more lines)"),
        {"en": "Two days at a plant.", "fr": "Deux jours dans une usine.", "ja": "工場での2日間。"},
    ),
    *base.texts(
        "place",
        gettext_lazy("City or venue, on one line, up to 200 characters"),
        {"en": "Toronto", "fr": "Toronto", "ja": "トロント"},
    ),
    base.original_language_column(),
    base.word("state", ActivityState, gettext_lazy("Status. Default for new rows: “planned”."), "planned"),
    base.day("starts_on", gettext_lazy("Start date, local to the venue"), "2027-03-31"),
    base.day(
        "ends_on", gettext_lazy("End date, local to the venue. Leave blank if it is the start date."), "2027-04-01"
    ),
    ImportColumn(
        "starts_at",
        CellType.HOUR,
        gettext_lazy("Start time, local to the venue. Requires a start date and a time zone."),
        lambda record: "" if record.starts_at is None else f"{record.starts_at:%H:%M}",
        "09:30",
    ),
    ImportColumn(
        "time_zone",
        CellType.TEXT,
        gettext_lazy("Time zone of the venue (IANA name). Leave blank if there is no start time."),
        lambda record: record.time_zone,
        "America/Toronto",
    ),
    ImportColumn(
        "country",
        CellType.KEY,
        gettext_lazy("Country of the activity"),
        base.code("country"),
        "CA",
        choices=base.sides,
    ),
    ImportColumn(
        "organizer",
        CellType.KEY,
        gettext_lazy("Organizing Participant. Default for new rows: your own."),
        base.code("organizer"),
        "METI",
        choices=base.participants,
    ),
    ImportColumn(
        "participants",
        CellType.SEVERAL,
        gettext_lazy("Participants taking part"),
        lambda record: [each.code for each in record.participants.all()],
        "NRCAN; GAC",
        choices=base.participants,
    ),
    ImportColumn(
        "commitments",
        CellType.SEVERAL,
        gettext_lazy("References of related commitments that you have access to"),
        lambda record: [each.reference for each in record.seen_commitments],
        "MOC-2026-014",
    ),
    _several("stages", Stage, gettext_lazy("Supply chain stages, article 1(a)"), "upstream"),
    _several("actors", Actor, gettext_lazy("Actors, article 1(b)"), "government; industry"),
    _several("purposes", Purpose, gettext_lazy("Purpose of the information exchange, article 3(c)"), "strengthening"),
    ImportColumn(
        "source",
        CellType.TEXT,
        gettext_lazy("Source or publication"),
        lambda record: record.source,
        "https://example.org/",
    ),
    ImportColumn(
        "mark",
        CellType.KEY,
        gettext_lazy("Handling mark. You can restrict access at any time. A reason is required to widen access."),
        base.code("mark"),
        "participants",
        choices=base.marks,
        needed=True,
        emptied=False,
    ),
)


def rows(viewer: User) -> QuerySet[Activity]:
    return with_links(Activity.objects.visible_to(viewer), viewer)


def with_links(found: QuerySet[Activity], viewer: User) -> QuerySet[Activity]:
    """Prefetch all relations of a row, with the commitments visible to ``viewer`` only."""
    served = Prefetch("commitments", Commitment.objects.visible_to(viewer).order_by("reference"), "seen_commitments")
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
    columns=COLUMNS,
    entry=ActivityRowCreate,
    edit=ActivityRowUpdate,
    rows=rows,
    enter=enter,
    change=change,
)
