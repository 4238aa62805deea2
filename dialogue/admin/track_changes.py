"""Read-only admin of changes between “with debate” and “without debate”; they are made on the portal page."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin.columns import moment
from core.admin.visibility import VisibleAdmin
from dialogue.models import TrackChange

CHANGED = moment("changed_at", _("changed"), empty=_("Not changed"))


@admin.register(TrackChange)
class TrackChangeAdmin(VisibleAdmin):
    list_display = ("__str__", "participant", "dialogue", CHANGED)
    list_filter = ("dialogue", "track", "participant")
    list_select_related = ("dialogue", "participant", "commitment")
    fields = ("dialogue", "commitment", "item_key", "track", "participant", "reason", "changed_by", CHANGED)
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
