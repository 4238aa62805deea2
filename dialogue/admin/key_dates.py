"""Read-only admin of key dates set by users; they are edited on the portal page, which shows conflicts."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from core.admin.visibility import VisibleAdmin
from dialogue.models import PlannedStep


@admin.register(PlannedStep)
class PlannedStepAdmin(VisibleAdmin):
    """Admin of key dates. A step without a row is scheduled back from the meeting."""

    list_display = ("dialogue", "step", "on")
    list_filter = ("step", "dialogue")
    list_select_related = ("dialogue",)
    fields = ("dialogue", "step", "on")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
