"""Input about the Dialogue, earlier Dialogues and representatives."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.text.multilingual_text import MultilingualText
from dialogue.enums import DelegateFunction, DialogueStatus, ItemPurpose, ItemResult, RecordStatus


@dataclass(frozen=True, slots=True)
class DiscussionData:
    title: MultilingualText
    summary: MultilingualText
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChairFact:
    """Co-chair; ``name`` is empty if only the Participant is known."""

    side: str
    participant: str
    name: MultilingualText
    title: MultilingualText
    acting: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PastDialogue:
    """Earlier Dialogue that was held; ``held_on`` is None if the date is unknown."""

    number: int
    held_on: date | None
    held_by: date
    date_note: MultilingualText
    host: str | None
    chairs: tuple[ChairFact, ...]
    discussions: tuple[DiscussionData, ...]
    # Keys of the agenda items that were discussed.
    items: frozenset[str] = frozenset()

    def spoke_of(self, area: str, key: str) -> bool:
        """Return whether the Dialogue discussed the area of that code, or took up the item of that key."""
        return key in self.items or bool(self.touched(area))

    def touched(self, area: str) -> tuple[DiscussionData, ...]:
        return tuple(discussion for discussion in self.discussions if area in discussion.areas)


@dataclass(frozen=True, slots=True)
class DelegateData:
    participant: str
    function: DelegateFunction
    name: MultilingualText
    title: MultilingualText
    organization: MultilingualText = field(default_factory=MultilingualText)


@dataclass(frozen=True, slots=True)
class InviteeData:
    """Invitee who has not declined; ``items`` are the keys of the items attended."""

    name: str
    title: MultilingualText
    organization: MultilingualText
    proposed_by: str
    items: tuple[str, ...] = ()
    name_ja: str = ""

    def name_in(self, language: str) -> str:
        """Return the name as a text in ``language`` writes it."""
        return (self.name_ja if language == "ja" else "") or self.name


@dataclass(frozen=True, slots=True)
class MeetingData:
    """Dialogue that the agenda is for; ``wall_start`` is naive and local to ``time_zone``."""

    number: int
    status: DialogueStatus
    held_on: date | None
    wall_start: datetime | None
    time_zone: str
    minutes: int
    host: str | None
    city: MultilingualText
    venue: MultilingualText
    format: str
    languages: tuple[str, ...]
    interpretation: MultilingualText
    contact: str
    mark: MultilingualText
    chairs: tuple[ChairFact, ...]
    delegates: tuple[DelegateData, ...]
    invitees: tuple[InviteeData, ...]


@dataclass(frozen=True, slots=True)
class CarriedOverItem:
    """Item carried over from the last Dialogue, under its ``key`` on the next agenda.

    ``number`` and ``title`` are those of the last agenda, if known, ``summary`` is that of the outcome; ``since`` is
    the first Dialogue of the unbroken sequence that left it unfinished.
    """

    key: str
    result: ItemResult
    since: int
    number: str = ""
    title: MultilingualText = field(default_factory=MultilingualText)
    purpose: ItemPurpose = ItemPurpose.DISCUSSION
    minutes: int | None = None
    lead: str | None = None
    summary: MultilingualText = field(default_factory=MultilingualText)


@dataclass(frozen=True, slots=True)
class PreviousRecord:
    """Record of discussion of the last Dialogue as of the instant read; dates are local to the meeting."""

    symbol: str
    status: RecordStatus
    clear_by: date | None
    adopted_on: date | None
