"""Decisions of meetings, separate from the joint decisions of the five Participants."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from commitments.models import JointDecision
from commitments.views.access import readers_only
from contacts.models import User
from contacts.services.today import today_for
from dialogue.services.meeting_decisions import draft, numbered
from dialogue.views.action_responses import REFUSALS, in_words


@readers_only
@require_GET
def meeting_decisions(request: HttpRequest) -> HttpResponse:
    """List the decisions of all Dialogues, each with the joint decision made from it if the reader may see that."""
    seen = set(JointDecision.objects.visible_to(request.user).values_list("pk", flat=True))
    rows = [(each, each.joint_decision if each.joint_decision_id in seen else None) for each in numbered(request.user)]
    may_draft = request.user.has_perm("commitments.add_jointdecision")
    return render(request, "dialogue/meeting_decisions.html", {"rows": rows, "may_draft": may_draft})


@login_required
@require_POST
def propose_for_concurrence(request: HttpRequest, outcome: int) -> HttpResponse:
    """Draft a joint decision from a decision of a meeting, and open it to be read and proposed."""
    user = request.user
    assert isinstance(user, User)
    found = get_object_or_404(numbered(user), pk=outcome)
    if not user.has_perm("commitments.add_jointdecision"):
        raise PermissionDenied(_("Your role does not allow this action, or the record is closed."))
    try:
        made = draft(outcome=found, by=user, on=today_for(user))
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
        return redirect("dialogue:meeting-decisions")
    messages.success(request, _("Draft saved. Check the text, then propose it."))
    return redirect(made)
