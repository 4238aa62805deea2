"""Secretariat actions at the meeting: one service each, for forms and for the page's script."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contacts.models import Participant, User
from core.operation_costs import Operation, costs
from dialogue.exceptions import EditedByOtherError
from dialogue.forms.meeting_entries import ActionForm, OutcomeForm
from dialogue.models import Dialogue, Invitee, ItemOutcome, Speaker
from dialogue.services import outcomes, speakers
from dialogue.services.outcomes import TYPED
from dialogue.views.access import dialogue_for
from dialogue.views.action_responses import REFUSALS, in_words, nothing_changed, warn_of_day
from dialogue.views.keys import key_of
from dialogue.views.meeting.page import draft_decision, followed, page
from dialogue.views.meeting.progress_list import Clocks

type Act = Callable[[HttpRequest, Dialogue, User], str | None]


def runs_meeting[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Restrict a view to the secretariat, and to an open register; other signed-in users get 403."""

    @costs(Operation.AGENDA)
    @login_required
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.has_perm("dialogue.run_meeting"):
            raise PermissionDenied(
                _("Only the secretariat can run the meeting, and only while the MOC is in operation.")
            )
        return view(request, *args, **kwargs)

    return guarded


def act(do: Act) -> Callable[..., HttpResponse]:
    """Return a view for an action, which returns the key of the next item, or None for the current one."""

    @runs_meeting
    @wraps(do)
    def view(request: HttpRequest, number: int) -> HttpResponse:
        dialogue = dialogue_for(request, number)
        assert isinstance(request.user, User)
        shown = request.POST.get("item", "")
        try:
            shown = do(request, dialogue, request.user) or shown
        except REFUSALS as refusal:
            return _refused(request, dialogue, shown, in_words(refusal))
        if asks_for_json(request):
            return JsonResponse({"address": address(dialogue, shown), **followed(request, dialogue, shown)})
        return redirect(address(dialogue, shown))

    return view


@act
def begin_item(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    key = request.POST.get("key", "")
    outcomes.begin(dialogue=dialogue, item_key=key, by=by, at=timezone.now())
    return key


@act
def end_item(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    outcomes.end(dialogue=dialogue, item_key=request.POST.get("key", ""), by=by, at=timezone.now())
    return None


@act
def take_back_item(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    outcomes.take_back(dialogue=dialogue, item_key=request.POST.get("key", ""), by=by, at=timezone.now())
    return None


@act
def ask_floor(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    kind, _colon, key = request.POST.get("who", "").partition(":")
    item = request.POST.get("item", "")
    at = timezone.now()
    if kind == "invitee":
        invitee = get_object_or_404(Invitee, dialogue=dialogue, pk=key_of(key))
        speakers.ask(dialogue=dialogue, item_key=item, invitee=invitee, by=by, at=at)
    elif kind == "participant":
        participant = get_object_or_404(Participant, pk=key_of(key))
        speakers.ask(dialogue=dialogue, item_key=item, participant=participant, by=by, at=at)
    else:
        raise Http404
    return None


@act
def give_floor(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    speakers.give_floor(speaker=_speaker(request, dialogue), by=by, at=timezone.now())
    return None


@act
def end_floor(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    speakers.end(speaker=_speaker(request, dialogue), by=by, at=timezone.now())
    return None


@act
def leave_list(request: HttpRequest, dialogue: Dialogue, by: User) -> str | None:
    speakers.remove(speaker=_speaker(request, dialogue), by=by)
    return None


@runs_meeting
def save_outcome(request: HttpRequest, number: int) -> HttpResponse:
    """Save the outcome of an item. An edit conflict overwrites nothing and returns both texts."""
    dialogue = dialogue_for(request, number)
    assert isinstance(request.user, User)
    key = request.POST.get("item", "")
    form = OutcomeForm(request.POST, outcome=None)
    if not form.is_valid():
        if asks_for_json(request):
            return JsonResponse({"refusal": _first(form)}, status=400)
        return page(request, dialogue, key, status=400, form=form)
    typed = form.typed()
    try:
        if "take" in request.POST:
            outcomes.item_of(dialogue, key, timezone.now())
            draft = draft_decision(dialogue, key)
            typed |= {name: text for name, text in draft.items() if text and not typed.get(name)}
        outcome = outcomes.save(
            dialogue=dialogue,
            item_key=key,
            version=form.cleaned_data["version"],
            fields=typed,
            by=request.user,
            at=timezone.now(),
        )
    except EditedByOtherError as refusal:
        return _compare(request, dialogue, key, str(refusal))
    except REFUSALS as refusal:
        return _refused(request, dialogue, key, in_words(refusal))
    said = _("Saved: %(times)s.") % {"times": Clocks(dialogue).times(outcome.entered_at or timezone.now())}
    if asks_for_json(request):
        return JsonResponse({"saved": said, **written(outcome)})
    if outcome.version == form.cleaned_data["version"]:
        nothing_changed(request)
    else:
        messages.success(request, said)
    return redirect(address(dialogue, key))


@runs_meeting
def add_action(request: HttpRequest, number: int) -> HttpResponse:
    """Add an action under the item; a repeated submission creates one."""
    dialogue = dialogue_for(request, number)
    assert isinstance(request.user, User)
    key = request.POST.get("item", "")
    form = ActionForm(request.POST, dialogue=dialogue)
    if not form.is_valid():
        if asks_for_json(request):
            return JsonResponse({"refusal": _first(form)}, status=400)
        return page(request, dialogue, key, status=400, action_form=form)
    try:
        action = outcomes.add_action(
            dialogue=dialogue, item_key=key, action=form.action(), by=request.user, at=timezone.now()
        )
    except REFUSALS as refusal:
        return _refused(request, dialogue, key, in_words(refusal))
    said = _("Action %(code)s added.") % {"code": action.code}
    if asks_for_json(request):
        return JsonResponse({"saved": said})
    messages.success(request, said)
    warn_of_day(request, dialogue, form.cleaned_data["due_on"])
    return redirect(address(dialogue, key))


def asks_for_json(request: HttpRequest) -> bool:
    """Return whether the request is from the page's script, not from a form."""
    return request.headers.get("Accept") == "application/json"


def address(dialogue: Dialogue, key: str) -> str:
    """Return the URL of the meeting page with the item."""
    return f"{reverse('dialogue:room', args=[dialogue.number])}?{urlencode({'item': key})}"


def written(outcome: ItemOutcome | None) -> dict[str, object]:
    """Return an outcome as a dictionary for the page's script."""
    fields = {name: getattr(outcome, name) if outcome else "" for name in TYPED}
    return {"version": outcome.version if outcome else 0, "fields": fields}


def _compare(request: HttpRequest, dialogue: Dialogue, key: str, refusal: str) -> HttpResponse:
    outcome = ItemOutcome.objects.filter(dialogue=dialogue, item_key=key).first()
    if asks_for_json(request):
        return JsonResponse({"conflict": refusal, **written(outcome)}, status=409)
    # Edit conflict: the user's text stays in the form, based on the saved text shown next to it.
    data = request.POST.copy()
    data["version"] = str(outcome.version if outcome else 0)
    form = OutcomeForm(data, outcome=None)
    theirs = OutcomeForm(outcome=outcome)
    differing = [
        {"label": theirs[name].label, "text": _said(theirs, name), "language": name.rpartition("_")[2]}
        for name in TYPED
        if name in data and outcome and form[name].value().replace("\r\n", "\n") != getattr(outcome, name)
    ]
    return page(request, dialogue, key, status=409, form=form, conflict=refusal, differing=differing)


def _said(form: OutcomeForm, name: str) -> str:
    value = form[name].value()
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))


def _refused(request: HttpRequest, dialogue: Dialogue, key: str, refusal: str) -> HttpResponse:
    if asks_for_json(request):
        return JsonResponse({"refusal": refusal}, status=422)
    messages.error(request, refusal)
    return redirect("dialogue:room", number=dialogue.number)


def _first(form: OutcomeForm | ActionForm) -> str:
    """Return the first error of the form, with the label of its field."""
    name, errors = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else None
    return _("%(label)s: %(problem)s") % {"label": label, "problem": errors[0]} if label else str(errors[0])


def _speaker(request: HttpRequest, dialogue: Dialogue) -> Speaker:
    speaker: Speaker = get_object_or_404(
        Speaker.objects.filter(dialogue=dialogue).select_related("dialogue", "participant", "invitee__stakeholder"),
        pk=key_of(request.POST.get("speaker", "")),
    )
    return speaker
