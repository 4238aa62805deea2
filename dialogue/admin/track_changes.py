"""Read-only admin of changes between “with debate” and “without debate”; they are made on the portal page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin.columns import moment
from core.admin.visibility import VisibleAdmin
from dialogue.models import TrackChange

CHANGED = moment("changed_at", _("changed"))


@admin.register(TrackChange)
class TrackChangeAdmin(VisibleAdmin):
    without = ("add", "change", "delete")
    list_display = ("__str__", "participant", "dialogue", CHANGED)
    list_filter = ("dialogue", "track", "participant")
    list_select_related = ("dialogue", "participant", "commitment")
    fields = ("dialogue", "commitment", "item_key", "track", "participant", "reason", "changed_by", CHANGED)
    readonly_fields = fields
