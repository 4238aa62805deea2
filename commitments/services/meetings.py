"""Next Dialogue for the register. The Dialogue app registers the function that finds it at start-up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from commitments.models import Instrument
from contacts.models import User


@dataclass(frozen=True, slots=True)
class NextDialogue:
    """Next Dialogue: ``name`` in the active language, and its date at the place of the meeting."""

    name: str
    on: date


type Source = Callable[[Instrument, User | None, date], NextDialogue | None]

SOURCES: list[Source] = []


def meeting_source(source: Source) -> Source:
    """Register a function that returns the next Dialogue with a date."""
    SOURCES.append(source)
    return source


def next_meeting(*, instrument: Instrument, viewer: User | None, today: date) -> NextDialogue | None:
    """Return the next dated Dialogue from ``today`` on that ``viewer`` may see, or None; without a viewer, any."""
    return next((found for source in SOURCES if (found := source(instrument, viewer, today))), None)
