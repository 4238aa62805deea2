"""Admin of the Dialogues."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy as _

from commitments.admin.dates import DatedAdmin
from commitments.models import Instrument
from contacts.admin.marks import MarkedAdmin
from contacts.models import User
from core.admin.columns import in_three, texts, words
from core.forms import RecordForm
from core.refusals.errors import DomainError
from core.text.date_formatting import day as in_words
from core.text.languages import Language
from core.text.links import Link
from dialogue.acts import SCHEDULE_ACTS, STATUS_ACTS, open_statuses
from dialogue.admin.dialogue_inlines import DiscussionInline
from dialogue.models import CoChair, Dialogue
from dialogue.services.dialogues import SHOWN, check_time
from dialogue.services.overtaken import note_change
from dialogue.services.record_rows import day_there
from dialogue.services.series import doubts


class DialogueForm(RecordForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language, widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        try:
            ZoneInfo(zone or "UTC")
        except (KeyError, ValueError, OSError) as error:
            raise forms.ValidationError(gettext("Unknown time zone.")) from error
        return zone

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        start, zone = cleaned.get("local_start"), cleaned.get("time_zone")
        if start and zone:
            try:
                check_time(start.replace(tzinfo=None), zone)
            except DomainError as refusal:
                self.add_error("local_start", str(refusal))
        return cleaned


@admin.register(Dialogue)
class DialogueAdmin(MarkedAdmin, DatedAdmin):
    form = DialogueForm
    list_display = ("__str__", "year", "status", "day", "host", words("city", _("city")), "chairs")
    list_filter = ("status", "host", "year")
    list_select_related = ("host", "mark")
    search_fields = ("number", "year", *in_three("city", "venue"))
    readonly_fields = ("status",)
    inlines = (DiscussionInline,)
    fieldsets = (
        (None, {"fields": ("number", "year", "status", "mark")}),
        (
            _("When"),
            {
                "fields": ("local_start", "time_zone", "minutes"),
                "description": _("Local time at the venue"),
            },
        ),
        (
            _("Date of the Dialogue"),
            {
                "fields": ("held_on", ("earliest_on", "latest_on"), *in_three("date_note")),
                "description": _(
                    "If the date is not known, leave it blank and enter the earliest and latest possible dates."
                ),
            },
        ),
        (_("Place"), {"fields": ("host", "format", "contact")}),
        texts("city", "venue", "interpretation", original=False),
        (_("Languages"), {"fields": ("languages",)}),
        (_("Record"), {"fields": ("source",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        chairs = CoChair.objects.select_related("official", "participant").order_by("side__order")
        rows = super().get_queryset(request).select_related("host", "mark", "instrument")
        return rows.prefetch_related(Prefetch("cochairs", chairs, to_attr="chaired_by"))

    @admin.display(description=_("day"), ordering="held_on")
    def day(self, dialogue: Any) -> str | None:
        """Return the date on which it was held, or the planned date."""
        planned = dialogue.local_start if dialogue.status_of.is_ahead else None
        on = dialogue.held_on or (planned and planned.date())
        return in_words(on, (get_language() or "en")[:2]) if on else None

    @admin.display(description=_("co-chairs"))
    def chairs(self, dialogue: Any) -> str | None:
        """Return both co-chairs in the order of the sides; the Participant alone if the official is unknown."""
        named = (
            gettext("%(official)s (%(participant)s)") % {"official": chair.official, "participant": chair.participant}
            if chair.official
            else str(chair.participant)
            for chair in dialogue.chaired_by
        )
        return gettext(", ").join(named) or None

    def doubts_about(self, request: HttpRequest, form: Any) -> Iterable[str]:
        said = list(super().doubts_about(request, form))
        if "local_start" in form.changed_data:
            said += doubts(dialogue=form.instance, today=day_there(form.instance, timezone.now()))
        return said

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return read-only fields: date and schedule until the Dialogue is held, the number once an agenda is issued.

        Only the schedule page changes what calendars show, because it raises their SEQUENCE. The page that records the
        Dialogue as held writes the date. The number is part of document symbols.
        """
        ahead = obj is not None and obj.status_of.is_ahead
        cited = obj is not None and obj.agendas.issued().exists()
        day = ("held_on",) if obj is None or ahead else ()
        return (*self.readonly_fields, *day, *(SHOWN if ahead else ()), *(("number",) if cited else ()))

    # Signature fixed by Django (boolean positional argument).
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if not change:
            obj.instrument = Instrument.objects.shipped()
        super().save_model(request, obj, form, change)
        note_change(obj)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        assert isinstance(request.user, User)
        # Date and status change on the portal page, which notifies those concerned.
        return [
            Link(gettext("Compile the agenda"), reverse("dialogue:agenda", args=[record.number])),
            Link(gettext("Name the co-chairs"), reverse("dialogue:chairs", args=[record.number])),
            *SCHEDULE_ACTS.links(record, request.user),
            *(Link(label, STATUS_ACTS.address(record, to)) for to, label in open_statuses(record, request.user)),
        ]
