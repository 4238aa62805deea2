"""Sides, Participants, and lists of the MOC."""

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
    """Area or form; ``since`` is the date from which a joint decision added it, None for those of the MOC."""

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
    """Rotation order of the chair; ``code`` is the working arrangement that sets it."""

    code: str
    side: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EligibleFact:
    """Chair eligibility: a Participant and a rank that may co-chair for a side."""

    side: str
    participant: str
    rank: Words
