"""Dialogue series for the home page: the next Dialogue, its rotating chair, and whether one is late."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

from django.db.models import Prefetch

from commitments.models import Instrument
from commitments.querysets import Viewer
from contacts.models import Participant, Side
from dialogue.enums import ArrangementKind, DialogueStatus
from dialogue.models import CoChair, Dialogue, WorkingArrangement
from moc.article_4a_i_annual import Schedule
from moc.article_4a_i_rotation import turns, with_turns


@dataclass(frozen=True, slots=True)
class ChairRotationCard:
    """Rotating chair of one side, with the previous and the following Participant.

    ``named`` is true if the chair of the coming Dialogue is entered; otherwise ``chair`` is computed.
    """

    side: Side
    chair: Participant
    before: Participant | None
    after: Participant
    named: bool


@dataclass(frozen=True)
class Series:
    """Dialogue series of an instrument, limited to visible Dialogues, the first one first."""

    dialogues: Sequence[Dialogue]
    arrangement: WorkingArrangement | None
    today: date
    months: int

    @cached_property
    def held(self) -> list[Dialogue]:
        return [dialogue for dialogue in self.dialogues if dialogue.status_of is DialogueStatus.HELD]

    @cached_property
    def last(self) -> Dialogue | None:
        return self.held[-1] if self.held else None

    @cached_property
    def coming(self) -> Dialogue | None:
        """Return the next planned Dialogue, with or without a date."""
        return next(
            (dialogue for dialogue in self.dialogues if dialogue.status_of.is_ahead),
            None,
        )

    @property
    def coming_name(self) -> str:
        """Return the name of the coming Dialogue, or of the next one if none is planned: "Third Dialogue"."""
        return Dialogue.name_of(self.next_number)

    @property
    def last_name(self) -> str:
        return str(self.last) if self.last else ""

    @property
    def next_number(self) -> int:
        """Return the number of the coming Dialogue, or the next free number if none is planned."""
        if self.coming:
            return self.coming.number
        counted = (each.number for each in self.dialogues if each.status_of is not DialogueStatus.CANCELLED)
        return max(counted, default=0) + 1

    @cached_property
    def coming_on(self) -> date | None:
        """Return the local date of the coming Dialogue; None without one, as for most postponed Dialogues."""
        if self.coming is None:
            return None
        start = self.coming.wall_start
        return start.date() if start else self.coming.held_on

    @property
    def days_to_go(self) -> int | None:
        return (self.coming_on - self.today).days if self.coming_on else None

    @cached_property
    def schedule(self) -> Schedule:
        last_held = self.last.held_by if self.last else None
        return Schedule(
            today=self.today,
            last_held=last_held,
            months=self.months,
            planned=self.coming_on,
        )

    @cached_property
    def turn(self) -> ChairRotationCard | None:
        """Return the rotating chair of the coming Dialogue (article 4(a)(i)); None without a rotation arrangement."""
        if self.arrangement is None or self.arrangement.side is None:
            return None
        order = {turn.participant.code: turn.participant for turn in self.arrangement.turns.all()}
        if not order:
            return None
        chaired = [cochair.participant if cochair else None for cochair in map(self._chair, self.held)]
        codes = with_turns(list(order), (participant.code if participant else None for participant in chaired))
        entered = self._chair(self.coming) if self.coming else None
        if entered:
            chair = entered.participant
            following = next(turns(list(order), [*codes, chair.code]))
        else:
            first, following = islice(turns(list(order), codes), 2)
            chair = order[first]
        return ChairRotationCard(
            side=self.arrangement.side,
            chair=chair,
            before=(chaired[-1] or order[codes[-1]]) if codes else None,
            after=order[following],
            named=entered is not None,
        )

    def _chair(self, dialogue: Dialogue) -> CoChair | None:
        """Return the co-chair of the rotating side at a Dialogue."""
        assert self.arrangement is not None
        side = self.arrangement.side_id
        return next((chair for chair in dialogue.cochairs.all() if chair.side_id == side), None)


def read_series(instrument: Instrument, viewer: Viewer, today: date) -> Series:
    """Return the visible Dialogues of ``instrument`` with their chairs, and the rotation: four statements."""
    visible = Dialogue.objects.of(instrument).visible_to(viewer)
    cochairs = CoChair.objects.select_related("participant", "side")
    dialogues = visible.select_related("host", "mark").prefetch_related(Prefetch("cochairs", cochairs))
    arrangements = (
        WorkingArrangement.objects.visible_to(viewer)
        .filter(instrument=instrument, kind=ArrangementKind.ROTATION)
        .select_related("side")
        .prefetch_related("turns__participant")
    )
    series = Series(list(dialogues.order_by("number")), None, today, instrument.dialogue_months)
    # The turn follows from the order in effect when the Dialogue meets.
    return replace(series, arrangement=arrangements.in_effect(series.coming_on or today).first())
