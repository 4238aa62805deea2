"""Admin of proposals for the agenda: drafts can be edited, sending and review are on the portal page."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commitments.admin.language_guard import GuardedAdmin
from commitments.constraint_messages import CLOSED
from commitments.models import Commitment
from contacts.models import User
from core.admin.columns import NO_DATE, in_three, moment, person, status, texts, words, yes_no
from core.refusals.constraint_messages import NEEDS_TEXT, explain
from core.text.links import Link
from dialogue.enums import DialogueStatus, ProposalState
from dialogue.models import Proposal
from dialogue.services import proposals

TITLE = words("title", _("title"))
STATE = status("state", ProposalState, _("status"))
LATE: Any = yes_no("is_late", _("after the deadline"), ordering="is_late")
ENTERED_BY, SENT_BY = person("entered_by", _("entered by")), person("proposed_by", _("uploaded by"))
SETTLED_BY = person("settled_by", _("reviewed by"))
SENT = moment("proposed_at", _("submitted"), empty=NO_DATE)
SETTLED = moment("settled_at", _("reviewed"), empty=NO_DATE)


@admin.register(Proposal)
class ProposalAdmin(GuardedAdmin):
    list_display = ("participant", TITLE, "dialogue", STATE, LATE, SENT)
    list_display_links = (TITLE,)
    list_filter = ("dialogue", "participant", "state", "is_late")
    search_fields = in_three("title", "background")
    guarded_fields = proposals.TEXTS
    autocomplete_fields = ("commitment",)
    own_choices = {"participant": "pk"}
    readonly_fields = (STATE, LATE, ENTERED_BY, SENT_BY, SENT, SETTLED_BY, SETTLED, "reason", "item_key")
    fieldsets = (
        (None, {"fields": ("dialogue", "participant", STATE, LATE)}),
        texts(*proposals.TEXTS),
        (_("On the agenda"), {"fields": ("purpose", "minutes", "presenter", "provision", "commitment")}),
        (_("Submission"), {"fields": (ENTERED_BY, SENT_BY, SENT, SETTLED_BY, SETTLED, "reason", "item_key")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # All readers see a submitted proposal, but not always its commitment: a hidden one shows as none.
        seen = Commitment.objects.visible_to(request.user)
        people = ("entered_by", "proposed_by", "settled_by")
        rows = super().get_queryset(request).select_related("participant", "dialogue", "provision", *people)
        return rows.prefetch_related(Prefetch("commitment", seen))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Dialogue and Participant of a proposal are fixed, and saving must not clear a commitment
        # that the form hides.
        fixed = () if obj is None else ("dialogue", "participant")
        hidden = obj is not None and obj.commitment_id is not None and obj.commitment is None
        return (*self.readonly_fields, *fixed, *(("commitment",) if hidden else ()))

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is not None and db_field.name == "dialogue":
            return rows.filter(status__in=[each for each in DialogueStatus if each.is_ahead])
        return rows

    # Signature fixed by Django (boolean positional argument).
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        assert isinstance(request.user, User)
        proposals.save_draft(proposal=obj, by=request.user, changed=form.changed_data if change else None)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        is_draft = record.state == ProposalState.DRAFT and request.user.has_perm("dialogue.send_proposal", record)
        return [Link(gettext("Review and submit") if is_draft else gettext("View proposal"), record.get_absolute_url())]


explain(
    {
        "proposal_register_is_open": CLOSED,
        "proposal_has_a_title": NEEDS_TEXT,
        "proposal_proposed_at_a_moment": _("Enter the submission time of a submitted proposal."),
        "proposal_accepted_into_an_item": _(
            "Choose an agenda item for a proposal that is on the agenda, and only then."
        ),
        "proposal_declined_with_a_reason": _(
            "Enter the reason for declining the proposal. The ministry will be notified."
        ),
        "proposal_settled_by_somebody": _("Enter who reviewed the proposal and when."),
        "proposal_sent_by_its_own": _("Only the ministry that makes the proposal can submit it."),
    }
)
