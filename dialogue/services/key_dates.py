"""Key dates of a Dialogue's year: scheduled back from the meeting, or set by users."""

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
from contacts.services.today import zones_of_sides
from core.refusals.errors import TransitionNotAllowedError
from dialogue.enums import PlanStep
from dialogue.models import Dialogue, PlannedStep
from dialogue.rules.instants import FIRST_YEAR, LAST_YEAR, can_be_reckoned_with, close_of
from dialogue.rules.key_dates import back_planned, out_of_order


@dataclass(frozen=True, slots=True)
class StepDay:
    """Date of a step, valid in both capitals; None while the Dialogue has no date and none was set."""

    step: PlanStep
    on: date | None
    set_by_people: bool


def steps(*, dialogue: Dialogue) -> tuple[StepDay, ...]:
    """Return all steps in order. Dates set by users are fixed; the others move with the meeting.

    They are scheduled from the planned start, never from the date of a meeting held without one.
    """
    own = dict(PlannedStep.objects.filter(dialogue=dialogue).values_list("step", "on"))
    start = dialogue.wall_start
    return plan(meeting=start and start.date(), own=own, sides=Side.objects.values_list("code", flat=True))


def plan(*, meeting: date | None, own: Mapping[str, date], sides: Iterable[str]) -> tuple[StepDay, ...]:
    """Return the steps before ``meeting``: ``own`` are dates set by users, ``sides`` the codes for holidays."""
    planned = back_planned(meeting, _closed_before(meeting, sides)) if meeting else {}
    return tuple(StepDay(step, own.get(step, planned.get(step)), step in own) for step in PlanStep)


def day_of(*, dialogue: Dialogue, step: PlanStep) -> date | None:
    """Return the date of one step, or None while it has none."""
    return next(each.on for each in steps(dialogue=dialogue) if each.step is step)


def closes_at(*, dialogue: Dialogue, step: PlanStep) -> datetime | None:
    """Return the instant (UTC) at which the date of a step ends in the last of the capitals, or None."""
    on = day_of(dialogue=dialogue, step=step)
    return None if on is None else close_of(on, zones_of_sides())


def is_late(*, dialogue: Dialogue, step: PlanStep, at: datetime) -> bool:
    """Return whether a submission for a step is late at the aware instant ``at``.

    It is in time until the date has ended in both capitals, and while there is no date.
    """
    closes = closes_at(dialogue=dialogue, step=step)
    return closes is not None and at > closes


@transaction.atomic
def set_day(*, dialogue: Dialogue, step: PlanStep, on: date, by: User) -> tuple[str, ...]:
    """Set the date of a step; return warnings, which never block.

    Raises TransitionNotAllowedError if the Dialogue is over or cancelled, and what ``check_day`` raises.
    """
    check_day(on)
    locked = _plannable(dialogue)
    with pghistory.context(user=by.pk):
        PlannedStep.objects.update_or_create(dialogue=locked, step=step, defaults={"on": on})
    return doubts(dialogue=locked, step=step)


@transaction.atomic
def unset_day(*, dialogue: Dialogue, step: PlanStep, by: User) -> None:
    """Reset the date of a step to the scheduled one. Raises what ``set_day`` raises."""
    locked = _plannable(dialogue)
    with pghistory.context(user=by.pk):
        PlannedStep.objects.filter(dialogue=locked, step=step).delete()


def set_by(*, dialogue: Dialogue) -> dict[PlanStep, User]:
    """Return who set each date, from the history; steps without a known user are left out."""
    (events,) = pghistory.core.event_models(tracks_model=PlannedStep)
    rows = events._default_manager.filter(
        dialogue_id=dialogue.pk, pgh_obj_id__in=PlannedStep.objects.filter(dialogue=dialogue).values("pk")
    )
    # The latest change determines the user.
    last = {
        PlanStep(step): context["user"]
        for step, context in rows.order_by("pgh_id").values_list("step", "pgh_context")
        if context and context.get("user")
    }
    users = User.objects.in_bulk(set(last.values()))
    return {step: users[pk] for step, pk in last.items() if pk in users}


def doubts(*, dialogue: Dialogue, step: PlanStep) -> tuple[str, ...]:
    """Return warnings about the date of a step in the active language: holidays, or a step out of order."""
    known = {each.step: each.on for each in steps(dialogue=dialogue) if each.on}
    if (on := known.get(step)) is None:
        return ()
    said = list(days_off(on))
    for earlier, later in out_of_order(known, meeting_day(dialogue)):
        if step not in {earlier, later}:
            continue
        if later is None:
            said.append(_("“%(step)s” must be before the meeting.") % {"step": earlier.label})
        else:
            said.append(_("“%(step)s” must be before “%(next)s”.") % {"step": earlier.label, "next": later.label})
    return tuple(said)


def check_day(day: date) -> None:
    """Raise DayImpossibleError, in the active language, for a date outside the supported years."""
    if not can_be_reckoned_with(day):
        raise DayImpossibleError(
            _("Enter a date between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )


def meeting_day(dialogue: Dialogue) -> date | None:
    """Return the local date of the Dialogue, or None while it has none."""
    start = dialogue.wall_start
    return start.date() if start else dialogue.held_on


def _closed_before(meeting: date, sides: Iterable[str]) -> frozenset[date]:
    """Return the holidays of all sides that are relevant for a Dialogue on the day ``meeting``."""
    years = (meeting.year - 1, meeting.year)
    return frozenset(day for code in sides for year in years for day in holidays_of(code, year))


def _plannable(dialogue: Dialogue) -> Dialogue:
    locked: Dialogue = Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    if not locked.status_of.is_ahead:
        raise TransitionNotAllowedError(
            _("The status of the Dialogue is “%(now)s”. Key dates can no longer be set.")
            % {"now": locked.status_of.label}
        )
    return locked
