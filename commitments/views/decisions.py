"""Detail view of a joint decision: status, concurrences and the next action."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commitments.acts import DECISION_ACTS
from commitments.models import JointDecision
from commitments.services.cross_references import places_of
from commitments.services.decision_detail import record_context
from commitments.views.access import readers_only, record_or_404
from commitments.views.record_actions import form_of, history_of, waited_for
from contacts.models import Side, User
from contacts.services.today import today_for

RELATED = ("instrument", "proposed_by__side", "superseded_by", "emergency", "intention", "rotating_side")


@readers_only
@require_GET
def decision_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a joint decision. Hidden and nonexistent ones both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = JointDecision.objects.visible_to(user).select_related(*RELATED, "retires_area", "retires_form", "entered_by")
    decision = record_or_404(seen, reference)
    context = {
        **record_context(decision, user),
        "links": (links := DECISION_ACTS.links(decision, user)),
        "main": waited_for(links),
        "mentions": places_of(reference=decision.reference, viewer=user, today=today_for(user)),
        "sides": Side.objects.order_by("order"),
        "edit_url": form_of(request, decision),
        "history_url": history_of(decision),
    }
    return render(request, "commitments/decision/page.html", context)
