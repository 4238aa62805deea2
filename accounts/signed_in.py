"""Session lifetime: eight hours from sign-in, extended on request to at most a day, and shorter when idle.

The end is stored in the session, so that no request extends it automatically. The idle end is the ``expire_date`` of
the session's row: a request by a person extends it, a request by a script on a timer does not (NIST SP 800-63B, 4.2.3).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.utils import timezone, translation

from contacts.models import Side
from core.text.languages import Language

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

BEGAN, SIDES = "signed_in_at", "sides"
LENGTH = timedelta(seconds=settings.SESSION_COOKIE_AGE)
LONGEST = timedelta(seconds=settings.SESSION_LONGEST)
IDLE = timedelta(minutes=settings.SESSION_IDLE_MINUTES) if settings.SESSION_IDLE_MINUTES else LONGEST
# Minimum interval between writes. The idle end in the database is later by as much.
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Capital:
    """Capital of a side with its time zone."""

    time_zone: str
    capital: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Session times for display on its pages."""

    began: datetime
    ends: datetime
    now: datetime
    idle: bool
    sides: tuple[Capital, ...]

    @classmethod
    def of(cls, request: "HttpRequest") -> Self | None:
        """Return the session times; None without a signed-in user, and for a session without a stored start."""
        session = getattr(request, "session", None)
        if session is None or not request.user.is_authenticated or BEGAN not in session:
            return None
        language = (translation.get_language() or "en")[:2]
        now, last = timezone.now(), session.get_expiry_date()
        return cls(
            began=datetime.fromisoformat(session[BEGAN]),
            ends=min(last, now + IDLE),
            now=now,
            idle=now + IDLE < last,
            sides=tuple(Capital(zone, capitals[language]) for zone, capitals in session[SIDES]),
        )

    @property
    def seconds_left(self) -> int:
        """Return the seconds left, so that a script does not depend on the clock of its device."""
        return max(0, int((self.ends - self.now).total_seconds()))

    @property
    def last(self) -> datetime:
        """Return the latest possible end, including extensions."""
        return self.began + LONGEST

    @property
    def can_be_extended(self) -> bool:
        return self.idle or self.ends < self.last


def begin(session: "SessionBase", at: datetime) -> None:
    """Store the start and the clocks of the capitals, so that pages show the end without another query."""
    session[BEGAN] = at.isoformat()
    session[SIDES] = [(side.time_zone, _capitals(side)) for side in Side.objects.order_by("order")]
    session.set_expiry(at + LENGTH)


def extend(session: "SessionBase", at: datetime) -> None:
    """Extend the session by its length from now, up to a day in total."""
    if BEGAN in session:
        began = datetime.fromisoformat(session[BEGAN])
        session.set_expiry(max(session.get_expiry_date(), min(at + LENGTH, began + LONGEST)))


def idle_end(session: "SessionBase", at: datetime) -> datetime:
    """Return the time at which a session last used at ``at`` ends without another request."""
    return min(session.get_expiry_date(), at + IDLE + SEEN_EVERY)


def is_activity(request: "HttpRequest") -> bool:
    """Return whether a person caused the request: scripts poll on a timer, with GET.

    Browsers mark such requests (Fetch Metadata, W3C); a client without these headers counts as a person.
    """
    return request.method != "GET" or request.headers.get("Sec-Fetch-Dest", "document") != "empty"


def _capitals(side: Side) -> dict[str, str]:
    named = {}
    for language in Language.values:
        with translation.override(language):
            named[language] = str(side.capital)
    return named
