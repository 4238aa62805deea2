"""How long a session lasts: eight hours from sign-in, longer only where its reader asks for it, and never past a day.

The end is a moment that is kept in the session, so that no request moves it by itself; scripts that ask again and again
keep nobody signed in.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.utils import timezone, translation

from contacts.enums import Language
from contacts.models import Side

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

BEGAN, SIDES = "signed_in_at", "sides"
LENGTH = timedelta(seconds=settings.SESSION_COOKIE_AGE)
LONGEST = timedelta(seconds=settings.SESSION_LONGEST)


@dataclass(frozen=True, slots=True)
class Capital:
    """What a clock needs to know of a side."""

    time_zone: str
    capital: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session as its pages tell of it."""

    began: datetime
    ends: datetime
    now: datetime
    sides: tuple[Capital, ...]

    @classmethod
    def of(cls, request: "HttpRequest") -> Self | None:
        """Nothing for who is not signed in, and for a session that began before its moment was kept."""
        session = getattr(request, "session", None)
        if session is None or not request.user.is_authenticated or BEGAN not in session:
            return None
        language = (translation.get_language() or "en")[:2]
        return cls(
            began=datetime.fromisoformat(session[BEGAN]),
            ends=session.get_expiry_date(),
            now=timezone.now(),
            sides=tuple(Capital(zone, capitals[language]) for zone, capitals in session[SIDES]),
        )

    @property
    def seconds_left(self) -> int:
        """For a script, which then does not depend on the clock of its device."""
        return max(0, int((self.ends - self.now).total_seconds()))

    @property
    def last(self) -> datetime:
        """Beyond this moment it is not extended."""
        return self.began + LONGEST

    @property
    def can_be_extended(self) -> bool:
        return self.ends < self.last


def begin(session: "SessionBase", at: datetime) -> None:
    """Keep when it began and the clocks on which it ends: each page then says so without another statement."""
    session[BEGAN] = at.isoformat()
    session[SIDES] = [(side.time_zone, _capitals(side)) for side in Side.objects.order_by("order")]
    session.set_expiry(at + LENGTH)


def extend(session: "SessionBase", at: datetime) -> None:
    """Let it last its length from now, but no longer than a day in all."""
    if BEGAN in session:
        began = datetime.fromisoformat(session[BEGAN])
        session.set_expiry(max(session.get_expiry_date(), min(at + LENGTH, began + LONGEST)))


def _capitals(side: Side) -> dict[str, str]:
    named = {}
    for language in Language.values:
        with translation.override(language):
            named[language] = str(side.capital)
    return named
