"""Which day it is for the person at the keyboard."""

from datetime import UTC, date, datetime

from contacts.models import User
from core.text.times import reading


def today_for(user: User) -> date:
    """The day in the capital of the user's Participant; in UTC for who belongs to none."""
    zone = user.participant.side.time_zone if user.participant else "UTC"
    return reading(datetime.now(UTC), zone).date()
