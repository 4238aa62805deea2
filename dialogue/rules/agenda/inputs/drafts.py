"""Manual edits of the draft, and accepted proposals."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.text.multilingual_text import MultilingualText
from dialogue.enums import ItemOrigin, ItemPurpose, Track


@dataclass(frozen=True, slots=True)
class ManualEdit:
    """Manual edit of a saved version's item; empty fields are filled from the register.

    ``reasons`` are the codes known when a user took the item over, ``left_out`` later ones that users rejected.
    """

    key: str
    parent: str | None
    origin: ItemOrigin
    title: MultilingualText
    purpose: ItemPurpose
    minutes: int | None
    lead: str | None
    presenter: str
    background: MultilingualText
    action: MultilingualText
    decision: MultilingualText
    reasons: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptedProposal:
    """Proposal accepted into the item ``key``; ``on`` is the date it was sent, in its ministry's capital.

    ``settled_at`` is the instant (UTC) of its acceptance. The texts are those of the ministry and, for a proposal that
    became an item of its own, also those of the item.
    """

    key: str
    participant: str
    on: date
    is_late: bool = False
    provision: str = ""
    commitment: str = ""
    title: MultilingualText = field(default_factory=MultilingualText)
    background: MultilingualText = field(default_factory=MultilingualText)
    decision: MultilingualText = field(default_factory=MultilingualText)
    minutes: int = 0
    presenter: str = ""
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TrackChange:
    """Change of a proposed track: by a Participant's request, or by the secretariat with a reason.

    ``key`` is the reference of a commitment or the key of an item, ``participant`` a code, empty for the secretariat;
    ``on`` is a date in the capital of the Participant, for the secretariat at the place of the Dialogue.
    """

    key: str
    track: Track
    participant: str
    reason: str
    on: date
