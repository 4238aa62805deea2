"""Query forms of the coverage matrix and the timeline."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import Participant
from core.db.multilingual import year_in_words
from core.text.times import Year
from dialogue.enums import Zoom
from dialogue.services.coverage import ACTIVITIES, COMMITMENTS
from dialogue.services.timeline import FIRST_YEAR, LAST_YEAR


class AskForm(forms.Form):
    """Query form that drops and reports invalid values, since a bookmarked URL may be outdated."""

    def chosen(self, name: str) -> Any:
        """Return the selected value; None if missing or invalid."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def left_out(self) -> list[str]:
        """Return the labels of the fields with an invalid value."""
        return [str(self.fields[name].label) for name in self.errors]


class CoverageForm(AskForm):
    count = forms.ChoiceField(
        label=_("Apply"),
        choices=[(COMMITMENTS, _("Active commitments")), (ACTIVITIES, _("Activities"))],
        required=False,
    )
    lead = forms.ModelChoiceField(
        label=_("Lead or organizer"),
        queryset=Participant.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("All Participants"),
    )
    year = forms.TypedChoiceField(
        label=_("Due or starting in"), coerce=Year.from_code, empty_value=None, required=False
    )

    def __init__(self, *args: Any, participants: Any, years: Iterable[Year], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = participants  # type: ignore[attr-defined]  # The stubs know a plain field.
        every: list[tuple[str, Any]] = [("", _("All years"))]
        choices = [*every, *((year.code, year_in_words(year)) for year in years)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]  # The stubs know a plain field.


class MonthForm(AskForm):
    """Query form of the calendar; ``since`` is its month, such as 2026-09."""

    since = forms.DateField(
        label=_("Month"),
        input_formats=["%Y-%m"],
        required=False,
        widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}),
    )
    lead = forms.ModelChoiceField(
        label=_("Lead"),
        queryset=Participant.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("All Participants"),
    )

    def __init__(self, *args: Any, participants: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = participants  # type: ignore[attr-defined]  # The stubs know a plain field.

    def clean_since(self) -> date | None:
        month: date | None = self.cleaned_data["since"]
        if month is not None and not FIRST_YEAR <= month.year <= LAST_YEAR:
            raise forms.ValidationError(_("Enter a year covered by the portal."))
        return month


class TimelineForm(MonthForm):
    """Query form of the timeline; ``since`` is its first month."""

    zoom = forms.ChoiceField(choices=Zoom, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].label = _("First month")
