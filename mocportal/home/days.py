"""Which day it is for the reader."""

from collections.abc import Iterable
from datetime import date, datetime

from contacts.models import Participant, User
from core.text.times import reading


def today_for(user: User, participants: Iterable[Participant], now: datetime) -> date:
    """The day at ``now`` (aware) in the capital of the reader's side.

    Who has no side gets the earliest day of the capitals: what is due on a day is late for nobody before that day
    has ended in both.
    """
    zones = {participant.pk: participant.side.time_zone for participant in participants}
    if user.participant_id in zones:
        return reading(now, zones[user.participant_id]).date()
    return min((reading(now, zone).date() for zone in zones.values()), default=now.date())
