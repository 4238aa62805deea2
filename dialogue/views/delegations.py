"""Delegations of each Participant, edited by its own ministry."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contacts.models import Official, Participant, User
from dialogue.enums import DelegateFunction
from dialogue.forms.delegations import ArrangeForm, AtTheMeetingForm, NameForm, NewOfficialForm
from dialogue.models import Delegate, Dialogue
from dialogue.services import delegations as services
from dialogue.views.access import dialogue_for, on_dialogue
from dialogue.views.action_responses import accepted, allowed, carried_out, nothing_changed


@on_dialogue("GET")
def delegations(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """List all delegations; users of a ministry are redirected to its own."""
    user = request.user
    assert isinstance(user, User)
    if user.may.belongs_to_participant and user.participant in seats(dialogue):
        assert user.participant is not None
        return _to(dialogue, user.participant)
    return render(request, "dialogue/people/list.html", {"dialogue": dialogue, "seated": seated(request, dialogue)})


@login_required
@require_http_methods(["GET", "POST"])
def delegation(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Show one delegation, with forms for its editors."""
    dialogue, participant = _place(request, number, code)
    if request.method == "GET":
        return _page(request, dialogue, participant)
    user = _allowed(request, dialogue, participant)
    arranging = ArrangeForm(request.POST, delegates=_members(dialogue, participant))
    if not arranging.is_valid():
        return _page(request, dialogue, participant, arranging=arranging)
    if not arranging.has_changed():
        nothing_changed(request)
        return _to(dialogue, participant)
    carried_out(
        request,
        lambda: services.arrange(dialogue=dialogue, participant=participant, places=arranging.places(), by=user),
        _("Delegation saved."),
    )
    return _to(dialogue, participant)


@login_required
@require_POST
def name_delegate(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Add a recorded official to the delegation."""
    dialogue, participant = _place(request, number, code)
    user = _allowed(request, dialogue, participant)
    form = NameForm(request.POST, officials=_available(dialogue, participant))

    def act() -> None:
        chosen = form.cleaned_data
        services.name(
            dialogue=dialogue,
            participant=participant,
            official=chosen["official"],
            function=DelegateFunction(chosen["function"]),
            by=user,
        )

    return _named(request, dialogue, participant, form, act)


@login_required
@require_POST
def name_new_delegate(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Record a new official and add this person to the delegation."""
    dialogue, participant = _place(request, number, code)
    user = _allowed(request, dialogue, participant)
    form = NewOfficialForm(request.POST, participant=participant)

    def act() -> None:
        function = DelegateFunction(form.cleaned_data["function"])
        services.name_new(dialogue=dialogue, official=form.instance, function=function, by=user)

    return _named(request, dialogue, participant, form, act)


def _named(
    request: HttpRequest,
    dialogue: Dialogue,
    participant: Participant,
    form: NameForm | NewOfficialForm,
    act: Callable[[], None],
) -> HttpResponse:
    if accepted(form, act):
        messages.success(request, _("Delegate added."))
        return _to(dialogue, participant)
    naming, entering = (form, None) if isinstance(form, NameForm) else (None, form)
    return _page(request, dialogue, participant, naming=naming, entering=entering)


@login_required
@require_http_methods(["GET", "POST"])
def at_the_meeting(request: HttpRequest, number: int, code: str, delegate: int) -> HttpResponse:
    """Edit a delegate's title and organization as of the meeting."""
    dialogue, participant = _place(request, number, code)
    found = get_object_or_404(_members(dialogue, participant), pk=delegate)
    user = allowed(request, "dialogue.change_delegate", found)
    form = AtTheMeetingForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_bound and not form.has_changed():
        nothing_changed(request)
        return _to(dialogue, participant)
    if accepted(form, lambda: services.correct(delegate=found, by=user, changed=form.changed_data)):
        return _to(dialogue, participant)
    context = {"dialogue": dialogue, "participant": participant, "delegate": found, "form": form}
    return render(request, "dialogue/people/delegate.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def take_off(request: HttpRequest, number: int, code: str, delegate: int) -> HttpResponse:
    """Remove a delegate."""
    dialogue, participant = _place(request, number, code)
    found = get_object_or_404(_members(dialogue, participant), pk=delegate)
    user = allowed(request, "dialogue.delete_delegate", found)
    done = _("%(name)s was removed from the delegation.") % {"name": found.official}
    carried_out(request, lambda: services.take_off(delegate=found, by=user), done)
    return _to(dialogue, participant)


def seats(dialogue: Dialogue) -> list[Participant]:
    """Return the Participants in the order of the MOC."""
    rows = Participant.objects.filter(participations__instrument=dialogue.instrument_id).select_related("side")
    return list(rows.order_by("participations__order"))


def seated(request: HttpRequest, dialogue: Dialogue) -> list[tuple[Participant, list[Delegate], bool]]:
    """Return each Participant with its delegation, and whether the reader may edit it."""
    rows = Delegate.objects.visible_to(request.user).filter(dialogue=dialogue).select_related("official").in_order()
    members: dict[int, list[Delegate]] = {}
    for row in rows:
        members.setdefault(row.participant_id, []).append(row)
    return [
        (participant, members.get(participant.pk, []), _may_name(request, dialogue, participant))
        for participant in seats(dialogue)
    ]


def _page(
    request: HttpRequest,
    dialogue: Dialogue,
    participant: Participant,
    *,
    arranging: ArrangeForm | None = None,
    naming: NameForm | None = None,
    entering: NewOfficialForm | None = None,
) -> HttpResponse:
    members = _members(dialogue, participant)
    context = {
        "dialogue": dialogue,
        "participant": participant,
        "members": members,
        "others": [each for each in seats(dialogue) if each != participant],
        "may_name": _may_name(request, dialogue, participant),
        "on_behalf": isinstance(request.user, User) and request.user.may.runs_register,
        "arranging": arranging or ArrangeForm(delegates=members),
        "naming": naming or NameForm(officials=_available(dialogue, participant)),
        "entering": entering or NewOfficialForm(participant=participant),
    }
    return render(
        request, "dialogue/people/delegation.html", context, status=400 if arranging or naming or entering else 200
    )


def _place(request: HttpRequest, number: int, code: str) -> tuple[Dialogue, Participant]:
    dialogue = dialogue_for(request, number)
    seat = Participant.objects.filter(participations__instrument=dialogue.instrument_id).select_related("side")
    return dialogue, get_object_or_404(seat, code=code)


def _members(dialogue: Dialogue, participant: Participant) -> QuerySet[Delegate]:
    rows: QuerySet[Delegate] = Delegate.objects.filter(dialogue=dialogue, participant=participant).in_order()
    return rows.select_related("official", "participant", "dialogue__instrument")


def _available(dialogue: Dialogue, participant: Participant) -> QuerySet[Official]:
    rows = Official.objects.filter(participant=participant, active=True)
    return rows.exclude(delegations__dialogue=dialogue).order_by("rank__order", "family_name", "given_name")


def _may_name(request: HttpRequest, dialogue: Dialogue, participant: Participant) -> bool:
    return request.user.has_perm("dialogue.add_delegate", Delegate(dialogue=dialogue, participant=participant))


def _allowed(request: HttpRequest, dialogue: Dialogue, participant: Participant) -> User:
    return allowed(request, "dialogue.add_delegate", Delegate(dialogue=dialogue, participant=participant))


def _to(dialogue: Dialogue, participant: Participant) -> HttpResponseRedirect:
    return redirect("dialogue:delegation", number=dialogue.number, code=participant.code)
