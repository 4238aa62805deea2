"""Input of the documents other than the agenda, in addition to the agenda's own.

As with the agenda, a service reads the rows and creates these. Each holds only the facts that its document may contain,
so that no text can disclose more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.text.multilingual_text import Words
from dialogue.enums import RecordStatus
from dialogue.rules.agenda.inputs import ActionFact, ActivityFact, CommitmentFact, DecisionFact, MatterFact


@dataclass(frozen=True, slots=True)
class OpenPaperFact:
    """Paper that was received and is readable to the document's audience; ``languages`` are those of its files."""

    symbol: str
    title: Words
    item_key: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InviteeVersion:
    """Invitee's version of the agenda: items attended, by key, and readable papers (article 4(a)(ii))."""

    name: str
    organization: Words
    keys: frozenset[str]
    papers: tuple[OpenPaperFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """Internal brief of one Participant: its notes by the key of the item, and its commitments and actions.

    ``restricted`` are commitments that it leads and that only its own staff may read. ``mark`` is the handling mark in
    the document, ``mark_code`` that in its file name.
    """

    participant: str
    mark: Words
    mark_code: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    restricted: tuple[CommitmentFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """List of speakers by the key of the item, in the order of requests: Participants' codes or names."""

    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParagraphFact:
    """Paragraph of the record; ``number`` is its citation number."""

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
    """Record of discussion as far as readable; without paragraphs it is an empty form to complete."""

    symbol: str
    status: RecordStatus
    adopted_on: date | None = None
    paragraphs: tuple[ParagraphFact, ...] = ()
    corrections: tuple[CorrectionFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedFact:
    """Closed commitment: the date, the new state and the reason."""

    reference: str
    title: Words
    lead: str | None
    areas: tuple[str, ...]
    forms: tuple[str, ...]
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Year:
    """Reporting period: after the day ``since``, that of the previous Dialogue, up to and including ``until``.

    ``since`` is None if no Dialogue was held before. ``held`` are activities that took place, ``reports`` the number of
    progress reports, ``instruments`` the number of separate instruments of article 5(a) that all may see.
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
    """Return the active commitments that became active within the period."""
    return tuple(
        fact
        for fact in commitments
        if (year.since is None or fact.active_since > year.since) and fact.active_since <= year.until
    )


def of_participant(
    code: str, commitments: tuple[CommitmentFact, ...], actions: tuple[ActionFact, ...]
) -> tuple[tuple[CommitmentFact, ...], tuple[ActionFact, ...]]:
    """Return the commitments and open actions that a Participant leads or supports."""
    return (
        tuple(fact for fact in commitments if code == fact.lead or code in fact.support),
        tuple(fact for fact in actions if fact.is_open and (code == fact.lead or code in fact.support)),
    )


def awaiting(code: str, decisions: tuple[DecisionFact, ...]) -> tuple[DecisionFact, ...]:
    """Return the joint decisions in which a Participant has not yet concurred."""
    return tuple(fact for fact in decisions if code in fact.missing)
