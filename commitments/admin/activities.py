"""Admin of activities under the forms of article 3(a)."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.admin.dates import DatedAdmin
from commitments.admin.language_guard import GuardedAdmin
from commitments.forms.activity_rules import ActivityRules
from commitments.models import Activity
from commitments.records.activity import ACTIVITY_FIELDS
from contacts.admin.marks import MarkedAdmin
from core.admin.columns import Fieldset, further, in_three, texts, words
from core.forms import RecordForm

TITLE = words("title", _("title"))


class ActivityForm(ActivityRules, RecordForm):
    pass


@admin.register(Activity)
class ActivityAdmin(MarkedAdmin, GuardedAdmin, DatedAdmin):
    new_page = "commitments:new-activity"
    form = ActivityForm
    list_display = (
        "reference",
        TITLE,
        "kind",
        "state",
        "starts_on",
        words("place", _("place")),
        "organizer",
        "mark",
    )
    list_display_links = (TITLE,)
    list_filter = ("state", "kind", "form", "organizer", "country", "mark")
    date_hierarchy = "starts_on"
    search_fields = ("reference", *in_three("title", "text", "place"))
    own_choices = {"organizer": "pk"}
    guarded_fields = ("title", "text")
    readonly_fields = ("reference",)
    basic: ClassVar[tuple[Fieldset, ...]] = (
        (None, {"fields": ("reference", "kind", "form", "organizer", "state", "mark", "source")}),
        texts("title", "text", "place"),
        (
            _("Date and place"),
            {
                "fields": ("starts_on", "ends_on", "starts_at", "time_zone", "country"),
                "description": _("Enter dates and times in local time at the venue."),
            },
        ),
        (_("Supply chain stage, actors and steps"), {"fields": ("stages", "actors", "purposes")}),
    )
    fieldsets = (*basic, *further(ACTIVITY_FIELDS, *basic))

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        return rows.filter(is_open_ended=False) if rows is not None and db_field.name == "form" else rows
