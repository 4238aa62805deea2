"""Days that people set before a Dialogue; they are set on its own page, where it is told what speaks against one."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from core.admin.visibility import VisibleAdmin
from dialogue.models import PlannedStep


@admin.register(PlannedStep)
class PlannedStepAdmin(VisibleAdmin):
    """A step without a row is planned back from the meeting."""

    list_display = ("dialogue", "step", "on")
    list_filter = ("step", "dialogue")
    list_select_related = ("dialogue",)
    fields = ("dialogue", "step", "on")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
