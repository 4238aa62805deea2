"""Planning of a Dialogue by the secretariat: schedule, status and key dates."""

from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commitments.models import Instrument
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.forms.key_dates import ScheduleForm, StatusForm, StepForm
from dialogue.models import Dialogue
from dialogue.rules.lifecycle import WAYS, may_become
from dialogue.services import dialogues, key_dates, series
from dialogue.services.record_rows import day_there
from dialogue.services.sides import host_first
from dialogue.views.access import dialogue_for
from dialogue.views.action_responses import allowed, carried_out, refusal_of

PAGE = require_http_methods(["GET", "HEAD", "POST"])


class Act(NamedTuple):
    """Confirmation page: title, effects as sentences, and button label."""

    title: str
    happens: tuple[str, ...]
    button: str
    serious: bool = False


@login_required
@PAGE
def schedule(request: HttpRequest, number: int) -> HttpResponse:
    """Set or move date, hours, place and format."""
    dialogue = dialogue_for(request, number)
    by = allowed(request, "dialogue.change_dialogue", dialogue)
    act = Act(
        _("%(dialogue)s: date and place") % {"dialogue": dialogue},
        _what_moving_does(dialogue),
        _("Save date and place"),
    )
    # A separate instance, since a form modifies its instance even if invalid.
    form = ScheduleForm(request.POST or None, instance=dialogue_for(request, number))
    if request.method == "POST" and form.is_valid():
        if not form.has_changed():
            messages.info(request, _("Nothing was changed."))
            return redirect(dialogue)
        refused = refusal_of(
            lambda: dialogues.schedule(dialogue=dialogue, by=by, at=timezone.now(), **form.cleaned_data)
        )
        if not refused:
            messages.success(request, _("Saved. The days that people did not set follow the date."))
            _warn(request, _doubts(dialogue))
            return redirect(dialogue)
        form.add_error(None, refused)
    return _page(request, dialogue, act, form)


@login_required
@PAGE
def status(request: HttpRequest, number: int, to: str) -> HttpResponse:
    """Confirm, postpone, cancel, or record as held, after a confirmation page."""
    dialogue = dialogue_for(request, number)
    by = allowed(request, "dialogue.change_dialogue", dialogue)
    if to not in DialogueStatus:
        raise Http404
    wanted = DialogueStatus(to)
    if request.method != "POST" and not may_become(dialogue.status_of, wanted):
        raise Http404
    form = StatusForm(request.POST if request.method == "POST" else None, dialogue=dialogue, to=wanted)
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(
            lambda: dialogues.change_status(dialogue=dialogue, to=wanted, by=by, at=timezone.now(), **form.cleaned_data)
        )
        if not refused:
            messages.success(
                request, _("%(dialogue)s is now “%(status)s”.") % {"dialogue": dialogue, "status": wanted.label}
            )
            return redirect(dialogue)
        form.add_error(None, refused)
    title = _("%(dialogue)s: %(act)s") % {"dialogue": dialogue, "act": says(wanted)}
    serious = wanted in {DialogueStatus.CANCELLED, DialogueStatus.POSTPONED}
    return _page(request, dialogue, Act(title, _happens(dialogue, wanted), says(wanted), serious), form)


@login_required
@PAGE
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Set the date of a step manually."""
    dialogue = dialogue_for(request, number)
    by = allowed(request, "dialogue.change_plannedstep", dialogue)
    if step not in PlanStep:
        raise Http404
    wanted = PlanStep(step)
    form = StepForm(request.POST or None, initial={"on": key_dates.day_of(dialogue=dialogue, step=wanted)})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        done = _("“%(step)s” has its day.") % {"step": wanted.label}
        if carried_out(request, lambda: key_dates.set_day(dialogue=dialogue, step=wanted, on=on, by=by), done):
            _warn(request, key_dates.doubts(dialogue=dialogue, step=wanted))
        return redirect(_plan_of(dialogue))
    act = Act(
        _("%(dialogue)s: %(step)s") % {"dialogue": dialogue, "step": wanted.label},
        (
            _("Without a day of its own the step is planned back from the meeting and moves with it."),
            _("A day that is set here stays when the meeting moves. It is over when it has ended in both capitals."),
        ),
        _("Set the day"),
    )
    return _page(request, dialogue, act, form)


@login_required
@require_POST
def step_back(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Reset the date of a step to the scheduled one."""
    dialogue = dialogue_for(request, number)
    by = allowed(request, "dialogue.change_plannedstep", dialogue)
    if step not in PlanStep:
        raise Http404
    wanted = PlanStep(step)
    done = _("“%(step)s” is planned back from the meeting again.") % {"step": wanted.label}
    carried_out(request, lambda: key_dates.unset_day(dialogue=dialogue, step=wanted, by=by), done)
    return redirect(_plan_of(dialogue))


@login_required
@PAGE
def plan(request: HttpRequest) -> HttpResponse:
    """Plan the next Dialogue manually if none is planned."""
    by = allowed(request, "dialogue.add_dialogue")
    instrument = get_object_or_404(Instrument.objects.order_by("pk")[:1])
    if request.method == "POST":
        refused = refusal_of(lambda: series.plan_next(instrument=instrument, by=by, at=timezone.now()))
        coming = Dialogue.objects.of(instrument).ahead().first()
        if coming is None:
            raise Http404
        if refused:
            messages.info(request, refused)
        else:
            messages.success(request, _("%(dialogue)s is planned.") % {"dialogue": coming})
        return redirect(coming)
    name = Dialogue.name_of(series.next_number(instrument))
    act = Act(
        _("Plan the %(dialogue)s") % {"dialogue": name},
        (
            _("It is tentative and has no date. Where a working arrangement lets the host alternate, it has its host."),
            _("All Participants see it. Nobody is written to."),
        ),
        _("Plan it"),
    )
    return _page(request, None, act, forms.Form())


def open_acts(dialogue: Dialogue, at: datetime) -> list[tuple[str, str]]:
    """Return the statuses that the Dialogue can change to, each with its label."""
    starts = dialogue.starts_at
    impossible = set()
    if starts is None:
        impossible.add(DialogueStatus.CONFIRMED)
    elif at < starts:
        impossible.add(DialogueStatus.HELD)
    ways = WAYS[dialogue.status_of] - impossible
    return [(status.value, says(status)) for status in DialogueStatus if status in ways]


def says(status: DialogueStatus) -> str:
    """Return the label of the action that leads to a status."""
    return {
        DialogueStatus.TENTATIVE: _("Mark as tentative"),
        DialogueStatus.CONFIRMED: _("Confirm"),
        DialogueStatus.POSTPONED: _("Postpone"),
        DialogueStatus.CANCELLED: _("Cancel this Dialogue"),
        DialogueStatus.HELD: _("Record as held"),
    }[status]


def _happens(dialogue: Dialogue, to: DialogueStatus) -> tuple[str, ...]:
    told = _("The contact points of all Participants are told by mail, with the calendar file.")
    confirmed = dialogue.status_of is DialogueStatus.CONFIRMED
    return {
        DialogueStatus.TENTATIVE: (
            _("Its date is being arranged and is no longer confirmed."),
            *((told,) if confirmed else ()),
        ),
        DialogueStatus.CONFIRMED: (_("Its date stands for all Participants."), told, *_doubts(dialogue)),
        DialogueStatus.POSTPONED: (
            _("It keeps its number and its chair. Without a new date it has none until one is set."),
            _("The days that people did not set move with it."),
            *((told,) if confirmed else ()),
        ),
        DialogueStatus.CANCELLED: (_("It will not take place. This cannot be undone."), told),
        DialogueStatus.HELD: (
            _("It counts in the rotation of the chair from then on. This cannot be undone."),
            _("The next Dialogue appears by itself, with what is left in the backlog of proposals."),
        ),
    }[to]


def _doubts(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the warnings about its date, as of today at the place of the meeting."""
    return series.doubts(dialogue=dialogue, today=day_there(dialogue, timezone.now()))


def _what_moving_does(dialogue: Dialogue) -> tuple[str, ...]:
    if dialogue.status_of is DialogueStatus.CONFIRMED:
        return (
            _("Its date is confirmed. Where date, hours or place change, all contact points are told by mail."),
            _("The days that people did not set move with it."),
        )
    return (_("Nobody is written to until the date is confirmed. The days that people did not set move with it."),)


def _warn(request: HttpRequest, sentences: tuple[str, ...]) -> None:
    for sentence in sentences:
        messages.warning(request, sentence)


def _plan_of(dialogue: Dialogue) -> str:
    return f"{dialogue.get_absolute_url()}#plan"


def _page(request: HttpRequest, dialogue: Dialogue | None, act: Act, form: Any) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "act": act,
        "form": form,
        "sides": host_first(dialogue) if dialogue else [],
        "back": dialogue.get_absolute_url() if dialogue else reverse("home"),
    }
    return render(request, "dialogue/act.html", context, status=400 if form.errors else 200)
