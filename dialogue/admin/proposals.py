"""Admin of proposals for the agenda: drafts can be edited, sending and review are on the portal page."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.admin.language_guard import GuardedAdmin
from commitments.constraint_messages import CLOSED
from commitments.models import Commitment
from contacts.models import User
from core.admin.columns import NO_DATE, in_three, moment, person, status, texts, words, yes_no
from core.refusals.constraint_messages import NEEDS_TEXT, explain
from dialogue.enums import ProposalState
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
    without = ("add",)
    readonly_fields = (
        "dialogue",
        "participant",
        STATE,
        LATE,
        ENTERED_BY,
        SENT_BY,
        SENT,
        SETTLED_BY,
        SETTLED,
        "reason",
        "item_key",
    )
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
        # Saving must not clear a commitment that the form hides.
        hidden = obj is not None and obj.commitment_id is not None and obj.commitment is None
        return (*self.readonly_fields, *(("commitment",) if hidden else ()))

    # Signature fixed by Django (boolean positional argument).
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        assert isinstance(request.user, User)
        proposals.save_draft(proposal=obj, by=request.user, changed=form.changed_data)


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
