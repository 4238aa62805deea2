"""Read-only admin of referrals to other fora and of dismissed overlaps; both are edited on portal pages."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.admin.columns import in_three, moment, person, status, texts, words
from core.admin.visibility import VisibleAdmin
from dialogue.enums import ReferralState
from dialogue.models import DismissedOverlap, Referral

TITLE = words("title", _("title"))
DISMISSED_BY = person("dismissed_by", _("dismissed by"))
DISMISSED = moment("dismissed_at", _("dismissed"))


@admin.register(Referral)
class ReferralAdmin(VisibleAdmin):
    without = ("add",)
    list_display = (TITLE, "forum", "dialogue", status("state", ReferralState, _("status")), "raised_on", "answered_on")
    list_filter = ("state", "forum", "dialogue")
    date_hierarchy = "raised_on"
    search_fields = in_three("title", "text", "answer")
    fieldsets = (
        (None, {"fields": ("dialogue", "forum", "item_key", "state", "session", "raised_on", "answered_on")}),
        texts("title", "text", "answer"),
    )

    def reading_page(self, record: Any) -> str:
        return reverse("dialogue:referral", args=[record.dialogue.number, record.pk])


@admin.register(DismissedOverlap)
class DismissedOverlapAdmin(VisibleAdmin):
    without = ("add",)
    list_display = ("commitment", "status", DISMISSED_BY, DISMISSED)
    list_filter = ("status__dialogue",)
    list_select_related = ("commitment", "status__dialogue", "dismissed_by")
    search_fields = ("commitment__reference",)
    fields = ("status", "commitment", DISMISSED_BY, DISMISSED)
    readonly_fields = fields
