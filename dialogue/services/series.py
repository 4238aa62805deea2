"""Series of Dialogues: creation of the next one, and the rotation of the chairs."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

import pghistory
from django.db import transaction
from django.db.models import Max
from django.utils.translation import get_language, gettext as _

from commitments.models import Instrument
from commitments.services.dates import warnings_of
from contacts.models import HandlingMark, Participant, Side, User
from core.refusals.errors import TransitionNotAllowedError
from core.text.date_formatting import day
from dialogue.enums import DialogueStatus, ProposalState
from dialogue.models import ChairEligibility, CoChair, Dialogue, Proposal
from dialogue.models.dialogues import PASSED_ON
from dialogue.services.overtaken import note_change
from dialogue.services.register.meeting import arrangements
from dialogue.services.rotations import turns_of
from moc.article_4a_i_annual import Schedule
from moc.article_4a_i_rotation import turns, with_turns


@dataclass(frozen=True, slots=True)
class SideChair:
    """Chair of a Dialogue for a side, named or computed; None if unknown.

    ``before`` and ``after`` are the neighbours in the rotation, None for a side without one.
    """

    side: Side
    chair: Participant | None
    named: bool
    before: Participant | None = None
    after: Participant | None = None

    @property
    def rotates(self) -> bool:
        return self.after is not None


def follow(*, held: Dialogue, by: User, at: datetime) -> Dialogue:
    """Return the Dialogue after a held one, created in the caller's transaction: with a number, without a date.

    Its host alternates if a working arrangement says so, its handling mark is that of the previous one, and it inherits
    the backlog of proposals. An already planned one is reused.
    """
    # Lock the instrument, so that two users cannot allocate the same number.
    instrument = Instrument.objects.select_for_update(no_key=True).get(pk=held.instrument_id)
    coming = Dialogue.objects.of(instrument).ahead().filter(number__gt=held.number).first()
    if coming is None:
        coming = _create(instrument, held.mark, _other_host(held, at.date()), by)
    # Lateness refers to the previous Dialogue's closing date.
    with pghistory.context(user=by.pk):
        Proposal.objects.filter(dialogue=held, state=ProposalState.PROPOSED).update(dialogue=coming, is_late=False)
    return coming


@transaction.atomic
def plan_next(*, instrument: Instrument, by: User, at: datetime) -> Dialogue:
    """Plan the next Dialogue manually, after a cancelled one or before the first.

    Raises TransitionNotAllowedError if one is already planned.
    """
    locked = Instrument.objects.select_for_update(no_key=True).get(pk=instrument.pk)
    if coming := Dialogue.objects.of(locked).ahead().first():
        raise TransitionNotAllowedError(_("The %(dialogue)s is already planned.") % {"dialogue": coming})
    last = Dialogue.objects.of(locked).order_by("pk").last()
    held = Dialogue.objects.of(locked).held().order_by("number").last()
    mark = last.mark if last else HandlingMark.objects.order_by("rank").first()
    assert mark is not None
    return _create(locked, mark, _other_host(held, at.date()) if held else None, by)


def next_number(instrument: Instrument) -> int:
    """Return the number of the next Dialogue if it is planned now: that of a cancelled one passes to it."""
    counted = Dialogue.objects.of(instrument).exclude(status=DialogueStatus.CANCELLED)
    return (counted.aggregate(last=Max("number"))["last"] or 0) + 1


def chairs(*, dialogue: Dialogue, at: datetime) -> tuple[SideChair, ...]:
    """Return the chair of ``dialogue`` for each eligible side: the named co-chair or the rotation (article 4(a)(i)).

    A side with a single eligible Participant always has that one; others follow the rotation in effect on the day of
    the Dialogue or, while it has none, at the aware instant ``at``.
    """
    named = {
        chair.side_id: chair.participant
        for chair in CoChair.objects.filter(dialogue=dialogue.pk).select_related("participant")
    }
    eligible = ChairEligibility.objects.filter(instrument=dialogue.instrument_id)
    return tuple(
        _turn(dialogue, side, named.get(side.pk), at)
        for side in Side.objects.filter(pk__in=eligible.values("side")).order_by("order")
    )


def doubts(*, dialogue: Dialogue, today: date) -> tuple[str, ...]:
    """Return warnings about the date of a Dialogue, in the active language; none blocks it.

    ``today`` is a day at the place of the meeting.
    """
    last = Dialogue.objects.of(dialogue.instrument).held().filter(number__lt=dialogue.number).order_by("number").last()
    start = dialogue.wall_start
    schedule = Schedule(
        today=today,
        last_held=last.held_by if last else None,
        months=dialogue.instrument.dialogue_months,
        planned=start.date() if start else None,
    )
    if start is None:
        return ()
    said = warnings_of(
        start.date(), instrument=dialogue.instrument, today=today, last_dialogue=last.held_by if last else None
    )
    if not schedule.is_planned_too_late or schedule.due_by is None:
        return said
    return (
        *said,
        _("The planned date is after %(day)s, when the Dialogue is due (article 4(a)(i)).")
        % {"day": day(schedule.due_by, (get_language() or "en")[:2])},
    )


def _turn(dialogue: Dialogue, side: Side, named: Participant | None, at: datetime) -> SideChair:
    order = {turn.participant.code: turn.participant for turn in turns_of(dialogue=dialogue, side=side.pk, at=at)}
    if not order:
        single = Participant.objects.filter(
            chair_eligibilities__instrument=dialogue.instrument_id, chair_eligibilities__side=side
        ).distinct()
        alone = single.first() if single.count() == 1 else None
        return SideChair(side, named or alone, named is not None)
    earlier = Dialogue.objects.of(dialogue.instrument).filter(number__lt=dialogue.number)
    earlier = earlier.exclude(status=DialogueStatus.CANCELLED).order_by("number")
    chaired = {
        chair.dialogue_id: chair.participant
        for chair in CoChair.objects.filter(dialogue__in=earlier, side=side).select_related("participant")
    }
    entered = [chaired.get(key) for key in earlier.values_list("pk", flat=True)]
    codes = with_turns(list(order), (participant.code if participant else None for participant in entered))
    before = (entered[-1] or order[codes[-1]]) if codes else None
    if named:
        chair, following = named, next(turns(list(order), [*codes, named.code]))
    else:
        first, following = islice(turns(list(order), codes), 2)
        chair = order[first]
    return SideChair(side, chair, named is not None, before, order[following])


def _create(instrument: Instrument, mark: HandlingMark, host: Side | None, by: User) -> Dialogue:
    number = next_number(instrument)
    with pghistory.context(user=by.pk):
        sequence = _pass_on(instrument, number)
        created: Dialogue = Dialogue.objects.create(
            instrument=instrument, number=number, mark=mark, host=host, sequence=sequence
        )
    return created


def _pass_on(instrument: Instrument, number: int) -> int:
    """Take the number from the cancelled Dialogue that has it; return the next calendar sequence.

    The UID contains the number, so calendars see the next Dialogue as an update of the same entry.
    """
    cancelled = Dialogue.objects.of(instrument).filter(number=number).first()
    if cancelled is None:
        return 0
    last = Dialogue.objects.of(instrument).aggregate(last=Max("number"))["last"]
    cancelled.number_was, cancelled.number = cancelled.number, max(last + 1, PASSED_ON)
    cancelled.save(update_fields=["number", "number_was"])
    note_change(cancelled)
    return int(cancelled.sequence) + 1


def _other_host(held: Dialogue, today: date) -> Side | None:
    """Return the side that did not host ``held``, if an arrangement alternates hosts and there are two sides."""
    if held.host_id is None or not arrangements(held.instrument, today)[1]:
        return None
    others = Side.objects.filter(participants__participations__instrument=held.instrument_id).exclude(pk=held.host_id)
    found = list(others.distinct())
    return found[0] if len(found) == 1 else None
