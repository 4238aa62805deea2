"""List of all Dialogues, the next one first, with the chair rotation."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from commitments.models import Instrument
from commitments.services.clocks import status_day
from commitments.views.access import readers_only
from contacts.models import Side, User
from contacts.services.today import today_for, zones_of_sides
from dialogue.enums import ArrangementKind, DialogueStatus
from dialogue.models import Agenda, CoChair, Dialogue, Paper, Record, WorkingArrangement
from dialogue.services import series
from dialogue.services.overtaken import is_agenda_overtaken
from dialogue.services.rotations import day_of_chairing
from moc.article_4a_i_annual import Schedule


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """Dialogue in the list, with local times, the host's first, and documents."""

    dialogue: Dialogue
    sides: list[Side]
    record: Record | None

    @property
    def agendas(self) -> list[Agenda]:
        return list(self.dialogue.agendas.all())

    @property
    def overtaken(self) -> set[Agenda]:
        return {agenda for agenda in self.agendas if is_agenda_overtaken(agenda)}

    @property
    def cochairs(self) -> list[CoChair]:
        return list(self.dialogue.cochairs.all())


@readers_only
@require_GET
def dialogues(request: HttpRequest) -> HttpResponse:
    """List every Dialogue, in a constant number of statements."""
    assert isinstance(request.user, User)
    instrument = Instrument.objects.order_by("pk").first()
    if instrument is None:
        raise Http404
    now = timezone.now()
    sessions = _sessions(instrument, request.user)
    ahead = sorted((each for each in sessions if each.dialogue.status_of.is_ahead), key=_number)
    coming = ahead[0] if ahead else None
    chaired = _next_to_chair(instrument, sessions, coming)
    over = [each for each in sessions if not each.dialogue.status_of.is_ahead]
    context: dict[str, Any] = {
        "coming": coming,
        "coming_name": Dialogue.name_of(coming.dialogue.number if coming else _next(sessions)),
        "days_to_go": _days_to_go(coming, today_for(request.user, at=now, capitals=zones_of_sides())),
        "later": ahead[1:],
        "over": over,
        "chairs": series.chairs(dialogue=chaired, at=now),
        "rotations": _rotations(instrument, request.user, day_of_chairing(dialogue=chaired, at=now)),
        "arrangements": _arrangements(instrument, request.user),
        "schedule": _schedule(instrument, sessions, coming, now),
        "months": instrument.dialogue_months,
        "may_plan": request.user.has_perm("dialogue.add_dialogue") and request.user.may.runs_register,
    }
    return render(request, "dialogue/series.html", context)


def _sessions(instrument: Instrument, viewer: User) -> list[DialogueRow]:
    cochairs = CoChair.objects.select_related("participant", "side", "official", "eligibility__rank")
    agendas = Agenda.objects.visible_to(viewer).order_by("-issued_at", "-pk")
    rows = (
        Dialogue.objects.of(instrument)
        .visible_to(viewer)
        .select_related("instrument", "host", "mark")
        .prefetch_related(
            Prefetch("cochairs", cochairs),
            Prefetch("agendas", agendas.select_related("dialogue__instrument", "dialogue__host")),
        )
        .annotate(papers_seen=Count("papers", filter=Q(papers__in=Paper.objects.visible_to(viewer)), distinct=True))
        .order_by(Coalesce("number_was", "number").desc(), "-number")
    )
    records = {
        record.dialogue_id: record
        for record in Record.objects.visible_to(viewer)
        .filter(dialogue__instrument=instrument)
        .select_related("dialogue__instrument")
    }
    sides = list(Side.objects.order_by("order"))
    return [
        DialogueRow(each, sorted(sides, key=lambda side: (side.pk != each.host_id, side.order)), records.get(each.pk))
        for each in rows
    ]


def _rotations(instrument: Instrument, viewer: User, on: date) -> list[WorkingArrangement]:
    """Return the chair rotation in effect on the day ``on``, then later ones."""
    rows = WorkingArrangement.objects.visible_to(viewer).filter(instrument=instrument, kind=ArrangementKind.ROTATION)
    rows = rows.select_related("side", "decision").prefetch_related("turns__participant")
    return [*rows.in_effect(on)[:1], *rows.filter(effective_on__gt=on).order_by("effective_on", "pk")]


def _arrangements(instrument: Instrument, viewer: User) -> list[WorkingArrangement]:
    """Return all working arrangements, by code."""
    rows = WorkingArrangement.objects.visible_to(viewer).filter(instrument=instrument)
    return list(rows.select_related("decision", "side").order_by("code__natural"))


def _next_to_chair(instrument: Instrument, sessions: list[DialogueRow], coming: DialogueRow | None) -> Dialogue:
    """Return the next Dialogue or, if none is planned, an unsaved one, to compute its chair."""
    return coming.dialogue if coming else Dialogue(instrument=instrument, number=_next(sessions))


def _next(sessions: list[DialogueRow]) -> int:
    # The number of a cancelled Dialogue passes to the next.
    counted = (each.dialogue for each in sessions if each.dialogue.status_of is not DialogueStatus.CANCELLED)
    return max((dialogue.number for dialogue in counted), default=0) + 1


def _number(session: DialogueRow) -> int:
    return int(session.dialogue.number)


def _schedule(
    instrument: Instrument, sessions: list[DialogueRow], coming: DialogueRow | None, at: datetime
) -> Schedule:
    held = [
        each.dialogue.held_by for each in sessions if each.dialogue.held_by and not each.dialogue.status_of.is_ahead
    ]
    return Schedule(
        today=status_day(instrument, at),
        last_held=max(held, default=None),
        months=instrument.dialogue_months,
        planned=_day(coming),
    )


def _day(session: DialogueRow | None) -> date | None:
    if session is None:
        return None
    start = session.dialogue.wall_start
    return start.date() if start else session.dialogue.held_on


def _days_to_go(session: DialogueRow | None, today: date) -> int | None:
    on = _day(session)
    return (on - today).days if on else None
