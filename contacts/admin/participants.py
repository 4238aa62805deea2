"""Admin of the seed data: sides, Participants, ranks and handling marks, all read-only.

Only the national equivalents of the marks are edited here, by administrators.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contacts.models import HandlingMark, MarkEquivalent, Participant, Rank, Side
from core.admin.columns import in_three, texts, words
from core.admin.visibility import VisibleAdmin


@admin.register(Side)
class SideAdmin(VisibleAdmin):
    list_display = ("code", words("name", _("name")), words("capital", _("capital")), "time_zone", "order")
    search_fields = ("code", *in_three("name"))
    fieldsets = (
        (None, {"fields": ("code", "time_zone", "order")}),
        texts("name", "capital", original=False),
    )


@admin.register(Participant)
class ParticipantAdmin(VisibleAdmin):
    list_display = (
        "code",
        words("applied_title", _("applied title")),
        words("legal_name", _("legal name")),
        "side",
        "order",
    )
    list_filter = ("side",)
    search_fields = ("code", *in_three("label", "applied_title", "legal_name"))
    fieldsets = (
        (None, {"fields": ("code", "side", "order")}),
        texts("label", "applied_title", "legal_name", original=False),
    )


@admin.register(Rank)
class RankAdmin(VisibleAdmin):
    list_display = ("code", words("name", _("name")), "order")
    search_fields = ("code", *in_three("name"))
    fieldsets = ((None, {"fields": ("code", "order")}), texts("name", original=False))


@admin.register(HandlingMark)
class HandlingMarkAdmin(VisibleAdmin):
    list_display = ("code", words("name", _("name")), "tlp", "audience", "rank")
    list_filter = ("audience",)
    search_fields = ("code", "tlp", *in_three("name"))
    fieldsets = ((None, {"fields": ("code", "tlp", "audience", "rank")}), texts("name", original=False))


@admin.register(MarkEquivalent)
class MarkEquivalentAdmin(VisibleAdmin):
    list_display = ("mark", "side", words("name", _("name")))
    list_display_links = ("mark",)
    list_filter = ("mark", "side")
    search_fields = in_three("name")
    fieldsets = ((None, {"fields": ("mark", "side")}), texts("name", original=False))
