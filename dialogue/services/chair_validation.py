"""Validation of a co-chair's rank and turn in the rotation."""

from django.utils import timezone

from contacts.models import Official, Participant
from dialogue.enums import DialogueStatus
from dialogue.models import ChairEligibility, CoChair, Dialogue
from dialogue.services.rotations import turns_of
from moc.article_4a_i_chairs import Chair, may_chair
from moc.article_4a_i_rotation import needs_reason


def has_the_rank(official: Official, *, acting: bool) -> bool:
    """Return whether the rank of ``official`` is eligible to chair for its Participant; acting chairs need no rank."""
    rows = ChairEligibility.objects.filter(participant=official.participant_id)
    eligible = {Chair(*pair) for pair in rows.values_list("participant__code", "rank__code")}
    rank = official.rank.code if official.rank else ""
    return may_chair(Chair(official.participant.code, rank), eligible, acting=acting)


def is_out_of_turn(participant: Participant, dialogue: Dialogue) -> bool:
    """Return whether the rotation assigns ``dialogue`` to another Participant of the same side.

    A session before it keeps its chair whether it was held or postponed; a cancelled one is left out. False if no
    rotation is arranged or the Participant is not in it: eligibility is checked by another rule.
    """
    turns = turns_of(dialogue=dialogue, side=participant.side_id, at=timezone.now())
    order = [turn.participant.code for turn in turns]
    if participant.code not in order:
        return False
    chaired = (
        CoChair.objects.filter(
            dialogue__instrument=dialogue.instrument_id, dialogue__number__lt=dialogue.number, side=participant.side_id
        )
        .exclude(dialogue__status=DialogueStatus.CANCELLED)
        .order_by("dialogue__number")
        .values_list("participant__code", flat=True)
    )
    return needs_reason(participant.code, order, chaired)
