"""Input of the documents other than the agenda, in addition to the agenda's own.

As with the agenda, a service reads the rows and creates these. Each holds only the facts that its document may contain,
so that no text can disclose more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.text.multilingual_text import MultilingualText
from dialogue.enums import PlanStep, RecordStatus
from dialogue.rules.agenda.inputs import ActionInput, ActivityFact, CommitmentFact, NoticeOrConsultation, OpenDecision

# Time for objections after the follow-up note. The MOC sets none; two weeks end on the same weekday.
OBJECTIONS = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class ReadablePaper:
    """Paper that was received and is readable to the document's audience; ``languages`` are those of its files."""

    symbol: str
    title: MultilingualText
    item_key: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InviteeVersion:
    """Invitee's version of the agenda: items attended, by key, and readable papers (article 4(a)(ii))."""

    name: MultilingualText
    organization: MultilingualText
    keys: frozenset[str]
    papers: tuple[ReadablePaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """Internal brief of one Participant: its notes by the key of the item, and its commitments and actions.

    ``restricted`` are commitments that it leads and that only its own staff may read. ``mark`` is the handling mark in
    the document, ``mark_code`` that in its file name.
    """

    participant: str
    mark: MultilingualText
    mark_code: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    restricted: tuple[CommitmentFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """List of speakers by the key of the item, in the order of requests: Participants' codes or names."""

    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecidedAction:
    """Action entered at the meeting; ``item`` is the number of its agenda item, ``code`` its own, such as ``3/1``."""

    code: str
    item: str
    title: MultilingualText
    lead: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class MeetingResults:
    """Results entered at the meeting, by the key of the item, for the follow-up note and the press line.

    ``is_adopted`` states that the co-chairs issued the note or that the record was adopted. ``issued_on`` is the local
    date of the note's issue, ``object_by`` the last day for objections, valid until its end in both capitals.
    ``key_dates`` are those of the next Dialogue, empty before it has a date.
    """

    summaries: Mapping[str, MultilingualText]
    decisions: Mapping[str, MultilingualText]
    actions: tuple[DecidedAction, ...]
    object_by: date
    key_dates: Mapping[PlanStep, date] = field(default_factory=dict)
    issued_on: date | None = None
    is_adopted: bool = False


def objections_by(issued_on: date) -> date:
    """Return the last day for objections to the wording of a decision in a note of that day."""
    return issued_on + OBJECTIONS


@dataclass(frozen=True, slots=True)
class RecordParagraphData:
    """Paragraph of the record; ``number`` is its citation number."""

    item_key: str
    number: str
    text: MultilingualText


@dataclass(frozen=True, slots=True)
class ExcerptData:
    """Paragraph with its citation: symbol of the record and number; ``text`` is the corrected one."""

    dialogue: int
    symbol: str
    number: int
    text: MultilingualText
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class CorrigendumData:
    number: int
    paragraph: str
    text: MultilingualText
    reason: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class RecordData:
    """Record of discussion as far as readable; without paragraphs it has only headings."""

    symbol: str
    status: RecordStatus
    adopted_on: date | None = None
    paragraphs: tuple[RecordParagraphData, ...] = ()
    corrections: tuple[CorrigendumData, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedCommitment:
    """Closed commitment: the date, the new state and the reason."""

    reference: str
    title: MultilingualText
    lead: str | None
    areas: tuple[str, ...]
    forms: tuple[str, ...]
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """Reporting period: after the day ``since``, that of the previous Dialogue, up to and including ``until``.

    ``since`` is None if no Dialogue was held before. ``held`` are activities that took place, ``reports`` the number of
    progress reports, ``instruments`` the number of separate instruments of article 5(a) that all may see.
    """

    since: date | None
    until: date
    completed: tuple[ClosedCommitment, ...] = ()
    not_pursued: tuple[ClosedCommitment, ...] = ()
    held: tuple[ActivityFact, ...] = ()
    decided: tuple[NoticeOrConsultation, ...] = ()
    reports: int = 0
    instruments: int = 0


def new_commitments(commitments: tuple[CommitmentFact, ...], year: ReportingPeriod) -> tuple[CommitmentFact, ...]:
    """Return the active commitments that became active within the period."""
    return tuple(
        fact
        for fact in commitments
        if (year.since is None or fact.active_since > year.since) and fact.active_since <= year.until
    )


def of_participant(
    code: str, commitments: tuple[CommitmentFact, ...], actions: tuple[ActionInput, ...]
) -> tuple[tuple[CommitmentFact, ...], tuple[ActionInput, ...]]:
    """Return the commitments and open actions that a Participant leads or supports."""
    return (
        tuple(fact for fact in commitments if code == fact.lead or code in fact.support),
        tuple(fact for fact in actions if fact.is_open and (code == fact.lead or code in fact.support)),
    )


def awaiting(code: str, decisions: tuple[OpenDecision, ...]) -> tuple[OpenDecision, ...]:
    """Return the joint decisions in which a Participant has not yet concurred."""
    return tuple(fact for fact in decisions if code in fact.missing)
