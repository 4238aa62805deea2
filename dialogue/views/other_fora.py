"""Other fora at a Dialogue: the working group of article 4(a)(iii), overlaps and referrals."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from commitments.services.language_guard import guarded
from contacts.models import Side
from core.operation_costs import Operation, costs
from dialogue.enums import ReferralState
from dialogue.forms.other_fora import AnswerForm, AvoidedForm, RaisedForm, WithdrawForm
from dialogue.models import Dialogue, DismissedOverlap, Overlap, Referral
from dialogue.services.outline import outline
from dialogue.services.overlaps import considered, likely
from dialogue.services.register.meeting import weighed_forum
from dialogue.views.access import on_dialogue, runs_register


@costs(Operation.LIST)
@on_dialogue("GET")
def other_fora(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the current entry, recorded and likely overlaps, and referrals."""
    return page(request, dialogue)


def page(
    request: HttpRequest,
    dialogue: Dialogue,
    *,
    avoiding: tuple[int, AvoidedForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; ``avoiding`` is the submitted form about one commitment, with its errors."""
    context = section_context(request, dialogue)
    if context["may_decide"] and context["entry"]:
        wrong = dict([avoiding]) if avoiding else {}
        context["candidates"] = [
            (each, wrong.get(each.commitment.pk) or AvoidedForm(auto_id=f"overlap-{each.commitment.pk}-%s"))
            for each in likely(status=context["entry"])
        ]
        dismissed = DismissedOverlap.objects.visible_to(request.user).filter(status=context["entry"])
        context["dismissed"] = dismissed.select_related("commitment", "dismissed_by").order_by(
            "commitment__reference__natural"
        )
        context["warnings"] = guarded(context["entry"], "text")
    context["sides"] = Side.objects.all()
    return render(request, "dialogue/fora/page.html", context, status=status)


def section_context(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    """Return the context for the Dialogue's own page, for this reader."""
    user, entry = request.user, considered(dialogue)
    overlaps = Overlap.objects.visible_to(user).filter(status=entry).select_related("commitment")
    referrals = Referral.objects.visible_to(user).filter(dialogue=dialogue).select_related("forum", "session")
    return {
        "dialogue": dialogue,
        "forum": weighed_forum(),
        "entry": entry,
        "overlaps": overlaps.order_by("commitment__reference__natural") if entry else [],
        "referrals": [(each, ReferralState(each.state)) for each in referrals],
        "may_decide": runs_register(request) and user.has_perm("dialogue.decide_overlap"),
        "may_refer": user.has_perm("dialogue.refer_item"),
    }


@costs(Operation.AGENDA)
@on_dialogue("GET")
def referral(request: HttpRequest, dialogue: Dialogue, referral: int) -> HttpResponse:
    """Show a referral with its available actions."""
    return referral_page(request, referral_for(request, dialogue, referral))


def referral_page(request: HttpRequest, found: Referral, *, status: int = 200, **sent: Any) -> HttpResponse:
    """Render the page of a referral; ``sent`` are submitted forms with errors."""
    dialogue, state = found.dialogue, ReferralState(found.state)
    items = {item.key: item for item in outline(dialogue=dialogue, at=timezone.now(), edited=runs_register(request))}
    may = request.user.has_perm("dialogue.refer_item")
    forms: dict[str, Form] = {}
    if may and state is ReferralState.TO_RAISE:
        forms["raising"] = RaisedForm(referral=found, auto_id="raised-%s")
    if may and state in {ReferralState.RAISED, ReferralState.ANSWERED}:
        forms["answering"] = AnswerForm(auto_id="answer-%s")
    if may and state in {ReferralState.TO_RAISE, ReferralState.RAISED}:
        forms["withdrawing"] = WithdrawForm(auto_id="withdraw-%s")
    context: dict[str, Any] = {"dialogue": dialogue, "referral": found, "state": state}
    context["item"] = items.get(found.item_key)
    if may:
        context["warnings"] = guarded(found, "title", "text", "answer")
    problem = next((form for form in sent.values() if form.errors), None)
    return render(request, "dialogue/fora/referral.html", context | forms | sent | {"form": problem}, status=status)


def referral_for(request: HttpRequest, dialogue: Dialogue, referral: int) -> Referral:
    """Return the referral of that key if visible to the user. Raises Http404 otherwise."""
    seen = Referral.objects.visible_to(request.user).filter(dialogue=dialogue)
    found: Referral = get_object_or_404(seen.select_related("dialogue__instrument", "forum", "session"), pk=referral)
    return found
