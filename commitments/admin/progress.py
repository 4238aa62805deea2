"""Admin of milestones, progress reports, state changes and internal notes."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from commitments.acts import REPORT_ACTS
from commitments.admin.dates import DatedAdmin
from commitments.admin.language_guard import GuardedAdmin
from commitments.admin.record_links import CommitmentLinkMixin
from commitments.forms.parts import MilestoneRules, ReportRules
from commitments.models import InternalNote, Milestone, ProgressReport, StateChange
from contacts.models import User
from core.admin.columns import NO_DATE, in_three, moment, person, texts, words, yes_no
from core.forms import RecordForm

ENTERED_BY = person("entered_by", _("entered by"))
WRITTEN_BY = person("written_by", _("written by"))
BY = person("by", _("entered by"))
WRITTEN = moment("written_at", _("written"))
SUBMITTED = moment("submitted_at", _("submitted"), empty=NO_DATE)
ENTERED = moment("entered_at", _("entered"))


class MilestoneForm(MilestoneRules, RecordForm):
    pass


class ReportForm(ReportRules, RecordForm):
    pass


@admin.register(Milestone)
class MilestoneAdmin(CommitmentLinkMixin, DatedAdmin):
    without = ("add", "delete")
    part = "milestones"
    form = MilestoneForm
    list_display = (words("title", _("title")), "commitment", "due_on", "resolved_on", "resolution")
    list_filter = ("resolution", "commitment__state", "commitment__lead")
    date_hierarchy = "due_on"
    search_fields = ("commitment__reference", *in_three("title"))
    autocomplete_fields = ("commitment",)
    own_choices = {"commitment": "lead"}
    fieldsets = (
        (None, {"fields": ("commitment", "due_on", "resolved_on", "resolution")}),
        texts("title"),
    )


@admin.register(ProgressReport)
class ProgressReportAdmin(CommitmentLinkMixin, GuardedAdmin):
    """Admin of progress reports. A submitted report is corrected by another one."""

    acts = REPORT_ACTS
    part = "progress"
    without = ("add",)
    form = ReportForm
    list_display = (
        "reported_on",
        "commitment",
        "participant",
        "health",
        "completion",
        SUBMITTED,
        yes_no("on_behalf", _("entered by the secretariat on behalf of the Participant"), ordering="on_behalf"),
    )
    list_filter = ("participant", "health", "completion", "on_behalf")
    date_hierarchy = "reported_on"
    search_fields = ("commitment__reference", *in_three("text"))
    autocomplete_fields = ("commitment",)
    own_choices = {"participant": "pk"}
    guarded_fields = ("text",)
    readonly_fields = ("corrects", ENTERED_BY, "entered_for_it", SUBMITTED)
    fieldsets = (
        (None, {"fields": ("commitment", "participant", "reported_on", "health", "completion")}),
        texts("text"),
        (_("Record"), {"fields": ("corrects", ENTERED_BY, "entered_for_it", SUBMITTED)}),
    )
    entered_for_it = staticmethod(yes_no("on_behalf", _("entered by the secretariat on behalf of the Participant")))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        submitted = isinstance(obj, ProgressReport) and obj.submitted_at is not None
        return not submitted and super().has_change_permission(request, obj)


@admin.register(StateChange)
class StateChangeAdmin(CommitmentLinkMixin):
    part = "timeline"
    list_display = ("on", "commitment", "before", "after", "beginning", BY)
    list_filter = ("after", "commitment__lead")
    list_select_related = ("commitment", "by")
    date_hierarchy = "on"
    search_fields = ("commitment__reference", "reason")
    fields = ("commitment", "before", "after", "on", "reason", BY, ENTERED)
    readonly_fields = (BY, ENTERED)

    @admin.display(description=_("reason"))
    def beginning(self, change: Any) -> str | None:
        return Truncator(change.reason).chars(120) or None


@admin.register(InternalNote)
class InternalNoteAdmin(CommitmentLinkMixin):
    """Admin of internal notes of the user's Participant, hidden from all others."""

    part = "notes"
    without = ("add", "delete")
    list_display = ("commitment", "beginning", WRITTEN_BY, WRITTEN)
    list_select_related = ("commitment", "written_by", "participant")
    date_hierarchy = "written_at"
    search_fields = ("commitment__reference", "text")
    autocomplete_fields = ("commitment",)
    readonly_fields = (WRITTEN_BY, WRITTEN)
    fields = ("commitment", "text", WRITTEN_BY, WRITTEN)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        own = isinstance(request.user, User) and request.user.may.reads_own_drafts
        return own and super().has_view_permission(request, obj)

    @admin.display(description=_("text"))
    def beginning(self, note: Any) -> str:
        return Truncator(note.text).chars(120)
