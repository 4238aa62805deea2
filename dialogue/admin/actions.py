"""Admin of action items and of the subjects discussed."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.admin.dates import DatedAdmin
from commitments.models import Commitment
from core.admin.columns import in_three, texts, words
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from dialogue.admin.dialogue_inlines import DiscussionAreaInline
from dialogue.models import ActionItem, ActionSupport, Discussion

TITLE = words("title", _("title"))


class SupportInline(VisibleTabularInline):
    model = ActionSupport


@admin.register(ActionItem)
class ActionItemAdmin(DatedAdmin):
    without = ("add",)
    list_display = ("code", TITLE, "lead", "state", "due_on", "commitment")
    list_display_links = (TITLE,)
    # Not sortable by commitment: the sort position would reveal a hidden one.
    sortable_by: ClassVar[Any] = ("code", TITLE, "lead", "state", "due_on")
    list_filter = ("state", "dialogue", "lead")
    list_select_related = ("dialogue", "lead")
    date_hierarchy = "due_on"
    search_fields = in_three("title", "note")
    autocomplete_fields = ("commitment",)
    inlines = (SupportInline,)
    fieldsets = (
        (None, {"fields": ("dialogue", "number", "item", "lead", "commitment", "source")}),
        texts("title", "note"),
        (_("Status"), {"fields": ("due_on", "state", "closed_on", "state_reason")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # All readers see an action, but not always the commitment that implements it: a hidden one shows as none.
        seen = Commitment.objects.visible_to(request.user)
        rows = super().get_queryset(request).select_related("dialogue", "lead")
        return rows.prefetch_related(Prefetch("commitment", seen))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Saving must not clear a commitment that the form hides.
        hidden = obj is not None and obj.commitment_id is not None and obj.commitment is None
        # Written on the page of the actions.
        return ("state", "closed_on", "state_reason", *(("commitment",) if hidden else ()))

    @admin.display(description=_("number"), ordering="number")
    def code(self, action: Any) -> str:
        return str(action.code)


@admin.register(Discussion)
class DiscussionAdmin(VisibleAdmin):
    list_display = ("dialogue", "order", TITLE, "touches")
    list_display_links = (TITLE,)
    list_filter = ("dialogue", "areas")
    search_fields = in_three("title", "summary")
    inlines = (DiscussionAreaInline,)
    fieldsets = (
        (None, {"fields": ("dialogue", "order", "source")}),
        texts("title", "summary"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("areas")

    def reading_page(self, record: Any) -> str:
        return f"{record.dialogue.get_absolute_url()}#subjects"

    @admin.display(description=_("areas"))
    def touches(self, discussion: Any) -> str | None:
        return " ".join(area.code for area in discussion.areas.all()) or None
