"""Admin of chair eligibility, working arrangements and the chair rotation."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.admin.columns import in_three, texts, words
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from dialogue.models import ChairEligibility, CoChair, RotationTurn, WorkingArrangement

TITLE = words("title", _("title"))


@admin.register(ChairEligibility)
class ChairEligibilityAdmin(VisibleAdmin):
    list_display = ("participant", "rank", "side")
    list_filter = ("side", "participant", "rank")
    search_fields = ("participant__code", *(f"rank__{name}" for name in in_three("name")))
    fields = ("instrument", "side", "participant", "rank")


@admin.register(CoChair)
class CoChairAdmin(VisibleAdmin):
    """Read-only list of co-chairs over all Dialogues; a page of each Dialogue names them."""

    without = ("add", "change", "delete")
    list_display = ("dialogue", "side", "participant", "official", words("title", _("title at the meeting")))
    list_filter = ("side", "participant", "dialogue")
    search_fields = ("official__family_name", "official__given_name", "official__name_ja", *in_three("title"))
    fieldsets = (
        (None, {"fields": ("dialogue", "side", "participant", "eligibility", "official", "acting")}),
        (_("Turn"), {"fields": ("out_of_turn_reason",)}),
        texts("title", original=False),
    )

    def reading_page(self, record: Any) -> str:
        return f"{record.dialogue.get_absolute_url()}#chairs"


class TurnInline(VisibleTabularInline):
    model = RotationTurn
    fields = ("position", "participant")


@admin.register(WorkingArrangement)
class WorkingArrangementAdmin(VisibleAdmin):
    list_display = ("code", TITLE, "kind", "side", "basis", "effective_on")
    list_display_links = (TITLE,)
    list_filter = ("kind", "basis", "side")
    date_hierarchy = "effective_on"
    search_fields = ("code", *in_three("title", "text"))
    inlines = (TurnInline,)

    def reading_page(self, record: Any) -> str:
        return f"{reverse('dialogue:series')}#{record.code}"

    fieldsets = (
        (None, {"fields": ("instrument", "code", "kind", "side", "basis", "effective_on", "source")}),
        texts("title", "text"),
    )
