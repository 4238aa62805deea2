"""Admin of commitments: their list, and a change form of their columns."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from commitments.acts import STATE_ACTS
from commitments.admin.dates import DatedAdmin
from commitments.admin.filters import DueFilter, OwnFilter
from commitments.admin.language_guard import GuardedAdmin
from commitments.models import Commitment
from commitments.records.commitment import COMMITMENT_FIELDS
from contacts.admin.marks import MarkedAdmin
from core.admin.columns import Fieldset, further, in_three, moment, person, texts, words
from core.text.links import Link

TITLE = words("title", _("title"))
ENTERED_BY = person("entered_by", _("entered by"))
CREATED = moment("created_at", _("created"))
UPDATED = moment("updated_at", _("updated"))


@admin.register(Commitment)
class CommitmentAdmin(MarkedAdmin, GuardedAdmin, DatedAdmin):
    new_page = "commitments:new-commitment"
    acts = STATE_ACTS
    list_display = (
        "reference",
        TITLE,
        "lead",
        "state",
        "health",
        "completion",
        "due_on",
        "mark",
    )
    list_display_links = (TITLE,)
    list_filter = ("state", OwnFilter, DueFilter, "health", "completion", "areas", "forms", "lead", "origin", "mark")
    date_hierarchy = "due_on"
    search_fields = ("reference", *in_three("title", "text"))
    own_choices = {"lead": "pk"}
    opened_along = _(
        "Lowering the mark also gives access to the milestones, the earlier progress reports and the "
        "supporting documents without a narrower mark."
    )
    guarded_fields = ("title", "text")
    # The page of the portal computes the due date with the schedule.
    readonly_fields = (*COMMITMENT_FIELDS.read_only, "reporting", ENTERED_BY, CREATED, UPDATED)
    basic: ClassVar[tuple[Fieldset, ...]] = (
        (_("Status"), {"fields": ("reference", "state", "state_reason", "superseded_by", "health", "completion")}),
        (None, {"fields": ("lead", "origin", "source", "mark")}),
        texts("title", "text"),
        (_("Dates"), {"fields": ("begun_on", "due_on")}),
        (_("Supply chain stage, actors and steps"), {"fields": ("stages", "country", "actors", "steps")}),
        (_("Intellectual property"), {"fields": ("ip_answer",)}),
    )
    fieldsets = (
        *basic,
        *further(COMMITMENT_FIELDS, *basic),
        (_("Record"), {"fields": (ENTERED_BY, CREATED, UPDATED)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # A hidden successor must appear as none; select_related would show it.
        seen = Commitment.objects.visible_to(request.user)
        rows = super().get_queryset(request).select_related("lead", "mark", "entered_by")
        return rows.prefetch_related(Prefetch("superseded_by", seen))

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        overviews = ((gettext("Coverage of areas and forms"), "coverage"), (gettext("Timeline"), "timeline"))
        return [Link(label, reverse(f"dialogue:{name}")) for label, name in overviews]
