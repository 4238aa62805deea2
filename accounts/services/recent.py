"""Who showed a moment ago who they are: asked before what cannot be taken back (ASVS 5.0, 7.5)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

CONFIRMED = "confirmed_at"
LASTS = timedelta(minutes=settings.CONFIRMATION_MINUTES)


def note(session: "SessionBase", at: datetime) -> None:
    session[CONFIRMED] = at.isoformat()


def forget(session: "SessionBase") -> None:
    """Leave it open when the owner of ``session`` last showed who they are: it is asked before the next such act."""
    session.pop(CONFIRMED, None)


def is_recent(session: "SessionBase", at: datetime) -> bool:
    """Whether the owner of ``session`` showed who they are within the last quarter of an hour."""
    kept = session.get(CONFIRMED)
    return kept is not None and timedelta(0) <= at - datetime.fromisoformat(kept) < LASTS
