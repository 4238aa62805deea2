"""Admin of joint decisions."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrPromise

from commitments.acts import DECISION_ACTS
from commitments.admin.language_guard import GuardedAdmin
from commitments.enums import DecisionState, NoticeState, Outcome
from commitments.forms.decision_effects import NEEDS, EffectRules
from commitments.models import JointDecision
from commitments.services.decision_detail import GUARDED
from contacts.models import User
from core.admin.columns import glyph_and_word, in_three, texts, words
from core.forms import RecordForm

TITLE = words("title", gettext_lazy("title"))


class AwaitingFilter(admin.SimpleListFilter):
    """Filter by open decisions without a concurrence of the user's Participant."""

    title = gettext_lazy("concurrence")
    parameter_name = "concurrence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrPromise]]:
        if getattr(request.user, "participant_id", None) is None:
            return []
        return [("ours", gettext_lazy("Awaiting our concurrence"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        assert isinstance(request.user, User)
        if self.value() != "ours" or request.user.participant_id is None:
            return queryset
        # The stubs type the queryset of a filter without its own methods.
        return queryset.awaiting(request.user.participant_id)  # type: ignore[attr-defined,no-any-return]


class YearFilter(admin.SimpleListFilter):
    """Filter by the year of the reference number."""

    title = gettext_lazy("year")
    parameter_name = "of_year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        numbers = JointDecision.objects.visible_to(request.user).values_list("reference", flat=True)
        years = sorted({number.split("-")[-2] for number in numbers}, reverse=True)
        return [(year, year) for year in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        # Ignore any value that the filter does not offer.
        offered = dict(self.lookup_choices)
        return queryset.filter(reference__contains=f"JD-{self.value()}-") if self.value() in offered else queryset


class DecisionForm(EffectRules, RecordForm):
    pass


@admin.register(JointDecision)
class JointDecisionAdmin(GuardedAdmin):
    new_page = "commitments:new-decision"
    without = ("delete",)
    acts = DECISION_ACTS
    form = DecisionForm
    list_display = ("reference", TITLE, "status", "concurred", "effect", "proposer")
    list_display_links = (TITLE,)
    list_filter = ("state", AwaitingFilter, "effect", "outcome", YearFilter)
    ordering = ("-reference__natural",)
    search_fields = ("reference", *in_three("title", "text", "subject"))
    guarded_fields = GUARDED
    readonly_fields = ("effect",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own = (name for need in NEEDS if obj.effect in need.effects for name in need.fields)
        return (texts("title", "text"), (gettext_lazy("Effect"), {"fields": ("effect", *own)}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        counted: QuerySet[Any] = rows.with_counts()
        return counted.select_related("instrument", "proposed_by__side", "superseded_by")

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None:
            return None
        if db_field.name == "intention":
            return rows.filter(state=NoticeState.ISSUED)
        return rows.filter(retired_on=None) if db_field.name in {"retires_area", "retires_form"} else rows

    @admin.display(description=gettext_lazy("proposed by"), ordering="proposed_by__order")
    def proposer(self, decision: Any) -> str:
        return str(decision.proposed_by or _("The secretariat"))

    @admin.display(description=gettext_lazy("concurrences"), ordering="decided_on")
    def concurred(self, decision: Any) -> str:
        """Return the concurrence count and the date of the decision; one column per Participant would be too wide."""
        if decision.state not in {DecisionState.OPEN, DecisionState.DECIDED}:
            return _("None")
        counted = _("%(given)s of %(seats)s") % {"given": decision.given, "seats": decision.seats}
        if decision.decided_on is None:
            return counted
        return format_html('{}<br><span class="nowrap">{}</span>', counted, date_format(decision.decided_on))

    @admin.display(description=gettext_lazy("status and outcome"), ordering="state")
    def status(self, decision: Any) -> str:
        words = [DecisionState(decision.state), *([Outcome(decision.outcome)] if decision.outcome else [])]
        return format_html_join(mark_safe("<br>"), "{}", ((glyph_and_word(word),) for word in words))
