"""Invitees (article 4(a)(ii)): proposals, items and status of each invitation."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contacts.models import User
from core.operation_costs import Operation, costs
from core.text.times import displayed_text
from dialogue.enums import InviteeState
from dialogue.forms.invitees import AnswerForm, ItemsForm, ProposeInviteeForm
from dialogue.models import Dialogue, Invitee
from dialogue.services import invitations as services
from dialogue.services.papers import for_invitee
from dialogue.views.access import dialogue_for, on_dialogue, runs_register
from dialogue.views.action_responses import allowed, carried_out, nothing_changed, refusal_of


@costs(Operation.AGENDA)
@on_dialogue("GET", "POST")
def new_invitee(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Propose an invitee, for the user's own ministry or, as the secretariat, on behalf of one."""
    user = allowed(request, "dialogue.add_invitee")
    sent = request.POST if request.method == "POST" else None
    form = ProposeInviteeForm(sent, items=_choices(request, dialogue), dialogue=dialogue, user=user)
    if user.participant is not None:
        form.fields["language"].initial = _language_of(user)
    if form.is_valid():
        chosen = dict(form.cleaned_data)
        chosen.setdefault("proposed_by", user.participant)
        made: list[Invitee] = []
        refused = refusal_of(lambda: made.append(services.propose(dialogue=dialogue, by=user, **chosen)))
        if not refused:
            carried_out(request, lambda: None, _("Invitee proposed. The secretariat will send the invitation."))
            return _to(made[0])
        form.add_error(None, refused)
    context = {"dialogue": dialogue, "form": form, "may_enter": user.has_perm("contacts.add_stakeholder")}
    return render(request, "dialogue/people/propose.html", context, status=400 if form.errors else 200)


@costs(Operation.AGENDA)
@login_required
@require_http_methods(["GET", "POST"])
def invitee(request: HttpRequest, number: int, invitee: int) -> HttpResponse:
    """Show an invitee with items, status and available actions."""
    found = _found(request, number, invitee)
    if request.method == "GET":
        return _page(request, found)
    user = allowed(request, "dialogue.change_invitee", found)
    form = _items_form(request, found, request.POST)
    if not form.is_valid():
        return _page(request, found, items=form)
    if not form.has_changed():
        nothing_changed(request)
        return _to(found)
    carried_out(
        request,
        lambda: services.choose_items(invitee=found, by=user, **form.cleaned_data),
        _("Items saved. Papers shared with invitees for these items are included."),
    )
    return _to(found)


@costs(Operation.AGENDA)
@login_required
@require_POST
def send_invitation(request: HttpRequest, number: int, invitee: int) -> HttpResponse:
    """Send the invitation as previewed."""
    found = _found(request, number, invitee)
    user = allowed(request, "dialogue.invite_invitee", found)
    done = _("Invitation queued for sending to %(address)s.") % {"address": found.stakeholder.email}
    carried_out(request, lambda: services.invite(invitee=found, by=user, at=timezone.now()), done)
    return _to(found)


@costs(Operation.AGENDA)
@login_required
@require_POST
def enter_answer(request: HttpRequest, number: int, invitee: int) -> HttpResponse:
    """Record an invitee's reply."""
    found = _found(request, number, invitee)
    user = allowed(request, "dialogue.invite_invitee", found)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answering=form)
    to, on = InviteeState(form.cleaned_data["to"]), form.cleaned_data["on"]
    carried_out(request, lambda: services.answer(invitee=found, to=to, on=on, by=user), _("Reply recorded."))
    return _to(found)


@login_required
@require_POST
def take_back(request: HttpRequest, number: int, invitee: int) -> HttpResponse:
    """Withdraw a proposed invitation."""
    found = _found(request, number, invitee)
    user = allowed(request, "dialogue.delete_invitee", found)
    done = _("The proposal to invite %(name)s was withdrawn.") % {"name": found.stakeholder}
    if carried_out(request, lambda: services.take_back(invitee=found, by=user), done):
        return redirect(found.dialogue)
    return _to(found)


def listed(request: HttpRequest, dialogue: Dialogue) -> list[tuple[Invitee, list[str]]]:
    """Return all invitees, each with the items' labels in the agenda that the reader may see."""
    rows = Invitee.objects.visible_to(request.user).filter(dialogue=dialogue).prefetch_related("items")
    people = list(rows.select_related("stakeholder__organization", "proposed_by").order_by("stakeholder__name", "pk"))
    if not people:
        return []
    known = _choices(request, dialogue)
    return [(each, services.item_labels(each, known)) for each in people]


def _page(
    request: HttpRequest, found: Invitee, *, items: ItemsForm | None = None, answering: AnswerForm | None = None
) -> HttpResponse:
    user, state, now = request.user, found.state_of, timezone.now()
    invites = user.has_perm("dialogue.invite_invitee", found)
    today = displayed_text(now, found.proposed_by.side.time_zone).date()
    context: dict[str, Any] = {
        "dialogue": found.dialogue,
        "invitee": found,
        "state": state,
        "may_change": user.has_perm("dialogue.change_invitee", found),
        "may_take_back": state is InviteeState.PROPOSED and user.has_perm("dialogue.delete_invitee", found),
        "may_invite": invites and state is not InviteeState.DECLINED and found.dialogue.status_of.is_ahead,
        "may_answer": invites and state is not InviteeState.PROPOSED,
        "items": items or _items_form(request, found),
        "item_labels": services.item_labels(found, _choices(request, found.dialogue)),
        "papers": for_invitee(invitee=found),
        "answering": answering or AnswerForm(initial={"on": today}),
    }
    if context["may_invite"] and found.dialogue.wall_start is not None:
        context["letter"] = services.preview(found, now)
    return render(request, "dialogue/people/invitee.html", context, status=400 if items or answering else 200)


def _items_form(request: HttpRequest, found: Invitee, sent: Any = None) -> ItemsForm:
    chosen = services.items_of(found)
    initial = {"items": list(chosen), "language": found.language}
    return ItemsForm(sent, items=_choices(request, found.dialogue), chosen=chosen, initial=initial)


def _choices(request: HttpRequest, dialogue: Dialogue) -> list[tuple[str, str]]:
    return services.choices(dialogue, timezone.now(), edited=runs_register(request))


def _found(request: HttpRequest, number: int, invitee: int) -> Invitee:
    seen = Invitee.objects.visible_to(request.user).filter(dialogue=dialogue_for(request, number))
    rows = seen.select_related("dialogue__instrument", "stakeholder__organization", "proposed_by__side")
    found: Invitee = get_object_or_404(rows, pk=invitee)
    return found


def _language_of(user: User) -> str | None:
    """Return the language of the ministry's contact point, as the default for its invitees."""
    point = getattr(user.participant, "contact_point", None)
    return point.language if point else None


def _to(found: Invitee) -> HttpResponse:
    return redirect("dialogue:invitee", number=found.dialogue.number, invitee=found.pk)
