"""Admin of consultation sessions and of the status of the working group (article 4(a)(iii))."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from core.admin.columns import in_three, texts, words, yes_no
from core.admin.visibility import VisibleAdmin
from dialogue.admin.dialogue_inlines import OverlapInline
from dialogue.models import CmwgStatus, ConsultationSession, Overlap


@admin.register(ConsultationSession)
class ConsultationSessionAdmin(VisibleAdmin):
    list_display = ("forum", "number", "held_on", words("level", _("level")), words("place", _("place")), "format")
    list_filter = ("forum", "format")
    date_hierarchy = "held_on"
    search_fields = in_three("level", "place", "note")
    fieldsets = (
        (None, {"fields": ("forum", "number", "held_on", "format", "source")}),
        texts("level", "place", "note"),
    )


@admin.register(CmwgStatus)
class CmwgStatusAdmin(VisibleAdmin):
    without = ("add",)
    list_display = (
        "dialogue",
        "as_of",
        yes_no("nothing_to_report", _("nothing to report"), ordering="nothing_to_report"),
        words("text", _("text")),
    )
    list_filter = ("dialogue", "nothing_to_report")
    date_hierarchy = "as_of"
    search_fields = ("source", *in_three("text"))
    inlines = (OverlapInline,)
    fieldsets = (
        (None, {"fields": ("dialogue", "as_of", "nothing_to_report", "source")}),
        texts("text"),
    )


@admin.register(Overlap)
class OverlapAdmin(VisibleAdmin):
    without = ("add", "delete")
    list_display = ("commitment", "status", words("avoided_by", _("how duplication is avoided")))
    list_filter = ("status__dialogue",)
    list_select_related = ("commitment", "status__dialogue")
    search_fields = ("commitment__reference", *in_three("avoided_by"))
    autocomplete_fields = ("commitment",)
    fieldsets = ((None, {"fields": ("status", "commitment")}), texts("avoided_by"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen = Commitment.objects.visible_to(request.user)
        return super().get_queryset(request).filter(commitment__in=seen)
