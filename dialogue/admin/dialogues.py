"""The series of Dialogues."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commitments.models import Instrument
from contacts.admin.acts import Act, act_page, sent_to
from contacts.admin.columns import in_three, texts, words
from contacts.admin.forms import RecordForm
from contacts.admin.visibility import Link, VisibleAdmin
from contacts.enums import Language
from contacts.exceptions import DomainError
from contacts.rules.times import instant
from dialogue.admin import parts
from dialogue.enums import DialogueStatus
from dialogue.models import CoChair, Dialogue
from dialogue.rules.lifecycle import WAYS, may_become
from dialogue.services import dialogues


class DialogueForm(RecordForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language, widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        try:
            ZoneInfo(zone or "UTC")
        except (KeyError, ValueError, OSError) as error:
            raise forms.ValidationError(gettext("There is no such time zone.")) from error
        return zone

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        start, zone = cleaned.get("local_start"), cleaned.get("time_zone")
        if start and zone:
            try:
                instant(start.replace(tzinfo=None), zone)
            except DomainError as refusal:
                self.add_error("local_start", str(refusal))
        return cleaned


class StatusForm(forms.Form):
    held_on = forms.DateField(label=_("Day"), widget=AdminDateWidget, required=False, help_text=_("Year-month-day."))
    reason = forms.CharField(label=_("Reason"), widget=AdminTextareaWidget(attrs={"rows": 3}), required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, to: DialogueStatus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        start = dialogue.wall_start
        self.fields["held_on"].initial = dialogue.held_on or (start and start.date())
        if to is not DialogueStatus.HELD:
            del self.fields["held_on"]


@admin.register(Dialogue)
class DialogueAdmin(VisibleAdmin):
    form = DialogueForm
    list_display = ("__str__", "year", "status", "held_on", "host", words("city", _("city")), "chairs")
    list_filter = ("status", "host", "year")
    list_select_related = ("host", "mark")
    search_fields = ("number", "year", *in_three("city", "venue"))
    readonly_fields = ("status",)
    inlines = (
        parts.CoChairInline,
        parts.CmwgStatusInline,
        parts.DelegateInline,
        parts.InviteeInline,
        parts.DiscussionInline,
        parts.ActionInline,
    )
    fieldsets = (
        (None, {"fields": ("number", "year", "status", "mark")}),
        (
            _("When"),
            {
                "fields": ("local_start", "time_zone", "minutes"),
                "description": _("The time as the clocks at the place of the meeting show it."),
            },
        ),
        (
            _("Day of a Dialogue that was held"),
            {
                "fields": ("held_on", ("earliest_on", "latest_on"), *in_three("date_note")),
                "description": _("Where the day is not known, leave it empty and give its bounds."),
            },
        ),
        (_("Where"), {"fields": ("host", "format", "contact")}),
        texts("city", "venue", "interpretation", original=False),
        (_("Languages"), {"fields": ("languages",)}),
        (_("Record"), {"fields": ("source",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        chairs = CoChair.objects.select_related("official", "participant").order_by("side__order")
        rows = super().get_queryset(request).select_related("host", "mark", "instrument")
        return rows.prefetch_related(Prefetch("cochairs", chairs, to_attr="chaired_by"))

    @admin.display(description=_("co-chairs"))
    def chairs(self, dialogue: Any) -> str | None:
        """Both, in the order of the sides; the Participant alone where the official is not known."""
        named = (
            gettext("%(official)s (%(participant)s)") % {"official": chair.official, "participant": chair.participant}
            if chair.official
            else str(chair.participant)
            for chair in dialogue.chaired_by
        )
        return gettext(", ").join(named) or None

    # Django calls it so, with a bare flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if not change:
            obj.instrument = Instrument.objects.shipped()
        super().save_model(request, obj, form, change)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        links = [Link(gettext("Compile the agenda"), reverse("dialogue:agenda", args=[record.number]))]
        if self.has_change_permission(request, record):
            links += [
                Link(_says(to), reverse("admin:dialogue_dialogue_status", args=[record.pk, to.value]))
                for to in DialogueStatus
                if to in WAYS[record.status_of]
            ]
        if request.user.has_perm("dialogue.add_delegate"):
            own = {"dialogue": record.pk}
            links.append(Link(gettext("Name a delegate"), reverse("admin:dialogue_delegate_add", query=own)))
            links.append(Link(gettext("Propose an invitee"), reverse("admin:dialogue_invitee_add", query=own)))
        return links

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<path:object_id>/status/<slug:to>/",
            self.admin_site.admin_view(self.status_page),
            name="dialogue_dialogue_status",
        )
        return [page, *super().get_urls()]

    def status_page(self, request: HttpRequest, object_id: str, to: str) -> HttpResponse:
        dialogue = self.get_object(request, unquote(object_id))
        if dialogue is None or to not in DialogueStatus:
            raise Http404
        if not self.has_change_permission(request, dialogue):
            raise PermissionDenied
        status = DialogueStatus(to)
        if request.method != "POST" and not may_become(dialogue.status_of, status):
            raise Http404
        act = Act(
            title=gettext("%(dialogue)s: %(act)s") % {"dialogue": dialogue, "act": _says(status)},
            what_happens=_happens(status),
            button=_says(status),
            done=gettext("%(dialogue)s is now “%(status)s”.") % {"dialogue": dialogue, "status": status.label},
        )
        return act_page(
            self,
            request,
            dialogue,
            act=act,
            form=StatusForm(sent_to(request), dialogue=dialogue, to=status),
            perform=lambda asked: dialogues.change_status(dialogue=dialogue, to=status, **asked),
        )


def _says(status: DialogueStatus) -> str:
    return {
        DialogueStatus.TENTATIVE: gettext("Mark as tentative"),
        DialogueStatus.CONFIRMED: gettext("Confirm"),
        DialogueStatus.POSTPONED: gettext("Postpone"),
        DialogueStatus.CANCELLED: gettext("Cancel this Dialogue"),
        DialogueStatus.HELD: gettext("Record as held"),
    }[status]


def _happens(status: DialogueStatus) -> str:
    return {
        DialogueStatus.TENTATIVE: gettext("Its date is being agreed."),
        DialogueStatus.CONFIRMED: gettext("Its date stands for all Participants."),
        DialogueStatus.POSTPONED: gettext("It keeps its number and its chair."),
        DialogueStatus.CANCELLED: gettext("It will not take place. This cannot be undone."),
        DialogueStatus.HELD: gettext("It counts in the rotation of the chair from then on. This cannot be undone."),
    }[status]
