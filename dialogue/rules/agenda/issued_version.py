"""Snapshot of an issued agenda, with which later versions are compared: numbers, items, meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from core.text.multilingual_text import MultilingualText
from dialogue.enums import ItemPurpose


@dataclass(frozen=True, slots=True)
class FixedNumber:
    """Number under which an item was issued; ``parent`` is the key of the parent item."""

    number: int
    bis: str = ""
    letter: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class SnapshotItem:
    """Item of a version; ``number`` is its citation number, ``lead`` the code of a Participant.

    ``debate`` is its track as stored at the issue, see ``issued_tracks``.
    """

    key: str
    number: str
    title: MultilingualText
    purpose: ItemPurpose
    minutes: int
    lead: str | None
    presenter: str
    background: MultilingualText
    action: MultilingualText
    decision: MultilingualText
    debate: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class SnapshotMeeting:
    """Date, hours and place in a version; ``wall_start`` is naive and local to ``time_zone``."""

    wall_start: datetime | None
    time_zone: str
    held_on: date | None
    minutes: int
    host: str | None
    city: MultilingualText
    venue: MultilingualText
    format: str

    def as_json(self) -> dict[str, Any]:
        return {
            "wall_start": self.wall_start and self.wall_start.isoformat(),
            "time_zone": self.time_zone,
            "held_on": self.held_on and self.held_on.isoformat(),
            "minutes": self.minutes,
            "host": self.host,
            "city": _written(self.city),
            "venue": _written(self.venue),
            "format": self.format,
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Return the snapshot from ``as_json``. Raises KeyError for a missing key."""
        return cls(
            wall_start=document["wall_start"] and datetime.fromisoformat(document["wall_start"]),
            time_zone=document["time_zone"],
            held_on=document["held_on"] and date.fromisoformat(document["held_on"]),
            minutes=document["minutes"],
            host=document["host"],
            city=MultilingualText(**document["city"]),
            venue=MultilingualText(**document["venue"]),
            format=document["format"],
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Snapshot of a version: its items in order and its meeting, None if not stored."""

    items: tuple[SnapshotItem, ...]
    meeting: SnapshotMeeting | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Last issued version: symbol, date of issue at the place of the meeting, snapshot.

    ``adopted_on`` is the date of the adoption, None until then.
    """

    symbol: str
    issued_on: date
    snapshot: Snapshot
    adopted_on: date | None = None


def _written(words: MultilingualText) -> dict[str, str]:
    return {"en": words.en, "fr": words.fr, "ja": words.ja, "original": words.original}
