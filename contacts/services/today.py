"""Today's date for a user: deadlines are days in a capital."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from contacts.models import Side, User
from core.text.times import displayed_text


def zones_of_sides() -> Iterable[str]:
    """Return the time zones of all sides as a query, which is run only if it is read."""
    return Side.objects.values_list("time_zone", flat=True)


def today_for(user: User, *, at: datetime | None = None, capitals: Iterable[str] = ()) -> date:
    """Return the day of the aware instant ``at``, by default now, in the capital of the user's Participant.

    A user without a Participant gets the earliest day of the time zones ``capitals``, so that nothing is overdue before
    its day has ended in each of them; without any, the day in UTC.
    """
    at = at or datetime.now(UTC)
    zones = [user.participant.side.time_zone] if user.participant else capitals
    return min((displayed_text(at, zone).date() for zone in zones), default=at.astimezone(UTC).date())
