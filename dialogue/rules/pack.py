"""What the documents beside the agenda tell, beyond what the agenda itself is made from.

As with the facts of the agenda, a service reads the rows and fills these. Each holds what its document may say and
nothing else, so that no wording can give away what it never had.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.text.multilingual_text import Words
from dialogue.enums import RecordStatus
from dialogue.rules.agenda.facts import ActionFact, ActivityFact, CommitmentFact, DecisionFact, MatterFact


@dataclass(frozen=True, slots=True)
class OpenPaperFact:
    """A paper that was brought and may be read by whom the document is for; ``languages`` are those of its files."""

    symbol: str
    title: Words
    item_key: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InviteeVersion:
    """The items at which one invitee is in the room, by key, and the papers open to it (article 4(a)(ii))."""

    name: str
    organization: Words
    keys: frozenset[str]
    papers: tuple[OpenPaperFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """One Participant's own: its notes by the key of the item, and what it leads or supports.

    ``restricted`` are commitments that it leads and that all its staff may read, and no other Participant. ``mark``
    is what the document bears, and ``mark_code`` what its name does.
    """

    participant: str
    mark: Words
    mark_code: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    restricted: tuple[CommitmentFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """Who asked for the floor, by the key of the item and in the order of asking: Participants' codes or names."""

    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParagraphFact:
    """A paragraph of the record; ``number`` is how it is cited."""

    item_key: str
    number: str
    text: Words


@dataclass(frozen=True, slots=True)
class CorrectionFact:
    number: int
    paragraph: str
    text: Words
    reason: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class RecordFact:
    """The record of discussion as far as it may be read: without paragraphs it is a shell for people to fill."""

    symbol: str
    status: RecordStatus
    adopted_on: date | None = None
    paragraphs: tuple[ParagraphFact, ...] = ()
    corrections: tuple[CorrectionFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedFact:
    """A commitment that left the active ones: on which day, into which state, and why."""

    reference: str
    title: Words
    lead: str | None
    areas: tuple[str, ...]
    forms: tuple[str, ...]
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Year:
    """What happened after the day ``since``, that of the Dialogue before, up to and including ``until``.

    ``since`` is None where no Dialogue was held before. ``held`` are activities that took place, ``reports`` how many
    progress reports came, ``instruments`` how many separate instruments of article 5(a) all may know of.
    """

    since: date | None
    until: date
    completed: tuple[ClosedFact, ...] = ()
    not_pursued: tuple[ClosedFact, ...] = ()
    held: tuple[ActivityFact, ...] = ()
    decided: tuple[MatterFact, ...] = ()
    reports: int = 0
    instruments: int = 0


def new_commitments(commitments: tuple[CommitmentFact, ...], year: Year) -> tuple[CommitmentFact, ...]:
    """The active commitments that became active within the year."""
    return tuple(
        fact
        for fact in commitments
        if (year.since is None or fact.active_since > year.since) and fact.active_since <= year.until
    )


def of_participant(
    code: str, commitments: tuple[CommitmentFact, ...], actions: tuple[ActionFact, ...]
) -> tuple[tuple[CommitmentFact, ...], tuple[ActionFact, ...]]:
    """What a Participant leads or supports: its commitments, and its open actions."""
    return (
        tuple(fact for fact in commitments if code == fact.lead or code in fact.support),
        tuple(fact for fact in actions if fact.is_open and (code == fact.lead or code in fact.support)),
    )


def awaiting(code: str, decisions: tuple[DecisionFact, ...]) -> tuple[DecisionFact, ...]:
    """The joint decisions in which a Participant has still to concur."""
    return tuple(fact for fact in decisions if code in fact.missing)
