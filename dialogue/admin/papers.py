"""Read-only admin of papers and their files, which are registered and uploaded on portal pages."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin.columns import in_three, moment, person, texts, words, yes_no
from core.admin.visibility import VisibleAdmin
from dialogue.admin.documents import StoredFileAdmin
from dialogue.models import Paper, PaperFile

TITLE = words("title", _("title"))
BROUGHT_BY = person("brought_by", _("submitted by"))
BROUGHT = moment("brought_at", _("submitted"))
# The type stubs do not accept callables in ``fields``.
FOR_INVITEES: Any = yes_no("for_invitees", _("visible to the invitees for its item"), ordering="for_invitees")


@admin.register(Paper)
class PaperAdmin(VisibleAdmin):
    without = ("add",)
    list_display = ("symbol", TITLE, "dialogue", "expected_from", "due_on", "received_on", "mark")
    list_display_links = (TITLE,)
    list_filter = ("dialogue", "series", "expected_from", "mark")
    list_select_related = ("dialogue__instrument", "expected_from", "mark")
    date_hierarchy = "due_on"
    search_fields = in_three("title", "note")
    fieldsets = (
        (None, {"fields": ("symbol", "dialogue", "series", "item_key", "mark", FOR_INVITEES)}),
        texts("title", "note"),
        (_("Status"), {"fields": ("expected_from", "due_on", "received_on")}),
    )
    readonly_fields = ("symbol", FOR_INVITEES)

    @admin.display(description=_("symbol"), ordering="number")
    def symbol(self, paper: Any) -> str:
        return str(paper.symbol)


@admin.register(PaperFile)
class PaperFileAdmin(StoredFileAdmin):
    related = ("paper__dialogue__instrument", "brought_by")
    list_display = ("name", "paper", "revision", "language", "scan_state", BROUGHT_BY, BROUGHT)
    list_filter = ("paper__dialogue", "language", "scan_state")
    search_fields = ("name",)
    fields = ("paper", "revision", "language", "name", "checksum", "scan_state", BROUGHT_BY, BROUGHT)
    readonly_fields = fields
