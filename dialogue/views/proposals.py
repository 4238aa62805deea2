"""Proposals of ministries for the agenda: list, detail page and backlog."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from commitments.models import Commitment
from commitments.services.language_guard import guarded
from core.operation_costs import Operation, costs
from core.text.languages import Language
from dialogue.enums import AgendaStatus, PlanStep, ProposalState
from dialogue.forms.proposals import PlaceForm, ReasonForm
from dialogue.models import Agenda, AgendaItem, Dialogue, Proposal
from dialogue.services.key_dates import closes_at, day_of
from dialogue.services.outline import OutlineItem, draft_outline
from dialogue.services.proposals import TEXTS
from dialogue.services.sides import host_first
from dialogue.views.access import dialogue_for, on_dialogue


@on_dialogue("GET")
def proposals(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """List all proposals visible to the reader, and the closing date."""
    return render(request, "dialogue/proposals/list.html", listed(request, dialogue))


def listed(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    """Return the context of the table of proposals, for this reader."""
    seen = Proposal.objects.visible_to(request.user).filter(dialogue=dialogue)
    rows = seen.select_related("dialogue", "participant__side", "provision", "entered_by").order_by("proposed_at", "pk")
    closes = closes_at(dialogue=dialogue, step=PlanStep.PROPOSALS)
    return {
        "dialogue": dialogue,
        # Pending ones first: they need action.
        "proposals": sorted(rows, key=lambda row: not row.state_of.is_open),
        "closes_on": day_of(dialogue=dialogue, step=PlanStep.PROPOSALS),
        "is_closed": closes is not None and timezone.now() > closes,
        "may_propose": dialogue.status_of.is_ahead and request.user.has_perm("dialogue.add_proposal"),
    }


@costs(Operation.AGENDA)
@login_required
@require_GET
def proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Show a proposal in three languages with its available actions."""
    return page(request, proposal_for(request, number, proposal))


def page(
    request: HttpRequest, found: Proposal, *, declining: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    """Render the page of a proposal; ``declining`` is the submitted form with its errors."""
    user, state = request.user, found.state_of
    own, settles = user.has_perm("dialogue.send_proposal", found), user.has_perm("dialogue.settle_proposal")
    context = {
        "dialogue": found.dialogue,
        "proposal": found,
        "sides": host_first(found.dialogue),
        "commitment": (
            Commitment.objects.visible_to(user).filter(pk=found.commitment_id).first() if found.commitment_id else None
        ),
        "columns": [
            (language, *(getattr(found, f"{name}_{language.value}") for name in TEXTS)) for language in Language
        ],
        "warnings": guarded(found, *TEXTS),
        "may_edit": user.has_perm("dialogue.change_proposal", found),
        "may_send": own and state is ProposalState.DRAFT and found.dialogue.status_of.is_ahead,
        "may_withdraw": own and state.is_open,
        "may_settle": settles and state is ProposalState.PROPOSED,
        "may_return": settles and state in {ProposalState.ACCEPTED, ProposalState.DECLINED},
        "declining": declining or ReasonForm(),
    }
    if context["may_settle"]:
        draft = DraftAgenda.of(found.dialogue)
        context["place"] = draft and draft.form(found)
    return render(request, "dialogue/proposals/proposal.html", context, status=status)


def proposal_for(request: HttpRequest, number: int, proposal: int) -> Proposal:
    """Return the proposal of that key if visible to the user. Raises Http404 otherwise."""
    seen = Proposal.objects.visible_to(request.user).filter(dialogue=dialogue_for(request, number))
    people = ("entered_by", "proposed_by", "settled_by")
    rows = seen.select_related("dialogue__instrument", "participant__side", "provision", "commitment__mark", *people)
    found: Proposal = get_object_or_404(rows, pk=proposal)
    return found


@dataclass(frozen=True, slots=True)
class DraftAgenda:
    """Draft agenda with the possible positions of proposals."""

    items: tuple[OutlineItem, ...]
    rows: dict[str, AgendaItem]

    @classmethod
    def of(cls, dialogue: Dialogue) -> "DraftAgenda | None":
        agenda = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.DRAFT).first()
        if agenda is None:
            return None
        return cls(draft_outline(agenda=agenda), {row.key: row for row in AgendaItem.objects.filter(agenda=agenda)})

    def form(self, proposal: Proposal, sent: Any = None) -> PlaceForm:
        return PlaceForm(sent, items=self.items, rows=self.rows, proposal=proposal)


def backlog(dialogue: Dialogue) -> list[tuple[Proposal, PlaceForm]]:
    """Return the backlog, the oldest first, each with the form for its position in the draft."""
    draft = DraftAgenda.of(dialogue)
    waiting = Proposal.objects.filter(dialogue=dialogue).backlog().select_related("dialogue", "participant")
    return [(each, draft.form(each)) for each in waiting] if draft else []
