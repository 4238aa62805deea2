"""Request bodies of activities."""

from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from commitments.api.inputs.ownership import own_participant, refuse_others
from commitments.records.activity import ACTIVITY_FIELDS
from core.rest.write.fields import TimeZoneField, WallTime
from core.rest.write.inputs import CreateBody, Input
from core.rest.write.write_errors import wrong
from core.text.times import instant


class ActivityEdit(Input):
    """Changeable fields of an activity. `local_start` is the wall time at the place and gives the first day too."""

    table = ACTIVITY_FIELDS
    local_start = WallTime(required=False, allow_null=True)
    time_zone = TimeZoneField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.needs_text(attrs, ["title"])
        refuse_others(
            self.context, attrs, "organizer", _("You can enter activities only for your own Participant: %(code)s.")
        )
        first, last = self._first_day(attrs), self._after(attrs, "ends_on")
        self._check_hour(attrs, first)
        if last is not None and (first is None or last < first):
            raise wrong(_("The end date must be on or after the start date."), "ends-before-it-starts", at="ends_on")
        return attrs

    def values(self) -> dict[str, Any]:
        values = super().values()
        if "local_start" in values:
            wall: datetime | None = values.pop("local_start")
            values["starts_at"] = None if wall is None else wall.time()
            if wall is not None:
                values["starts_on"] = wall.date()
        return values

    def _after(self, attrs: dict[str, Any], name: str) -> Any:
        """The value that the activity will have."""
        return attrs.get(name, getattr(self.instance, name, None))

    def _first_day(self, attrs: dict[str, Any]) -> date | None:
        wall: datetime | None = attrs.get("local_start")
        if wall is None:
            day: date | None = self._after(attrs, "starts_on")
            return day
        if attrs.get("starts_on", wall.date()) != wall.date():
            raise wrong(_("This date does not match “local_start”."), "another-day", at="starts_on")
        return wall.date()

    def _check_hour(self, attrs: dict[str, Any], day: date | None) -> None:
        """Raise ValidationError for an hour without a day or a zone, and what ``instant`` raises."""
        wall: datetime | None = attrs.get("local_start")
        stored: time | None = getattr(self.instance, "starts_at", None)
        hour = stored if "local_start" not in attrs else None if wall is None else wall.time()
        if hour is None:
            return
        zone = self._after(attrs, "time_zone")
        if day is None:
            raise wrong(_("Enter a start date for this start time."), "required", at="starts_on")
        if not zone:
            message = _("Enter the IANA time zone, for example Asia/Tokyo.")
            raise wrong(message, "required", at="time_zone")
        try:
            # A local time that does not exist or is ambiguous is refused.
            instant(datetime.combine(day, hour), zone)
        except OverflowError as error:
            raise wrong(_("The date is out of range. Check the year."), "invalid", at="local_start") from error
        except (LookupError, ValueError, OSError) as error:
            # Raised for a stored time zone; submitted ones were validated before.
            message = _("Choose an IANA time zone, for example Asia/Tokyo.")
            raise wrong(message, "invalid", at="time_zone") from error


class ActivityEntry(CreateBody, ActivityEdit):
    """A new activity, organized by the own Participant."""

    def values(self) -> dict[str, Any]:
        values = super().values()
        values.setdefault("organizer", own_participant(self.context))
        return values
