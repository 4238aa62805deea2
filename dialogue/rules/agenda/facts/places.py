"""Sides, Participants, and what the MOC lists."""

from dataclasses import dataclass
from datetime import date

from core.text.multilingual_text import Words


@dataclass(frozen=True, slots=True)
class SideFact:
    code: str
    name: Words
    capital: Words
    time_zone: str


@dataclass(frozen=True, slots=True)
class ParticipantFact:
    code: str
    label: Words
    title: Words
    side: str


@dataclass(frozen=True, slots=True)
class ListedFact:
    """An area or a form; ``since`` is the day from which a joint decision added it, None for what the MOC lists."""

    code: str
    title: Words
    is_open_ended: bool
    since: date | None = None


@dataclass(frozen=True, slots=True)
class InstrumentFact:
    name: Words
    dialogue: Words
    status_line: Words
    symbol: str
    dialogue_months: int


@dataclass(frozen=True, slots=True)
class RotationFact:
    """The order of the rotating chair; ``code`` is the working arrangement that sets it."""

    code: str
    side: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EligibleFact:
    """A Participant and a rank that may co-chair for a side."""

    side: str
    participant: str
    rank: Words
