"""Admin of consultations on interpretation and application (article 7(a))."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _, pgettext
from django_stubs_ext import StrOrPromise

from commitments.admin.language_guard import GuardedAdmin
from commitments.admin.provisions import ProvisionChoiceMixin
from commitments.enums import ConsultationStanding, NoticeKind
from commitments.models import Consultation, ConsultationMeeting, ConsultationProvision, Instrument
from commitments.services import consultations
from contacts.models import User
from contacts.services.today import today_for
from core.admin.columns import glyph_and_word, in_three, moment, person, texts, words
from core.admin.visibility import VisibleStackedInline, VisibleTabularInline
from core.text.links import Link

TITLE = words("title", _("title"))
CREATED = moment("created_at", _("created"))


class ConcludedFilter(admin.SimpleListFilter):
    """Filter by status: open until there is a common understanding. There is no other outcome."""

    title = _("status")
    parameter_name = "concluded"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrOrPromise]]:
        return [("no", ConsultationStanding.OPEN.label), ("yes", ConsultationStanding.CONCLUDED.label)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in {"no", "yes"}:
            return queryset.filter(concluded_on__isnull=self.value() == "no")
        return queryset


class ProvisionInline(ProvisionChoiceMixin, VisibleTabularInline):
    """Inline of provisions; at least one is required, since a consultation is about the text."""

    related = ("provision", "consultation")
    model = ConsultationProvision
    min_num = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True, **kwargs})


class MeetingInline(VisibleStackedInline):
    related = ("consultation",)
    model = ConsultationMeeting
    fields = ("held_on", *in_three("place", "note"))


@admin.register(Consultation)
class ConsultationAdmin(GuardedAdmin):
    list_display = ("reference", TITLE, "standing", "on_provisions", "raised_by", "raised_on", "concluded_on")
    list_display_links = (TITLE,)
    list_filter = (ConcludedFilter, "raised_by")
    date_hierarchy = "raised_on"
    search_fields = ("reference", *in_three("title", "question", "understanding"))
    own_choices = {"raised_by": "pk"}
    guarded_fields = ("title", "question", "understanding")
    readonly_fields = ("reference", person("entered_by", _("entered by")), CREATED)
    inlines = (ProvisionInline, MeetingInline)
    fieldsets = (
        (None, {"fields": ("raised_by", "raised_on")}),
        texts("title", "question"),
        (
            _("Common understanding"),
            {
                "fields": (*in_three("understanding"), "concluded_on"),
                "description": _("Common understanding reached by the Participants."),
                "classes": ("languages",),
            },
        ),
    )
    record_fieldset = (_("Record"), {"fields": readonly_fields})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fieldsets, self.record_fieldset) if obj is not None else self.fieldsets

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("raised_by", "entered_by").prefetch_related("provisions")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        assert isinstance(request.user, User)
        return {"raised_on": today_for(request.user), **super().get_changeform_initial_data(request)}

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        if record.concluded_on is not None or not request.user.has_perm("commitments.add_notice"):
            return []
        query = {"kind": NoticeKind.CONSULTATION.value, "consultation": record.pk}
        url = reverse("commitments:new-notice", query=query)
        return [Link(gettext("Request consultations by notice"), url)]

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        notices = record.notices.visible_to(request.user).select_related("sender")
        return render_to_string(
            "commitments/consultation/summary.html",
            {"consultation": record, "standing": self.standing(record), "notices": notices},
        )

    @admin.display(description=_("status"))
    def standing(self, record: Consultation) -> str:
        return glyph_and_word(record.standing)

    @admin.display(description=_("provisions"))
    def on_provisions(self, record: Consultation) -> str | None:
        separator = pgettext("between the names of a list", ", ")
        return separator.join(provision.code for provision in record.provisions.all()) or None

    # Signature of Django, with a positional flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if change:
            super().save_model(request, obj, form, change)
            return
        assert isinstance(request.user, User)
        obj.instrument = Instrument.objects.shipped()
        consultations.put_on_record(consultation=obj, by=request.user, on=today_for(request.user))
