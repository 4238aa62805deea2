"""Progress of a Dialogue's year: its six stages with their dates, and the next action."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.querysets import Viewer
from contacts.enums import Role
from contacts.models import User
from contacts.services.today import zones_of_sides
from dialogue.enums import AgendaStatus, DialogueStatus, PlanStep, RecordStatus
from dialogue.models import Agenda, Dialogue, Record
from dialogue.rules.instants import close_of
from dialogue.rules.stages import Stage, StageFacts, now
from dialogue.services import key_dates
from dialogue.services.overtaken import overtaken

# The secretariat prepares the meeting page the evening before.
ROOM_OPENS = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class StageOfYear:
    """Stage; ``place`` is past, now or ahead, ``on`` the date by which it is, or was, reached."""

    stage: Stage
    title: str
    place: str
    on: date | None


@dataclass(frozen=True, slots=True)
class NextAction:
    """Next action at a stage, with a sentence on its effect."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DialoguePreparation:
    """Progress of a year: stages in order, key dates, and the stage to reach next, None after the last.

    ``overtaken`` is the notice about the issued agenda, if any; ``has_draft`` whether the viewer sees a draft of the
    next version.
    """

    stages: tuple[StageOfYear, ...]
    steps: tuple[key_dates.StepDay, ...]
    now: Stage | None
    has_record: bool
    overtaken: str
    has_draft: bool

    @property
    def proposals_close_on(self) -> date | None:
        """Return the closing date for proposals."""
        return next(step.on for step in self.steps if step.step is PlanStep.PROPOSALS)


def read_year(*, dialogue: Dialogue, viewer: Viewer, at: datetime) -> DialoguePreparation:
    """Return the year of ``dialogue`` at the aware instant ``at``, from records that ``viewer`` may see."""
    steps = key_dates.steps(dialogue=dialogue)
    days = {each.step: each.on for each in steps}
    agendas = list(Agenda.objects.visible_to(viewer).filter(dialogue=dialogue).order_by("issued_at"))
    issued = [agenda.issued_on for agenda in agendas if agenda.status != AgendaStatus.DRAFT]
    moved = overtaken(dialogue=dialogue)
    record = Record.objects.visible_to(viewer).filter(dialogue=dialogue).first()
    closed = days[PlanStep.PROPOSALS]
    held = dialogue.status_of is DialogueStatus.HELD
    reached = StageFacts(
        is_held=held,
        has_date_and_host=key_dates.meeting_day(dialogue) is not None and dialogue.host_id is not None,
        proposals_closed=closed is not None and at > close_of(closed, zones_of_sides()),
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
        Stage.MEETING: dialogue.held_on if held else key_dates.meeting_day(dialogue),
        Stage.RECORD: (record.adopted_on or record.clear_by) if record else None,
    }
    current = now(reached)
    return DialoguePreparation(
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


def next_act(*, dialogue: Dialogue, year: DialoguePreparation, viewer: Viewer, at: datetime) -> NextAction:
    """Return the next action of ``viewer`` at the stage of the year; by default, reading the agenda."""
    number = [dialogue.number]
    agenda = reverse("dialogue:agenda", args=number)
    runs = isinstance(viewer, User) and viewer.may is Role.SECRETARIAT
    adopted = year.now is None and year.has_record
    if adopted or (year.now is Stage.RECORD and (runs or year.has_record)):
        label = _("View the record") if adopted else _("View the record of discussion")
        return NextAction(label, reverse("dialogue:record", args=number))
    if not runs or not viewer.has_perm("dialogue.change_dialogue", dialogue):
        return NextAction(_("View the agenda"), agenda)
    act = _ahead(dialogue, year, at) if dialogue.status_of.is_ahead else None
    return act or NextAction(
        _("Compile the agenda"), agenda, _("Uses current register data. Nothing is saved until you save it.")
    )


def _ahead(dialogue: Dialogue, year: DialoguePreparation, at: datetime) -> NextAction | None:
    number = [dialogue.number]
    if year.now is Stage.DATE:
        return NextAction(_("Set the date"), reverse("dialogue:schedule", args=number))
    at_the_meeting = year.now is Stage.MEETING or (year.overtaken and dialogue.status_of is DialogueStatus.CONFIRMED)
    # A meeting that has begun takes precedence over an outdated agenda.
    if at_the_meeting and (act := _at_the_meeting(dialogue, at)):
        return act
    if year.now is not Stage.ISSUED:
        return None
    if year.overtaken and year.has_draft:
        return NextAction(_("Check and issue"), reverse("dialogue:issue", args=number), year.overtaken)
    label = _("Draft a revision") if year.overtaken else _("Continue editing")
    return NextAction(label, reverse("dialogue:draft", args=number), year.overtaken)


def _at_the_meeting(dialogue: Dialogue, at: datetime) -> NextAction | None:
    """Return the next action after the issue: confirm, run the meeting from the evening before, record as held."""
    starts, number = dialogue.starts_at, [dialogue.number]
    if dialogue.status_of is not DialogueStatus.CONFIRMED:
        return NextAction(_("Confirm the date"), reverse("dialogue:status", args=[*number, DialogueStatus.CONFIRMED]))
    if starts is None or at < starts - ROOM_OPENS:
        return None
    if at < starts + timedelta(minutes=dialogue.minutes):
        return NextAction(_("Open the meeting view"), reverse("dialogue:room", args=number))
    return NextAction(_("Mark as held"), reverse("dialogue:status", args=[*number, DialogueStatus.HELD]))


def _place(stage: Stage, current: Stage | None, *, done: bool) -> str:
    if stage is current:
        return "now"
    return "past" if done else "ahead"
