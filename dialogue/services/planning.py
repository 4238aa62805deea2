"""The planned days of a Dialogue's year: computed back from the meeting, or set by people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pghistory.core
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.exceptions import DayImpossibleError
from commitments.services.dates import days_off
from contacts.models import Side, User
from contacts.rules.holidays import holidays_of
from core.refusals.errors import WayClosedError
from dialogue.enums import PlanStep
from dialogue.models import Dialogue, PlannedStep
from dialogue.rules.instants import FIRST_YEAR, LAST_YEAR, can_be_reckoned_with, close_of
from dialogue.rules.planning import back_planned, out_of_order


@dataclass(frozen=True, slots=True)
class StepDay:
    """The day of a step; None while the Dialogue has no date and people set none. It is one day in both capitals."""

    step: PlanStep
    on: date | None
    set_by_people: bool


def steps(*, dialogue: Dialogue) -> tuple[StepDay, ...]:
    """All steps in their usual order. A day that people set stays when the meeting moves; the others move with it.

    They are planned back from the date that was set, never from the day of one that was held without a plan here.
    """
    own = dict(PlannedStep.objects.filter(dialogue=dialogue).values_list("step", "on"))
    start = dialogue.wall_start
    return plan(meeting=start and start.date(), own=own, sides=Side.objects.values_list("code", flat=True))


def plan(*, meeting: date | None, own: Mapping[str, date], sides: Iterable[str]) -> tuple[StepDay, ...]:
    """The steps before ``meeting``: ``own`` are the days that people set, ``sides`` the codes of who keeps holidays."""
    planned = back_planned(meeting, _closed_before(meeting, sides)) if meeting else {}
    return tuple(StepDay(step, own.get(step, planned.get(step)), step in own) for step in PlanStep)


def day_of(*, dialogue: Dialogue, step: PlanStep) -> date | None:
    """The day of one step, or None while it has none."""
    return next(each.on for each in steps(dialogue=dialogue) if each.step is step)


def closes_at(*, dialogue: Dialogue, step: PlanStep) -> datetime | None:
    """The instant (UTC) at which the day of a step has ended in the last of the capitals; None while it has none."""
    on = day_of(dialogue=dialogue, step=step)
    return None if on is None else close_of(on, Side.objects.values_list("time_zone", flat=True))


def is_late(*, dialogue: Dialogue, step: PlanStep, at: datetime) -> bool:
    """Whether what is asked for by the day of a step comes too late at the aware instant ``at``.

    It is in time until that day has ended in both capitals, and while there is no such day.
    """
    closes = closes_at(dialogue=dialogue, step=step)
    return closes is not None and at > closes


@transaction.atomic
def set_day(*, dialogue: Dialogue, step: PlanStep, on: date, by: User) -> tuple[str, ...]:
    """Set the day of a step by hand; returns what speaks against it, in words: nothing of that is refused.

    Raises WayClosedError where the Dialogue is over or cancelled, and there is nothing left to plan, and what
    ``check_day`` raises.
    """
    check_day(on)
    locked = _plannable(dialogue)
    with pghistory.context(user=by.pk):
        PlannedStep.objects.update_or_create(dialogue=locked, step=step, defaults={"on": on})
    return doubts(dialogue=locked, step=step)


@transaction.atomic
def unset_day(*, dialogue: Dialogue, step: PlanStep, by: User) -> None:
    """Let the day of a step be planned back from the meeting again. Raises what ``set_day`` raises."""
    locked = _plannable(dialogue)
    with pghistory.context(user=by.pk):
        PlannedStep.objects.filter(dialogue=locked, step=step).delete()


def set_by(*, dialogue: Dialogue) -> dict[PlanStep, User]:
    """Who set the days that people set, as far as the history knows; a step that nobody is known for is left out."""
    (events,) = pghistory.core.event_models(tracks_model=PlannedStep)
    rows = events._default_manager.filter(
        dialogue_id=dialogue.pk, pgh_obj_id__in=PlannedStep.objects.filter(dialogue=dialogue).values("pk")
    )
    # A later change overtakes the one before it.
    last = {
        PlanStep(step): context["user"]
        for step, context in rows.order_by("pgh_id").values_list("step", "pgh_context")
        if context and context.get("user")
    }
    users = User.objects.in_bulk(set(last.values()))
    return {step: users[pk] for step, pk in last.items() if pk in users}


def doubts(*, dialogue: Dialogue, step: PlanStep) -> tuple[str, ...]:
    """What speaks against the day of a step, in the active language: a day off somewhere, or a step out of order."""
    known = {each.step: each.on for each in steps(dialogue=dialogue) if each.on}
    if (on := known.get(step)) is None:
        return ()
    said = list(days_off(on))
    for earlier, later in out_of_order(known, meeting_day(dialogue)):
        if step not in {earlier, later}:
            continue
        if later is None:
            said.append(_("“%(step)s” does not come before the meeting.") % {"step": earlier.label})
        else:
            said.append(_("“%(step)s” does not come before “%(next)s”.") % {"step": earlier.label, "next": later.label})
    return tuple(said)


def check_day(day: date) -> None:
    """Raise DayImpossibleError, in words of the active language, for a day that nothing can be planned around."""
    if not can_be_reckoned_with(day):
        raise DayImpossibleError(
            _("Give a day between the years %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )


def meeting_day(dialogue: Dialogue) -> date | None:
    """The day of the Dialogue at its place, or None while it has none."""
    start = dialogue.wall_start
    return start.date() if start else dialogue.held_on


def _closed_before(meeting: date, sides: Iterable[str]) -> frozenset[date]:
    """The holidays of all sides that can matter for a Dialogue on the day ``meeting``."""
    years = (meeting.year - 1, meeting.year)
    return frozenset(day for code in sides for year in years for day in holidays_of(code, year))


def _plannable(dialogue: Dialogue) -> Dialogue:
    locked: Dialogue = Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    if not locked.status_of.is_ahead:
        raise WayClosedError(
            _("The Dialogue is “%(now)s”: there is nothing left to plan for it.") % {"now": locked.status_of.label}
        )
    return locked
