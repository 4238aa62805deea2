"""Read-only admin of key dates set by users; they are edited on the portal page, which shows conflicts."""

from django.contrib import admin

from core.admin.visibility import VisibleAdmin
from dialogue.models import PlannedStep


@admin.register(PlannedStep)
class PlannedStepAdmin(VisibleAdmin):
    """Admin of key dates. A step without a row is scheduled back from the meeting."""

    without = ("add", "delete")
    list_display = ("dialogue", "step", "on")
    list_filter = ("step", "dialogue")
    fields = ("dialogue", "step", "on")
    readonly_fields = fields
