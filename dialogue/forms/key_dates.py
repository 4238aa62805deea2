"""Forms for planning a Dialogue: schedule, status and key dates."""

from typing import Any

from babel.core import get_global
from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import Side
from core.refusals.errors import DomainError
from core.text.languages import Language
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue
from dialogue.services.dialogues import check_time

PICKED = "%Y-%m-%dT%H:%M"


def _picker() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format=PICKED)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def zones(current: str) -> list[tuple[str, Any]]:
    """Return time zone choices of both countries, the capitals' first, plus the current value."""
    territories = get_global("territory_zones")
    capitals = list(Side.objects.values_list("code", "time_zone"))
    known = [zone for _code, zone in capitals]
    others = sorted({zone for code, _zone in capitals for zone in territories.get(code, [])} - set(known))
    if current and current not in {*known, *others}:
        others.append(current)
    return [("", _("Not set")), *((zone, zone) for zone in (*known, *others))]


class ScheduleForm(forms.ModelForm[Dialogue]):
    """Form of a Dialogue's date, hours, place and format. Times are local to the meeting."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Dialogue
        fields = (
            *("local_start", "time_zone", "minutes", "host", "format"),
            *("city_en", "city_fr", "city_ja", "venue_en", "venue_fr", "venue_ja"),
            *("languages", "interpretation_en", "interpretation_fr", "interpretation_ja", "contact"),
        )
        widgets = {"local_start": _picker()}
        help_texts = {
            "local_start": _("Date and local time at the venue. Leave blank if not yet known."),
            "time_zone": _("Time zone of the venue"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["time_zone"]
        self.fields["time_zone"] = forms.ChoiceField(
            label=zone.label, help_text=zone.help_text, required=False, choices=zones(self.instance.time_zone)
        )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        start = cleaned.get("local_start")
        if start and "time_zone" in cleaned:
            try:
                check_time(start.replace(tzinfo=None), cleaned["time_zone"])
            except DomainError as refusal:
                self.add_error("local_start", str(refusal))
        return cleaned


class StatusForm(forms.Form):
    """Form of the details that a change of status requires."""

    start = forms.DateTimeField(
        label=_("New date (if known)"),
        required=False,
        widget=_picker(),
        help_text=_("Date and local time at the venue. Leave blank if not yet known."),
    )
    held_on = forms.DateField(label=_("Date held"), required=False, widget=_day(), help_text=_("YYYY-MM-DD."))
    reason = forms.CharField(label=_("Reason (optional)"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, to: DialogueStatus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        start = dialogue.wall_start
        self.fields["held_on"].initial = dialogue.held_on or (start and start.date())
        if to is not DialogueStatus.HELD:
            del self.fields["held_on"]
        if to is not DialogueStatus.POSTPONED or not dialogue.time_zone:
            del self.fields["start"]


class StepForm(forms.Form):
    """Form of a key date that replaces the scheduled one; ``edits`` states that the date is fixed already."""

    def __init__(self, *args: Any, edits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits = edits

    on = forms.DateField(
        label=_("Day"),
        widget=_day(),
        help_text=_("Format: YYYY-MM-DD, in both capitals. This date will not change if the meeting is moved."),
    )
