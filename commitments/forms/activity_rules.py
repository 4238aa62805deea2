"""Rules of an activity's form: dates and times, with the messages of the API."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _

from contacts.services.today import zones_of_sides
from core.refusals.errors import DomainError
from core.text.local_times import shown_at
from core.text.times import displayed_text


class ActivityRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin."""

    def clean_starts_at(self) -> time | None:
        hour: time | None = self.cleaned_data["starts_at"]
        if hour is not None and (hour.second or hour.microsecond):
            # Seconds are not shown on any page or stored in any file.
            raise forms.ValidationError(_("Enter the time in 24-hour format, for example 09:30."), code="invalid")
        return hour

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        if zone and zone not in available_timezones():
            raise forms.ValidationError(_("Choose an IANA time zone, for example Asia/Tokyo."), code="invalid")
        return zone

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        # Skip the comparison if a field itself is invalid.
        if last is not None and "starts_on" not in self.errors and (first is None or last < first):
            self.add_error("ends_on", _("The end date must be on or after the start date."))
        if (hour := cleaned.get("starts_at")) is not None:
            self._check_hour(first, hour, cleaned.get("time_zone"))
        return cleaned

    def _check_hour(self, day: date | None, hour: time, zone: str | None) -> None:
        if day is None and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Enter a start date for this start time."))
        if not zone and "time_zone" not in self.errors:
            message = _("Enter the IANA time zone, for example Asia/Tokyo.")
            self.add_error("time_zone", message)
        if day is None or not zone:
            return
        try:
            begins = shown_at(datetime.combine(day, hour), zone)
            for capital in zones_of_sides():
                # The detail page shows the time in both capitals.
                displayed_text(begins, capital)
        except DomainError as refusal:
            self.add_error("starts_at", str(refusal))
        except OverflowError:
            self.add_error("starts_on", _("The date is out of range. Check the year."))
