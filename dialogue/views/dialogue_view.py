"""Page of a Dialogue: progress of its year, readiness, chairs and sections."""

from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.models import User
from contacts.services.today import today_for
from core.text.languages import Language
from dialogue.acts import open_statuses
from dialogue.models import CoChair, Dialogue
from dialogue.services import key_dates, series
from dialogue.services.key_dates import StepDay
from dialogue.services.preparation_progress import DialoguePreparation, next_act, read_year
from dialogue.services.readiness import readiness
from dialogue.services.sides import host_first
from dialogue.services.year_line import year_line
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.sections import PARTS


class KeyDateRow(NamedTuple):
    """Step with the user who set its date, if any, and warnings."""

    day: StepDay
    by: User | None
    doubts: tuple[str, ...]


class ChairSeat(NamedTuple):
    """Chair of a side: the named co-chair, or the rotation only."""

    turn: series.SideChair
    named: CoChair | None


@on_dialogue("GET")
def detail(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show a Dialogue with its stages, chairs, subjects, actions and sections."""
    now = timezone.now()
    year = read_year(dialogue=dialogue, viewer=request.user, at=now)
    assert isinstance(request.user, User)
    today = today_for(request.user)
    may_plan = request.user.has_perm("dialogue.change_dialogue", dialogue)
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "sides": host_first(dialogue),
        "year": year,
        "languages": _(", ").join(str(Language(code).label) for code in dialogue.languages),
        "act": next_act(dialogue=dialogue, year=year, viewer=request.user, at=now),
        "acts": open_statuses(dialogue, request.user),
        "chairs": _chairs(dialogue, now),
        "discussions": dialogue.discussions.prefetch_related("area_links__area"),
        "actions": [
            (action, action.days_overdue(today)) for action in dialogue.actions.select_related("lead", "dialogue")
        ],
        "parts": [part for each in PARTS if (part := each(request, dialogue))],
        "may_run": runs_register(request),
        "may_plan": may_plan,
    }
    if dialogue.status_of.is_ahead:
        context |= {
            "ready": readiness(dialogue=dialogue, viewer=request.user),
            "plan": _planned(dialogue, year),
            "line": year_line(year, today),
        }
    return render(request, "dialogue/detail.html", context)


def _planned(dialogue: Dialogue, year: DialoguePreparation) -> list[KeyDateRow]:
    by = key_dates.set_by(dialogue=dialogue)
    return [
        KeyDateRow(
            each, by.get(each.step), key_dates.doubts(dialogue=dialogue, step=each.step) if each.set_by_people else ()
        )
        for each in year.steps
    ]


def _chairs(dialogue: Dialogue, at: datetime) -> list[ChairSeat]:
    """Return each side's chair; for past Dialogues only recorded co-chairs."""
    rows = dialogue.cochairs.select_related("official", "participant", "eligibility__rank")
    named = {chair.side_id: chair for chair in rows}
    return [
        ChairSeat(turn, named.get(turn.side.pk))
        for turn in series.chairs(dialogue=dialogue, at=at)
        if dialogue.status_of.is_ahead or turn.side.pk in named
    ]
