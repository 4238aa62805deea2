"""The Dialogue itself, those before it, and who sits at it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.text.multilingual_text import Words
from dialogue.enums import DelegateFunction, DialogueStatus, ItemPurpose, ItemResult, RecordStatus


@dataclass(frozen=True, slots=True)
class DiscussionFact:
    title: Words
    summary: Words
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChairFact:
    """A co-chair; ``name`` is empty where only the Participant is known."""

    side: str
    participant: str
    name: Words
    title: Words
    acting: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PastDialogueFact:
    """An earlier Dialogue that was held; ``held_on`` is None where the day is not known."""

    number: int
    held_on: date | None
    held_by: date
    date_note: Words
    host: str | None
    chairs: tuple[ChairFact, ...]
    discussions: tuple[DiscussionFact, ...]
    # The keys of the agenda items that were taken up.
    items: frozenset[str] = frozenset()

    def spoke_of(self, area: str, key: str) -> bool:
        """Whether a subject touched the area of that code, or the item of that key was taken up."""
        return key in self.items or bool(self.touched(area))

    def touched(self, area: str) -> tuple[DiscussionFact, ...]:
        return tuple(discussion for discussion in self.discussions if area in discussion.areas)


@dataclass(frozen=True, slots=True)
class DelegateFact:
    participant: str
    function: DelegateFunction
    name: Words
    title: Words
    organization: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class InviteeFact:
    """Somebody who is to be heard and has not declined; ``items`` are the keys of those at which he or she is."""

    name: str
    title: Words
    organization: Words
    proposed_by: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """The Dialogue that the agenda is for; ``wall_start`` is naive and read in ``time_zone``."""

    number: int
    status: DialogueStatus
    held_on: date | None
    wall_start: datetime | None
    time_zone: str
    minutes: int
    host: str | None
    city: Words
    venue: Words
    format: str
    languages: tuple[str, ...]
    interpretation: Words
    contact: str
    mark: Words
    chairs: tuple[ChairFact, ...]
    delegates: tuple[DelegateFact, ...]
    invitees: tuple[InviteeFact, ...]


@dataclass(frozen=True, slots=True)
class CarriedItemFact:
    """An item that the last Dialogue left unfinished, under the ``key`` that it has on the next agenda.

    ``number`` and ``title`` are those that it had there, as far as they are known, ``summary`` is what was said of it;
    ``since`` is the first of the Dialogues that left it unfinished one after the other.
    """

    key: str
    result: ItemResult
    since: int
    number: str = ""
    title: Words = field(default_factory=Words)
    purpose: ItemPurpose = ItemPurpose.DISCUSSION
    minutes: int | None = None
    lead: str | None = None
    summary: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class RecordFact:
    """The record of discussion of the last Dialogue, as it stood: the days are those at the place of the meeting."""

    symbol: str
    status: RecordStatus
    clear_by: date | None
    adopted_on: date | None
