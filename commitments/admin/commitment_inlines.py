"""Inlines of a commitment."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.admin.evidence import EvidenceForm
from commitments.admin.progress_forms import MilestoneForm
from commitments.admin.provisions import ProvisionChoiceMixin
from commitments.models import (
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    Evidence,
    InternalNote,
    Milestone,
    ProgressReport,
    StateChange,
    SupportingParticipant,
)
from contacts.admin.marks import RaisesOnly
from contacts.models import User
from core.admin.columns import in_three, moment, person, yes_no
from core.admin.visibility import VisibleStackedInline, VisibleTabularInline

WRITTEN_BY = person("written_by", _("written by"))
WRITTEN = moment("written_at", _("written"), empty=_("Not set"))
SUBMITTED = moment("submitted_at", _("submitted"), empty=_("None"))


class ListedInline(VisibleTabularInline):
    """Inline of areas or forms: at least one, without the open-ended entry and newly chosen retired ones."""

    listed = ""
    min_num = 1

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None or db_field.name != self.listed:
            return rows
        match = request.resolver_match
        commitment = unquote(match.kwargs.get("object_id", "")) if match else ""
        # An entry retired since remains valid for this commitment only.
        kept = rows.model._default_manager.filter(commitments=commitment) if commitment.isdigit() else rows.none()
        return rows.filter(Q(retired_on=None) | Q(pk__in=kept.values("pk")), is_open_ended=False)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True, **kwargs})


class AreaInline(ListedInline):
    model = CommitmentArea
    listed = "area"
    verbose_name_plural = _("areas, article 2(c)")


class FormInline(ListedInline):
    model = CommitmentForm
    listed = "form"
    verbose_name_plural = _("forms, article 3(a)")


class SupportInline(VisibleTabularInline):
    model = SupportingParticipant


class ProvisionInline(ProvisionChoiceMixin, VisibleTabularInline):
    model = CommitmentProvision

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        # Commitments cannot refer to the title and the preamble.
        # The stubs type the rows without their own methods.
        return rows.bearing_commitments() if rows is not None and db_field.name == "provision" else rows  # type: ignore[attr-defined]


class MineralInline(VisibleTabularInline):
    model = CommitmentMineral


class ForumInline(VisibleTabularInline):
    model = CommitmentForum


class MilestoneInline(VisibleStackedInline):
    model = Milestone
    form = MilestoneForm
    fields = ("due_on", *in_three("title"), "original_language", ("resolved_on", "resolution"))


class EvidenceRowForm(RaisesOnly, EvidenceForm):
    pass


class EvidenceInline(VisibleStackedInline):
    """Inline of public links."""

    model = Evidence
    form = EvidenceRowForm
    verbose_name = _("link to a supporting document")
    verbose_name_plural = _("links to supporting documents")
    fields = (*in_three("title"), "original_language", "link", "mark")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(file="").select_related("mark")


class ReportInline(VisibleTabularInline):
    """Inline of progress reports, newest first. Reports are edited and submitted on their own page."""

    related = ("participant", "commitment")
    without = ("add", "change")
    model = ProgressReport
    fields = ("reported_on", "participant", "health", "completion", SUBMITTED, "entered_for_it")
    readonly_fields = fields
    ordering = ("-reported_on", "-id")
    show_change_link = True
    can_delete = False
    entered_for_it = staticmethod(yes_no("on_behalf", _("entered by the secretariat on behalf of the Participant")))


class StateChangeInline(VisibleTabularInline):
    related = ("commitment", "by")
    model = StateChange
    fields = ("on", "before", "after", "reason", person("by", _("entered by")))
    readonly_fields = fields


class OwnNoteInline(VisibleStackedInline):
    """Inline of internal notes of the user's Participant, hidden from all others."""

    related = ("participant", "commitment", "written_by")
    model = InternalNote
    fields = ("text", WRITTEN_BY, WRITTEN)
    readonly_fields = (WRITTEN_BY, WRITTEN)
    verbose_name_plural = _("internal notes (visible to your ministry only)")

    # The permission depends on the author's Participant, not on the lead.
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return isinstance(request.user, User) and request.user.may.reads_own_drafts

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may("add", request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may("change", request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may("delete", request)


def sign_notes(formset: Any, user: Any) -> None:
    """Set Participant and author of the new notes of ``formset``."""
    for form in formset.extra_forms:
        form.instance.participant_id = user.participant_id
        form.instance.written_by = user
