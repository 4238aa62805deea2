"""How far the year of a Dialogue has come: its six stages with their days, and what is to be done now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.querysets import Viewer
from contacts.enums import Role
from contacts.models import Side, User
from dialogue.enums import AgendaStatus, DialogueStatus, PlanStep, RecordStatus
from dialogue.models import Agenda, Dialogue, Record
from dialogue.rules.instants import close_of
from dialogue.rules.stages import Reached, Stage, now
from dialogue.services import planning
from dialogue.services.overtaken import overtaken

# Who runs the meeting prepares the room the evening before.
ROOM_OPENS = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class StageOfYear:
    """A stage; ``place`` is past, now or ahead, ``on`` the day by which it is reached, or on which it was."""

    stage: Stage
    title: str
    place: str
    on: date | None


@dataclass(frozen=True, slots=True)
class NextAct:
    """The one thing to do at a stage, with a sentence on what it does."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The stages in their order, the planned days, and which stage is the one to reach next; None after the last.

    ``overtaken`` says by what the issued agenda is overtaken, empty where it is not; ``has_draft`` whether the viewer
    sees a draft of the next version.
    """

    stages: tuple[StageOfYear, ...]
    steps: tuple[planning.StepDay, ...]
    now: Stage | None
    has_record: bool
    overtaken: str
    has_draft: bool

    @property
    def proposals_close_on(self) -> date | None:
        """The day on which proposals close."""
        return next(step.on for step in self.steps if step.step is PlanStep.PROPOSALS)


def read_year(*, dialogue: Dialogue, viewer: Viewer, at: datetime) -> Year:
    """The year of ``dialogue`` at the aware instant ``at``, by the records that ``viewer`` may see."""
    steps = planning.steps(dialogue=dialogue)
    days = {each.step: each.on for each in steps}
    agendas = list(Agenda.objects.visible_to(viewer).filter(dialogue=dialogue).order_by("issued_at"))
    issued = [agenda.issued_on for agenda in agendas if agenda.status != AgendaStatus.DRAFT]
    moved = overtaken(dialogue=dialogue)
    record = Record.objects.visible_to(viewer).filter(dialogue=dialogue).first()
    closed = days[PlanStep.PROPOSALS]
    held = dialogue.status_of is DialogueStatus.HELD
    reached = Reached(
        is_held=held,
        has_date_and_host=planning.meeting_day(dialogue) is not None and dialogue.host_id is not None,
        proposals_closed=closed is not None and at > close_of(closed, Side.objects.values_list("time_zone", flat=True)),
        has_agenda=bool(agendas),
        is_issued=bool(issued),
        is_overtaken=bool(moved),
        record_adopted=record is not None and record.status == RecordStatus.ADOPTED,
    )
    on: dict[Stage, date | None] = {
        Stage.DATE: None,
        Stage.PROPOSALS: closed,
        Stage.DRAFT: None,
        Stage.ISSUED: issued[0] if issued and not moved else days[PlanStep.ISSUE],
        Stage.MEETING: dialogue.held_on if held else planning.meeting_day(dialogue),
        Stage.RECORD: (record.adopted_on or record.clear_by) if record else None,
    }
    current = now(reached)
    return Year(
        stages=tuple(
            StageOfYear(stage, title(stage), _place(stage, current, done=reached.has(stage)), on[stage])
            for stage in Stage
        ),
        steps=steps,
        now=current,
        has_record=record is not None,
        overtaken=moved,
        has_draft=any(agenda.status == AgendaStatus.DRAFT for agenda in agendas),
    )


def title(stage: Stage) -> str:
    return {
        Stage.DATE: _("Date and host"),
        Stage.PROPOSALS: _("Proposals"),
        Stage.DRAFT: _("Draft agenda"),
        Stage.ISSUED: _("Agenda issued"),
        Stage.MEETING: _("Dialogue"),
        Stage.RECORD: _("Record adopted"),
    }[stage]


def next_act(*, dialogue: Dialogue, year: Year, viewer: Viewer, at: datetime) -> NextAct:
    """What ``viewer`` does at the stage of the year; who has nothing to do there reads the agenda."""
    number = [dialogue.number]
    agenda = reverse("dialogue:agenda", args=number)
    runs = isinstance(viewer, User) and viewer.may is Role.SECRETARIAT
    adopted = year.now is None and year.has_record
    if adopted or (year.now is Stage.RECORD and (runs or year.has_record)):
        label = _("Read the record") if adopted else _("Open the record of discussion")
        return NextAct(label, reverse("dialogue:record", args=number))
    if not runs or not viewer.has_perm("dialogue.change_dialogue", dialogue):
        return NextAct(_("Read the agenda"), agenda)
    act = _ahead(dialogue, year, at) if dialogue.status_of.is_ahead else None
    return act or NextAct(
        _("Compile the agenda"), agenda, _("Reads the register as of now. Saves nothing until you say so.")
    )


def _ahead(dialogue: Dialogue, year: Year, at: datetime) -> NextAct | None:
    number = [dialogue.number]
    if year.now is Stage.DATE:
        return NextAct(_("Set the date"), reverse("dialogue:schedule", args=number))
    at_the_meeting = year.now is Stage.MEETING or (year.overtaken and dialogue.status_of is DialogueStatus.CONFIRMED)
    # A meeting that begins is run, whatever its agenda says of the day.
    if at_the_meeting and (act := _at_the_meeting(dialogue, at)):
        return act
    if year.now is not Stage.ISSUED:
        return None
    if year.overtaken and year.has_draft:
        return NextAct(_("Check and issue"), reverse("dialogue:issue", args=number), year.overtaken)
    label = _("Draft a revision") if year.overtaken else _("Go on with the draft")
    return NextAct(label, reverse("dialogue:draft", args=number), year.overtaken)


def _at_the_meeting(dialogue: Dialogue, at: datetime) -> NextAct | None:
    """What is next once the agenda is issued: the date, the room from the evening before on, then what became of it."""
    starts, number = dialogue.starts_at, [dialogue.number]
    if dialogue.status_of is not DialogueStatus.CONFIRMED:
        return NextAct(_("Confirm the date"), reverse("dialogue:status", args=[*number, DialogueStatus.CONFIRMED]))
    if starts is None or at < starts - ROOM_OPENS:
        return None
    if at < starts + timedelta(minutes=dialogue.minutes):
        return NextAct(_("Run the meeting"), reverse("dialogue:room", args=number))
    return NextAct(_("Record as held"), reverse("dialogue:status", args=[*number, DialogueStatus.HELD]))


def _place(stage: Stage, current: Stage | None, *, done: bool) -> str:
    if stage is current:
        return "now"
    return "past" if done else "ahead"
