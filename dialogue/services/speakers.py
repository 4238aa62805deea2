"""List of speakers of an item. One person speaks at a time."""

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
    """Add a Participant or an invitee to the end of the list; no-op if already listed.

    Raises FloorError for one without a seat, or an invitee who does not attend this item, and what ``open_room`` and
    ``item_of`` raise.
    """
    open_room(dialogue)
    item_of(dialogue, item_key, at)
    if participant and not Participation.objects.filter(instrument=dialogue.instrument_id, participant=participant):
        raise FloorError(_("%(who)s is not a participant in this Dialogue.") % {"who": participant})
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
    """Give the floor at the aware instant ``at``; this ends the current speaker.

    Raises FloorError if the speaker has already had it, and RoomClosedError.
    """
    _read_again(speaker)
    if speaker.begun_at is not None:
        raise FloorError(_("%(who)s has or has had the floor.") % {"who": speaker})
    with pghistory.context(user=by.pk):
        for speaking in Speaker.objects.filter(dialogue=speaker.dialogue).speaking():
            _end(speaking, at)
        speaker.begun_at = at
        speaker.save(update_fields=["begun_at"])


@transaction.atomic
def end(*, speaker: Speaker, by: User, at: datetime) -> None:
    """End the speaker's floor at ``at``; no-op if already ended.

    Raises FloorError for one who never had it, and RoomClosedError.
    """
    _read_again(speaker)
    if speaker.begun_at is None:
        raise FloorError(_("%(who)s does not have the floor.") % {"who": speaker})
    if speaker.ended_at is None:
        with pghistory.context(user=by.pk):
            _end(speaker, at)


@transaction.atomic
def remove(*, speaker: Speaker, by: User) -> None:
    """Remove a waiting speaker from the list.

    Raises FloorError for one who has or had the floor or is not on the list, and RoomClosedError.
    """
    _read_again(speaker)
    if speaker.begun_at is not None:
        raise FloorError(_("%(who)s has or has had the floor.") % {"who": speaker})
    with pghistory.context(user=by.pk):
        speaker.delete()


def _read_again(speaker: Speaker) -> None:
    """Lock the Dialogue, and reload the speaker: another user may have acted first."""
    open_room(speaker.dialogue)
    try:
        speaker.refresh_from_db()
    except Speaker.DoesNotExist as gone:
        raise FloorError(_("%(who)s is no longer on the list.") % {"who": speaker}) from gone


def _end(speaker: Speaker, at: datetime) -> None:
    speaker.ended_at = max(at, speaker.begun_at or at)
    speaker.save(update_fields=["ended_at"])
