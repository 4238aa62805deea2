"""The next Dialogue, as far as the register speaks of it. The app of the Dialogues says which it is when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from commitments.models import Instrument
from contacts.models import User


@dataclass(frozen=True, slots=True)
class Meeting:
    """``name`` in the active language; ``on`` is a day at the place of the meeting."""

    name: str
    on: date


type Source = Callable[[Instrument, User, date], Meeting | None]

SOURCES: list[Source] = []


def tells_of_meetings(source: Source) -> Source:
    """Register the function that knows the next Dialogue with a day."""
    SOURCES.append(source)
    return source


def next_meeting(*, instrument: Instrument, viewer: User, today: date) -> Meeting | None:
    """The next Dialogue with a day that ``viewer`` may see, seen from ``today``; None where none is planned."""
    return next((found for source in SOURCES if (found := source(instrument, viewer, today))), None)
