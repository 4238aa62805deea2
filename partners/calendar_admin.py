"""Admin of the user's own calendar tokens, by prefix."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from core.admin.columns import NO_DATE, moment
from core.admin.visibility import VisibleAdmin
from core.text.links import Link
from partners.acts import CALENDAR_ACTS
from partners.models import CalendarToken

MOMENTS = (
    moment("created_at", _("created"), empty=NO_DATE),
    moment("expires_at", _("expires"), empty=NO_DATE),
    moment("last_used_at", _("last used"), empty=NO_DATE),
    moment("revoked_at", _("revoked"), empty=_("No")),
)


@admin.register(CalendarToken)
class CalendarTokenAdmin(VisibleAdmin):
    acts = CALENDAR_ACTS
    list_display = ("name", "prefix", "user", *MOMENTS)
    date_hierarchy = "expires_at"
    search_fields = ("name", "prefix")
    fields = ("name", "prefix", "user", *MOMENTS)
    readonly_fields = MOMENTS

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        if not request.user.has_perm("partners.issue_calendartoken"):
            return []
        return [Link(gettext("Subscribe to the calendar"), reverse("partners:subscribe"))]
