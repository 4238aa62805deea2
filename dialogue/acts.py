"""Acts on a Dialogue by the secretariat: schedule, status and key dates (``core.acts``)."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from contacts.models import User
from core.acts import Act, RecordActs
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.forms.key_dates import ScheduleForm, StatusForm, StepForm
from dialogue.models import Dialogue
from dialogue.rules.lifecycle import may_become
from dialogue.services import dialogues, key_dates, series
from dialogue.services.record_rows import day_there
from dialogue.services.sides import host_first

LABELS = {
    DialogueStatus.TENTATIVE: gettext_lazy("Mark as tentative"),
    DialogueStatus.CONFIRMED: gettext_lazy("Confirm date"),
    DialogueStatus.POSTPONED: gettext_lazy("Postpone"),
    DialogueStatus.CANCELLED: gettext_lazy("Cancel Dialogue"),
    DialogueStatus.HELD: gettext_lazy("Mark as held"),
}


def _clocks(dialogue: Dialogue, _user: User) -> dict[str, Any]:
    return {"dialogue": dialogue, "sides": host_first(dialogue)}


SHOWN: dict[str, Any] = {"template": "dialogue/act.html", "details": _clocks}


def _doubts(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the warnings about its date, as of today at the place of the meeting."""
    return series.doubts(dialogue=dialogue, today=day_there(dialogue, timezone.now()))


# --- Date and place -------------------------------------------------------------------------------------------


def _schedule(dialogue: Dialogue, user: User, values: dict[str, Any]) -> None:
    dialogues.schedule(dialogue=dialogue, by=user, at=timezone.now(), **values)


def _what_moving_does(dialogue: Dialogue, _user: User) -> str:
    if dialogue.status_of is not DialogueStatus.CONFIRMED:
        return _("No emails will be sent until the date is confirmed. Automatic key dates will be updated.")
    notified = _(
        "The date is confirmed. If the date, time or place changes, all contact points will be notified by email."
    )
    return "\n".join((notified, _("Automatic key dates will be updated.")))


def _rescheduled(request: HttpRequest, dialogue: Dialogue, _result: Any) -> None:
    for sentence in _doubts(dialogue):
        messages.warning(request, sentence)


SCHEDULE_ACTS = RecordActs(
    model=Dialogue,
    route="dialogue:schedule",
    lookup="number",
    related=("instrument", "host", "mark"),
    acts={
        "schedule": Act(
            label=lambda dialogue, _user: _("%(dialogue)s: date and place") % {"dialogue": dialogue},
            what_happens=_what_moving_does,
            done=gettext_lazy("Saved. Automatic key dates were updated."),
            button=gettext_lazy("Save date and place"),
            permission="dialogue.change_dialogue",
            # A separate instance, since a form modifies its instance even if invalid.
            form=lambda sent, record, user: ScheduleForm(sent, instance=Dialogue.objects.get(pk=record.pk)),
            perform=_schedule,
            answer=_rescheduled,
            **SHOWN,
        )
    },
)

# --- Status ---------------------------------------------------------------------------------------------------


def _happens(to: DialogueStatus, dialogue: Dialogue, _user: User) -> str:
    notified = _("An email with the calendar file will be sent to the contact points of all Participants.")
    if_confirmed = (notified,) if dialogue.status_of is DialogueStatus.CONFIRMED else ()
    sentences: dict[DialogueStatus, tuple[str, ...]] = {
        DialogueStatus.TENTATIVE: (
            _("The date will be arranged again and will no longer be confirmed."),
            *if_confirmed,
        ),
        DialogueStatus.CONFIRMED: (_("The date will be confirmed for all Participants."), notified, *_doubts(dialogue)),
        DialogueStatus.POSTPONED: (
            _("The number and the chair do not change. Without a new date, the date is to be determined."),
            _("Automatic key dates will be updated."),
            *if_confirmed,
        ),
        DialogueStatus.CANCELLED: (_("The Dialogue will not take place. This cannot be undone."), notified),
        DialogueStatus.HELD: (
            _("This Dialogue will count in the chair rotation. This cannot be undone."),
            _("The next Dialogue will be created automatically, with the proposals remaining in the backlog."),
        ),
    }
    return "\n".join(sentences[to])


def _is_timely(to: DialogueStatus, dialogue: Dialogue) -> bool:
    """Return whether the date allows the status: set for a confirmation, begun for a Dialogue that was held."""
    starts = dialogue.starts_at
    if to is DialogueStatus.CONFIRMED:
        return starts is not None
    return to is not DialogueStatus.HELD or starts is None or starts <= timezone.now()


def _status(to: DialogueStatus) -> Act:
    def perform(dialogue: Dialogue, user: User, values: dict[str, Any]) -> None:
        dialogues.change_status(dialogue=dialogue, to=to, by=user, at=timezone.now(), **values)

    return Act(
        label=lambda dialogue, _user: _("%(dialogue)s: %(act)s") % {"dialogue": dialogue, "act": LABELS[to]},
        what_happens=partial(_happens, to),
        done=lambda dialogue, _user: (
            _("%(dialogue)s is now “%(status)s”.") % {"dialogue": dialogue, "status": to.label}
        ),
        button=LABELS[to],
        permission="dialogue.change_dialogue",
        offered=lambda dialogue, _user: may_become(dialogue.status_of, to),
        closed=lambda dialogue, _user: (
            _("The status of the Dialogue is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"now": dialogue.status_of.label, "to": to.label}
        ),
        form=lambda sent, record, user: StatusForm(sent, dialogue=record, to=to),
        perform=perform,
        answer=_rescheduled if to is DialogueStatus.POSTPONED else lambda _request, _dialogue, _result: None,
        is_serious=to in {DialogueStatus.CANCELLED, DialogueStatus.POSTPONED},
        **SHOWN,
    )


STATUS_ACTS = RecordActs(
    model=Dialogue,
    route="dialogue:status",
    lookup="number",
    related=("instrument", "host", "mark"),
    acts={to.value: _status(to) for to in DialogueStatus},
)


def open_statuses(dialogue: Dialogue, user: User) -> list[tuple[str, str]]:
    """Return the statuses that the Dialogue can change to now, each with its label."""
    names = [DialogueStatus(name) for name in STATUS_ACTS.open_to(dialogue, user)]
    return [(to.value, str(LABELS[to])) for to in names if _is_timely(to, dialogue)]


# --- Key dates ------------------------------------------------------------------------------------------------


def plan_of(dialogue: Dialogue) -> str:
    return f"{dialogue.get_absolute_url()}#plan"


def _step(step: PlanStep) -> Act:
    def warn(request: HttpRequest, dialogue: Dialogue, _result: Any) -> HttpResponse:
        messages.success(request, _("Date set for “%(step)s”.") % {"step": step.label})
        for sentence in key_dates.doubts(dialogue=dialogue, step=step):
            messages.warning(request, sentence)
        return redirect(plan_of(dialogue))

    def form(sent: Any, record: Dialogue, user: User) -> StepForm:
        edits = record.steps.filter(step=step).exists()
        return StepForm(sent, initial={"on": key_dates.day_of(dialogue=record, step=step)}, edits=edits)

    return Act(
        label=lambda dialogue, _user: _("%(dialogue)s: %(step)s") % {"dialogue": dialogue, "step": step.label},
        what_happens=lambda _dialogue, _user: "\n".join(
            (
                _("Without a fixed date, this key date is calculated back from the meeting and moves with it."),
                _(
                    "A fixed date does not change when the meeting is moved. It passes at the end of the day in both "
                    "capitals."
                ),
            )
        ),
        done="",
        button=gettext_lazy("Set date"),
        permission="dialogue.change_plannedstep",
        form=form,
        perform=lambda dialogue, user, values: key_dates.set_day(
            dialogue=dialogue, step=step, on=values["on"], by=user
        ),
        answer=warn,
        **SHOWN,
    )


STEP_ACTS = RecordActs(
    model=Dialogue,
    route="dialogue:step",
    lookup="number",
    related=("instrument", "host", "mark"),
    acts={step.value: _step(step) for step in PlanStep},
)
