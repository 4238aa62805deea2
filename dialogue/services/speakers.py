"""The list of speakers of an item: who asks for the floor, who has it, who had it. One person speaks at a time."""

from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.models import Participation
from contacts.models import Participant, User
from dialogue.exceptions import FloorError
from dialogue.models import Dialogue, Invitee, InviteeItem, Speaker
from dialogue.services.outcomes import item_of, open_room


@transaction.atomic
def ask(
    *,
    dialogue: Dialogue,
    item_key: str,
    by: User,
    at: datetime,
    participant: Participant | None = None,
    invitee: Invitee | None = None,
) -> Speaker:
    """Put a Participant or an invitee at the end of the list; whoever stands on it already keeps the place.

    Raises FloorError for who has no seat, or is not in the room at this item, and what ``open_room`` and ``item_of``
    raise.
    """
    open_room(dialogue)
    item_of(dialogue, item_key, at)
    if participant and not Participation.objects.filter(instrument=dialogue.instrument_id, participant=participant):
        raise FloorError(_("%(who)s has no seat at this Dialogue.") % {"who": participant})
    if invitee and not InviteeItem.objects.filter(invitee=invitee, invitee__dialogue=dialogue, item_key=item_key):
        raise FloorError(_("%(who)s is not invited to this item.") % {"who": invitee})
    listed = Speaker.objects.filter(dialogue=dialogue, item_key=item_key, ended_at=None)
    standing: Speaker | None = listed.filter(participant=participant, invitee=invitee).first()
    if standing is not None:
        return standing
    with pghistory.context(user=by.pk):
        speaker: Speaker = Speaker.objects.create(
            dialogue=dialogue, item_key=item_key, participant=participant, invitee=invitee, asked_at=at
        )
    return speaker


@transaction.atomic
def give_floor(*, speaker: Speaker, by: User, at: datetime) -> None:
    """Give the floor at the aware instant ``at``; whoever has it ends then.

    Raises FloorError where the speaker had it already, and RoomClosedError.
    """
    _read_again(speaker)
    if speaker.begun_at is not None:
        raise FloorError(_("%(who)s has or had the floor already.") % {"who": speaker})
    with pghistory.context(user=by.pk):
        for speaking in Speaker.objects.filter(dialogue=speaker.dialogue).speaking():
            _end(speaking, at)
        speaker.begun_at = at
        speaker.save(update_fields=["begun_at"])


@transaction.atomic
def end(*, speaker: Speaker, by: User, at: datetime) -> None:
    """Take back the floor at ``at``; nothing where the speaker no longer has it.

    Raises FloorError for who never had it, and RoomClosedError.
    """
    _read_again(speaker)
    if speaker.begun_at is None:
        raise FloorError(_("%(who)s does not have the floor.") % {"who": speaker})
    if speaker.ended_at is None:
        with pghistory.context(user=by.pk):
            _end(speaker, at)


@transaction.atomic
def remove(*, speaker: Speaker, by: User) -> None:
    """Take somebody off the list who no longer wishes to speak.

    Raises FloorError for who has or had the floor or is off it already, and RoomClosedError.
    """
    _read_again(speaker)
    if speaker.begun_at is not None:
        raise FloorError(_("%(who)s has or had the floor already.") % {"who": speaker})
    with pghistory.context(user=by.pk):
        speaker.delete()


def _read_again(speaker: Speaker) -> None:
    """Lock the room, and read how the speaker stands now: somebody else may have pressed first."""
    open_room(speaker.dialogue)
    try:
        speaker.refresh_from_db()
    except Speaker.DoesNotExist as gone:
        raise FloorError(_("%(who)s is no longer on the list.") % {"who": speaker}) from gone


def _end(speaker: Speaker, at: datetime) -> None:
    speaker.ended_at = max(at, speaker.begun_at or at)
    speaker.save(update_fields=["ended_at"])
