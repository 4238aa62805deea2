"""Actions on proposals: written, sent and withdrawn by ministries, reviewed by the secretariat."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commitments.models import Commitment
from commitments.services.language_guard import guarded
from contacts.models import User
from core.operation_costs import Operation, costs
from dialogue.enums import PlanStep
from dialogue.exceptions import DraftMissingError
from dialogue.forms.proposals import ProposalForm, ReasonForm
from dialogue.models import Dialogue, Proposal
from dialogue.services import proposals as services
from dialogue.services.key_dates import day_of, is_late
from dialogue.services.proposals import TEXTS
from dialogue.views.access import on_dialogue
from dialogue.views.action_responses import allowed, carried_out, nothing_changed, refusal_of
from dialogue.views.preview import confirmation
from dialogue.views.proposals import DraftAgenda, page, proposal_for

# Marks requests from the backlog on the draft page, to which they return.
FROM_DRAFT = "draft"


@on_dialogue("GET", "POST")
def new_proposal(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Propose an item for the user's own ministry or, as the secretariat, as a draft on behalf of another."""
    user = allowed(request, "dialogue.add_proposal")
    draft = Proposal(dialogue=dialogue, commitment=_of_the_address(request, user))
    return _write(request, user, draft, is_new=True)


@login_required
@require_http_methods(["GET", "POST"])
def edit_proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Edit a draft."""
    found = proposal_for(request, number, proposal)
    return _write(request, allowed(request, "dialogue.change_proposal", found), found, is_new=False)


def _of_the_address(request: HttpRequest, user: User) -> Commitment | None:
    """Return the commitment in the URL parameter, if visible to the user."""
    reference = request.GET.get("commitment", "").replace("\x00", "")
    seen: Commitment | None = Commitment.objects.visible_to(user).filter(reference=reference).first()
    return seen


def _write(request: HttpRequest, user: User, draft: Proposal, *, is_new: bool) -> HttpResponse:
    own = user.may.belongs_to_participant
    if own and is_new:
        assert user.participant is not None  # Guaranteed by user_with_a_ministry_role_has_a_ministry.
        draft.participant = user.participant
    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(sent, instance=draft, user=user, instrument=draft.dialogue.instrument)
    if form.is_valid():
        if "send" in request.POST and not own:
            raise PermissionDenied(_("Only the ministry that makes the proposal can submit it."))
        changed = None if is_new else form.changed_data
        if not is_new and not changed and "send" not in request.POST:
            nothing_changed(request)
            return redirect(draft)
        refused = refusal_of(lambda: services.save_draft(proposal=draft, by=user, changed=changed))
        if not refused and "send" in request.POST:
            _send(request, user, draft)
        if not refused:
            return redirect(draft)
        form.add_error(None, refused)
    context = {
        "dialogue": draft.dialogue,
        "form": form,
        "closes_on": day_of(dialogue=draft.dialogue, step=PlanStep.PROPOSALS),
        "is_closed": is_late(dialogue=draft.dialogue, step=PlanStep.PROPOSALS, at=timezone.now()),
        "warnings": [] if is_new else guarded(draft, *TEXTS),
        "is_new": is_new,
        "may_send": own,
    }
    return render(request, "dialogue/proposals/write.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def send_proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Send a draft, as its own ministry."""
    found = proposal_for(request, number, proposal)
    _send(request, allowed(request, "dialogue.send_proposal", found), found)
    return redirect(found)


def _send(request: HttpRequest, user: User, draft: Proposal) -> None:
    done = _("Proposal submitted. All Participants can read it.")
    carried_out(request, lambda: services.send(proposal=draft, by=user, at=timezone.now()), done)


@login_required
@require_POST
def withdraw_proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Withdraw an unreviewed proposal, as its own ministry."""
    found = proposal_for(request, number, proposal)
    user = allowed(request, "dialogue.send_proposal", found)
    said = _("If you withdraw it, the item will be recorded as withdrawn. This cannot be undone.")
    if shown := confirmation(
        request, found, title=_("Withdraw proposal"), sentences=(said,), back=found.get_absolute_url()
    ):
        return shown
    done = _("Proposal withdrawn.")
    carried_out(request, lambda: services.withdraw(proposal=found, by=user, at=timezone.now()), done)
    return redirect(found)


@costs(Operation.AGENDA)
@login_required
@require_POST
def accept_proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Accept a proposal into the draft, at the position in the form."""
    found = proposal_for(request, number, proposal)
    user = allowed(request, "dialogue.settle_proposal", found)
    back = redirect("dialogue:draft", number=number) if FROM_DRAFT in request.POST else redirect(found)

    def act() -> None:
        draft = DraftAgenda.of(found.dialogue)
        if draft is None:
            raise DraftMissingError(_("There is no draft agenda. Save a draft, then add proposals to it."))
        form = draft.form(found, request.POST)
        if not form.is_valid():
            raise DraftMissingError(_("This item is no longer in the draft. Choose another position."))
        given = {"proposal": found, "by": user, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        if form.item is not None:
            services.accept_into(item=form.item, **given)
        else:
            services.accept(under=form.under, **given)

    carried_out(request, act, _("Proposal added to the draft agenda. The ministry has been notified."))
    return back


@costs(Operation.AGENDA)
@login_required
@require_POST
def decline_proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Decline a proposal, with the reason."""
    found = proposal_for(request, number, proposal)
    user = allowed(request, "dialogue.settle_proposal", found)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return page(request, found, declining=form, status=400)
    carried_out(
        request,
        lambda: services.decline(proposal=found, by=user, at=timezone.now(), reason=form.cleaned_data["reason"]),
        _("Proposal declined. The ministry has been notified of the reason."),
    )
    return redirect(found)


@login_required
@require_POST
def return_proposal(request: HttpRequest, number: int, proposal: int) -> HttpResponse:
    """Return a reviewed proposal to the backlog."""
    found = proposal_for(request, number, proposal)
    user = allowed(request, "dialogue.settle_proposal", found)
    done = _("Proposal returned to the backlog. The ministry has been notified.")
    carried_out(request, lambda: services.return_to_backlog(proposal=found, by=user, at=timezone.now()), done)
    return redirect(found)
