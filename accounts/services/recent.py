"""Recent confirmation of identity, required before irreversible actions (ASVS 5.0, 7.5)."""

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
    """Clear the last confirmation of ``session``, so that the next such action requires one."""
    session.pop(CONFIRMED, None)


def is_recent(session: "SessionBase", at: datetime) -> bool:
    """Return whether the user of ``session`` confirmed their identity within the last quarter of an hour."""
    stored = session.get(CONFIRMED)
    return stored is not None and timedelta(0) <= at - datetime.fromisoformat(stored) < LASTS
