"""Read-only admin of meeting entries, which are edited on the meeting page.

A ministry's own notes have no admin: only its staff may see them, on a separate page.
"""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin.columns import NO_DATE, in_three, moment, person, texts, words
from core.admin.visibility import VisibleAdmin
from dialogue.models import ItemOutcome, Speaker

REQUESTED = moment("asked_at", _("requested the floor"), empty=NO_DATE)
BEGUN = moment("begun_at", _("started"), empty=_("None"))
ENDED = moment("ended_at", _("ended"), empty=NO_DATE)
ENTERED = moment("entered_at", _("entered"), empty=NO_DATE)
ENTERED_BY = person("entered_by", _("entered by"))


class MeetingEntryAdminMixin(VisibleAdmin):
    """Admin without permission to add, change or delete."""

    without = ("add", "change", "delete")


@admin.register(ItemOutcome)
class ItemOutcomeAdmin(MeetingEntryAdminMixin):
    list_display = ("item_key", "dialogue", "result", words("decision", _("decision")), BEGUN, ENDED)
    list_filter = ("dialogue", "result")
    search_fields = ("item_key", *in_three("summary", "decision"))
    fieldsets = (
        (None, {"fields": ("dialogue", "item_key", "result", BEGUN, ENDED, ENTERED_BY, ENTERED, "version")}),
        texts("summary", "decision"),
    )
    readonly_fields = (BEGUN, ENDED, ENTERED_BY, ENTERED, "version")


@admin.register(Speaker)
class SpeakerAdmin(MeetingEntryAdminMixin):
    list_display = ("who", "item_key", "dialogue", REQUESTED, BEGUN, ENDED)
    list_filter = ("dialogue", "participant")
    list_select_related = ("dialogue", "participant", "invitee__stakeholder")
    search_fields = ("item_key", "participant__code", "invitee__stakeholder__name")
    fields = ("dialogue", "item_key", "participant", "invitee", REQUESTED, BEGUN, ENDED)
    readonly_fields = (REQUESTED, BEGUN, ENDED)

    @admin.display(description=_("speaker"))
    def who(self, speaker: Any) -> str:
        return str(speaker)
