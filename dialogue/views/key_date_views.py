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
            messages.info(request, _("No changes were made."))
            return redirect(dialogue)
        refused = refusal_of(
            lambda: dialogues.schedule(dialogue=dialogue, by=by, at=timezone.now(), **form.cleaned_data)
        )
        if not refused:
            messages.success(request, _("Saved. Automatic key dates were updated."))
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
        done = _("Date set for “%(step)s”.") % {"step": wanted.label}
        if carried_out(request, lambda: key_dates.set_day(dialogue=dialogue, step=wanted, on=on, by=by), done):
            _warn(request, key_dates.doubts(dialogue=dialogue, step=wanted))
        return redirect(_plan_of(dialogue))
    act = Act(
        _("%(dialogue)s: %(step)s") % {"dialogue": dialogue, "step": wanted.label},
        (
            _("Without a fixed date, this key date is calculated back from the meeting and moves with it."),
            _(
                "A fixed date does not change when the meeting is moved. It passes at the end of the day in both "
                "capitals."
            ),
        ),
        _("Set date"),
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
    done = _("“%(step)s” is calculated automatically again.") % {"step": wanted.label}
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
            messages.success(request, _("%(dialogue)s created.") % {"dialogue": coming})
        return redirect(coming)
    name = Dialogue.name_of(series.next_number(instrument))
    act = Act(
        _("Plan the %(dialogue)s") % {"dialogue": name},
        (
            _(
                "The Dialogue will be tentative, without a date. The host is set if a working arrangement "
                "alternates it."
            ),
            _("All Participants can see it. No emails will be sent."),
        ),
        _("Create Dialogue"),
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
        DialogueStatus.CONFIRMED: _("Confirm date"),
        DialogueStatus.POSTPONED: _("Postpone"),
        DialogueStatus.CANCELLED: _("Cancel Dialogue"),
        DialogueStatus.HELD: _("Mark as held"),
    }[status]


def _happens(dialogue: Dialogue, to: DialogueStatus) -> tuple[str, ...]:
    told = _("An email with the calendar file will be sent to the contact points of all Participants.")
    confirmed = dialogue.status_of is DialogueStatus.CONFIRMED
    return {
        DialogueStatus.TENTATIVE: (
            _("The date is being arranged and is no longer confirmed."),
            *((told,) if confirmed else ()),
        ),
        DialogueStatus.CONFIRMED: (_("The date will be confirmed for all Participants."), told, *_doubts(dialogue)),
        DialogueStatus.POSTPONED: (
            _("The number and the chair do not change. Without a new date, the date is to be determined."),
            _("Automatic key dates will be updated."),
            *((told,) if confirmed else ()),
        ),
        DialogueStatus.CANCELLED: (_("The Dialogue will not take place. This cannot be undone."), told),
        DialogueStatus.HELD: (
            _("This Dialogue will count in the chair rotation. This cannot be undone."),
            _("The next Dialogue is created automatically, with the proposals remaining in the backlog."),
        ),
    }[to]


def _doubts(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the warnings about its date, as of today at the place of the meeting."""
    return series.doubts(dialogue=dialogue, today=day_there(dialogue, timezone.now()))


def _what_moving_does(dialogue: Dialogue) -> tuple[str, ...]:
    if dialogue.status_of is DialogueStatus.CONFIRMED:
        return (
            _(
                "The date is confirmed. If the date, time or place changes, all contact points will be notified by "
                "email."
            ),
            _("Automatic key dates will be updated."),
        )
    return (_("No emails will be sent until the date is confirmed. Automatic key dates will be updated."),)


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
