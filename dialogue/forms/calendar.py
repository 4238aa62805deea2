"""Query form of the calendar feed: period, kinds of entry and lead Participants."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dialogue.enums import CalendarKind
from dialogue.rules.instants import FIRST_YEAR, LAST_YEAR

LONGEST = 200


def words(text: str) -> list[str]:
    """Return the values of a comma-separated query parameter."""
    return [word.strip() for word in text.split(",") if word.strip()]


class CalendarForm(forms.Form):
    """Query form: ``since`` and ``until`` are inclusive dates; ``kinds`` and ``lead`` are comma-separated lists."""

    since = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    until = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    kinds = forms.CharField(required=False, max_length=LONGEST)
    lead = forms.CharField(required=False, max_length=LONGEST)

    def clean_since(self) -> date | None:
        return self._reckoned("since")

    def clean_until(self) -> date | None:
        return self._reckoned("until")

    def clean_kinds(self) -> list[CalendarKind]:
        requested = words(self.cleaned_data["kinds"])
        if any(word not in CalendarKind.values for word in requested):
            known = ", ".join(CalendarKind.values)
            raise forms.ValidationError(_("Choose one or several of: %(known)s.") % {"known": known})
        return [CalendarKind(word) for word in requested]

    def clean_lead(self) -> list[str]:
        return words(self.cleaned_data["lead"])

    def _reckoned(self, name: str) -> date | None:
        given: Any = self.cleaned_data[name]
        if given is not None and not FIRST_YEAR <= given.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Enter a date between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        day: date | None = given
        return day
