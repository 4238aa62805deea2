"""Follow-up of a Dialogue's actions: readable by all readers of the register, edited by the secretariat."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.models import Commitment
from contacts.models import User
from contacts.services.today import today_for
from dialogue.enums import ActionState
from dialogue.forms.follow_up import ConvertToCommitmentForm, SettleForm
from dialogue.models import ActionItem, Dialogue
from dialogue.services import follow_up, outcomes
from dialogue.services.record_rows import day_there
from dialogue.views.access import on_dialogue
from dialogue.views.action_responses import REFUSALS, in_words, warn_of_day

RIGHT = "dialogue.change_actionitem"


@on_dialogue("GET")
def actions(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """List the actions in order, with their commitments."""
    return _page(request, dialogue)


@on_dialogue("POST")
def take_on(request: HttpRequest, dialogue: Dialogue, action: int) -> HttpResponse:
    """Create a commitment from the action."""
    by, found = _allowed(request), _action(dialogue, action)
    form = ConvertToCommitmentForm(request.POST, areas=follow_up.choices(dialogue), auto_id=f"take-{found.pk}-%s")
    if not form.is_valid():
        return _page(request, dialogue, status=400, bound={found.pk: form})
    try:
        made = follow_up.take_on(action=found, by=by, at=timezone.now(), areas=form.chosen)
    except REFUSALS as refusal:
        return _page(request, dialogue, status=409, refusal=in_words(refusal))
    message = _("Action %(code)s is now commitment %(reference)s.")
    messages.success(request, message % {"reference": made.reference, "code": found.code})
    return redirect("dialogue:actions", number=dialogue.number)


@on_dialogue("POST")
def settle(request: HttpRequest, dialogue: Dialogue, action: int) -> HttpResponse:
    """Close, continue or drop the action."""
    by, found = _allowed(request), _action(dialogue, action)
    form = SettleForm(request.POST, now=ActionState(found.state), auto_id=f"settle-{found.pk}-%s")
    if not form.is_valid():
        return _page(request, dialogue, status=400, bound={found.pk: form})
    values = form.cleaned_data
    try:
        follow_up.settle(
            action=found,
            to=ActionState(values["to"]),
            reason=values["reason"],
            by=by,
            on=day_there(dialogue, timezone.now()),
            due_on=values["due_on"],
        )
    except REFUSALS as refusal:
        return _page(request, dialogue, status=409, refusal=in_words(refusal), bound={found.pk: form})
    messages.success(request, _("Status of action %(code)s saved.") % {"code": found.code})
    warn_of_day(request, dialogue, values["due_on"])
    return redirect("dialogue:actions", number=dialogue.number)


def _page(
    request: HttpRequest,
    dialogue: Dialogue,
    *,
    status: int = 200,
    refusal: str = "",
    bound: dict[int, Any] | None = None,
) -> HttpResponse:
    # All readers see an action, but not always its commitment, which is then omitted.
    seen = Commitment.objects.visible_to(request.user)
    rows = ActionItem.objects.visible_to(request.user).filter(dialogue=dialogue).order_by("number")
    rows = rows.select_related("dialogue", "lead").prefetch_related(Prefetch("commitment", seen))
    offered = _ActionForms(dialogue, bound or {}) if request.user.has_perm(RIGHT) else None
    assert isinstance(request.user, User)
    today = today_for(request.user)
    context = {"dialogue": dialogue, "rows": [_row(row, offered, today) for row in rows], "refusal": refusal}
    context["may_add"] = offered is not None and outcomes.takes_entries(dialogue)
    context["sent"] = next(iter((bound or {}).values()), None)
    return render(request, "dialogue/follow_up.html", context, status=status)


class _ActionForms:
    """Forms of all actions, from one query of areas; ``bound`` are those redisplayed with errors."""

    def __init__(self, dialogue: Dialogue, bound: dict[int, Any]) -> None:
        self.areas, self.by_item, self.bound = follow_up.choices(dialogue), follow_up.areas_of(dialogue), bound

    def settle(self, action: ActionItem) -> SettleForm:
        form = self.bound.get(action.pk)
        if isinstance(form, SettleForm):
            return form
        return SettleForm(now=ActionState(action.state), auto_id=f"settle-{action.pk}-%s")

    def take_on(self, action: ActionItem) -> ConvertToCommitmentForm:
        form = self.bound.get(action.pk)
        if isinstance(form, ConvertToCommitmentForm):
            return form
        area = self.by_item.get(action.item)
        return ConvertToCommitmentForm(
            areas=self.areas, initial={"area": area.code if area else ""}, auto_id=f"take-{action.pk}-%s"
        )


def _row(action: ActionItem, offered: _ActionForms | None, today: date) -> dict[str, Any]:
    state = ActionState(action.state)
    row: dict[str, Any] = {"action": action, "state": state, "late": action.days_overdue(today)}
    if offered is not None:
        row["settle"] = offered.settle(action)
        if state.is_open and action.commitment_id is None:
            row["take_on"] = offered.take_on(action)
    return row


def _allowed(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied(_("The secretariat updates the status of actions; lead Participants report on them."))
    return request.user


def _action(dialogue: Dialogue, action: int) -> ActionItem:
    found: ActionItem = get_object_or_404(ActionItem.objects.select_related("dialogue"), dialogue=dialogue, pk=action)
    return found
