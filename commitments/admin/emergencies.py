"""Admin of emergencies (article 2(c)(ii))."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from django_stubs_ext import StrOrPromise

from commitments.admin.language_guard import GuardedAdmin
from commitments.enums import DecisionState, Effect, EmergencyStanding, NoticeKind
from commitments.models import Emergency, EmergencyMineral, Instrument
from commitments.services import emergencies
from contacts.models import User
from contacts.services.today import today_for
from core.admin.columns import glyph_and_word, in_three, moment, person, texts, words
from core.admin.visibility import VisibleTabularInline
from core.text.links import Link

TITLE = words("title", _("title"))
CREATED = moment("created_at", _("created"))


class StatusFilter(admin.SimpleListFilter):
    """Filter by the status of the emergency."""

    title = _("status")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrOrPromise]]:
        return [(each.value, each.label) for each in EmergencyStanding]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        assert isinstance(request.user, User)
        chosen = [each for each in EmergencyStanding if each.value == self.value()]
        # The stubs type the queryset of a filter without its own methods.
        return queryset.standing(chosen, today_for(request.user)) if chosen else queryset  # type: ignore[attr-defined]


class MineralInline(VisibleTabularInline):
    model = EmergencyMineral


@admin.register(Emergency)
class EmergencyAdmin(GuardedAdmin):
    related = ("instrument", "raised_by", "entered_by")
    list_display = ("reference", TITLE, "standing", "raised_by", "occurred_on", "begun_on")
    list_display_links = (TITLE,)
    list_filter = (StatusFilter, "raised_by", "minerals")
    date_hierarchy = "occurred_on"
    search_fields = ("reference", *in_three("title", "trigger", "measures"))
    own_choices = {"raised_by": "pk"}
    guarded_fields = ("title", "trigger", "measures")
    readonly_fields = ("reference", person("entered_by", _("entered by")), CREATED)
    inlines = (MineralInline,)
    fieldsets = (
        (None, {"fields": ("raised_by", "occurred_on")}),
        texts("title", "trigger", "measures"),
    )
    record_fieldset = (_("Record"), {"fields": readonly_fields})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fieldsets, self.record_fieldset) if obj is not None else self.fieldsets

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        return [_contact_tree()]

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        """Return the actions of users who may propose and draft, without a step that is already proposed."""
        links = [_contact_tree()]
        step = next_step(record)
        proposed = {each.effect for each in emergencies.steps_of(record, request.user) if each.state.is_ahead}
        if step is not None and step not in proposed and request.user.has_perm("commitments.add_jointdecision"):
            label = {
                Effect.EMERGENCY_BEGINS: gettext("Propose to begin collaboration"),
                Effect.EMERGENCY_ENDS: gettext("Propose to end collaboration"),
            }[step]
            query = {"effect": step.value, "emergency": record.pk}
            links.append(Link(label, reverse("commitments:new-decision", query=query)))
        if request.user.has_perm("commitments.add_notice"):
            query = {"kind": NoticeKind.EMERGENCY.value, "emergency": record.pk}
            links.append(Link(gettext("Notify Participants"), reverse("commitments:new-notice", query=query)))
        return links

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        context = {
            "emergency": record,
            "standing": self.standing(record),
            "steps": emergencies.steps_of(record, request.user),
            "draft": DecisionState.DRAFT,
            "seats": record.instrument.participations.count(),
            "notices": record.notices.visible_to(request.user).select_related("sender"),
        }
        return render_to_string("commitments/emergency/summary.html", context)

    @admin.display(description=_("status"))
    def standing(self, record: Emergency) -> str:
        return glyph_and_word(record.standing(timezone.now().date()))

    # Signature of Django, with a positional flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if change:
            super().save_model(request, obj, form, change)
            return
        assert isinstance(request.user, User)
        obj.instrument = Instrument.objects.shipped()
        emergencies.put_on_record(emergency=obj, by=request.user, on=today_for(request.user))


def next_step(emergency: Emergency) -> Effect | None:
    """Return the next effect that the Participants can decide; None once collaboration has ended."""
    if emergency.begun_on is None:
        return Effect.EMERGENCY_BEGINS
    return Effect.EMERGENCY_ENDS if emergency.is_on else None


def _contact_tree() -> Link:
    return Link(gettext("Emergency contact list"), reverse("contacts:contact-tree"))
