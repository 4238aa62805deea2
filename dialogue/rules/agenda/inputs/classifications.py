"""Sides, Participants, and lists of the MOC."""

from dataclasses import dataclass
from datetime import date

from core.text.multilingual_text import MultilingualText


@dataclass(frozen=True, slots=True)
class SideData:
    code: str
    name: MultilingualText
    capital: MultilingualText
    time_zone: str


@dataclass(frozen=True, slots=True)
class ParticipantData:
    code: str
    label: MultilingualText
    title: MultilingualText
    side: str


@dataclass(frozen=True, slots=True)
class AreaOrForm:
    """Area or form; ``since`` is the date from which a joint decision added it, None for those of the MOC."""

    code: str
    title: MultilingualText
    is_open_ended: bool
    since: date | None = None


@dataclass(frozen=True, slots=True)
class InstrumentData:
    name: MultilingualText
    dialogue: MultilingualText
    status_line: MultilingualText
    symbol: str
    dialogue_months: int


@dataclass(frozen=True, slots=True)
class RotationOrder:
    """Rotation order of the chair; ``code`` is the working arrangement that sets it."""

    code: str
    side: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EligibleChairData:
    """Chair eligibility: a Participant and a rank that may co-chair for a side."""

    side: str
    participant: str
    rank: MultilingualText
