"""What an issued agenda said, as later versions are held against it: its numbers, its items, its meeting."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from core.text.multilingual_text import Words
from dialogue.enums import ItemPurpose


@dataclass(frozen=True, slots=True)
class FixedNumber:
    """The number that an item was issued under; ``parent`` is the key of the item of which it is a part."""

    number: int
    bis: str = ""
    letter: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class SnapshotItem:
    """An item as a version has it; ``number`` is how it is cited, ``lead`` the code of a Participant."""

    key: str
    number: str
    title: Words
    purpose: ItemPurpose
    minutes: int
    lead: str | None
    presenter: str
    background: Words
    action: Words
    decision: Words


@dataclass(frozen=True, slots=True)
class SnapshotMeeting:
    """What a version says of date, hours and place; ``wall_start`` is naive and read in ``time_zone``."""

    wall_start: datetime | None
    time_zone: str
    held_on: date | None
    minutes: int
    host: str | None
    city: Words
    venue: Words
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
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What ``as_json`` kept. Raises KeyError where something is missing."""
        return cls(
            wall_start=kept["wall_start"] and datetime.fromisoformat(kept["wall_start"]),
            time_zone=kept["time_zone"],
            held_on=kept["held_on"] and date.fromisoformat(kept["held_on"]),
            minutes=kept["minutes"],
            host=kept["host"],
            city=Words(**kept["city"]),
            venue=Words(**kept["venue"]),
            format=kept["format"],
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version by its items in their order, and its meeting; None where that was not kept."""

    items: tuple[SnapshotItem, ...]
    meeting: SnapshotMeeting | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """The version that was issued last: its symbol, the day of its issue at the place of the meeting, what it said.

    ``adopted_on`` is the day on which the meeting adopted it, None until then.
    """

    symbol: str
    issued_on: date
    snapshot: Snapshot
    adopted_on: date | None = None


def _written(words: Words) -> dict[str, str]:
    return {"en": words.en, "fr": words.fr, "ja": words.ja, "original": words.original}
