"""Commitments, actions, activities and records of the areas."""

from dataclasses import dataclass
from datetime import date

from commitments.enums import Completion, Health, IpAnswer, Origin, Position, ReviewAnswer
from core.text.multilingual_text import MultilingualText


@dataclass(frozen=True, slots=True)
class MilestoneData:
    title: MultilingualText
    due_on: date


@dataclass(frozen=True, slots=True)
class ReportData:
    reported_on: date
    text: MultilingualText
    health: Health
    completion: Completion


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """Active commitment; ``milestones`` are the open ones in the order of their due dates.

    ``review`` is the lead's last answer, in the language of ``review_reason``, which is not translated.
    """

    reference: str
    title: MultilingualText
    lead: str | None
    support: tuple[str, ...]
    areas: tuple[str, ...]
    forms: tuple[str, ...]
    also_in: tuple[str, ...]
    origin: Origin
    active_since: date
    due_on: date | None
    ip_answer: IpAnswer
    has_ip_instrument: bool
    milestones: tuple[MilestoneData, ...]
    last_report: ReportData | None
    evidence: int
    review: ReviewAnswer | None = None
    review_reason: str = ""
    reviewed_on: date | None = None

    def days_overdue(self, today: date) -> int:
        return max((today - self.due_on).days, 0) if self.due_on else 0


@dataclass(frozen=True, slots=True)
class ActionInput:
    """Action of an earlier Dialogue; ``code`` is its citation number, such as ``2/1``."""

    code: str
    dialogue: int
    title: MultilingualText
    lead: str | None
    support: tuple[str, ...]
    due_on: date | None
    is_open: bool
    commitment: str | None

    def days_overdue(self, today: date) -> int:
        return max((today - self.due_on).days, 0) if self.due_on and self.is_open else 0


@dataclass(frozen=True, slots=True)
class ProgrammeFact:
    """Publicly available support programme of the area with the code ``area``."""

    reference: str
    title: MultilingualText
    area: str
    country: MultilingualText
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class StandardFact:
    """Standard of the watch list with its next date; ``positions`` are pairs of Participant and shared position."""

    reference: str
    title: MultilingualText
    next_on: date
    positions: tuple[tuple[str, Position], ...]

    @property
    def differs(self) -> bool:
        """Return whether Participants have stated different positions."""
        return len({position for _code, position in self.positions} - {Position.UNDECIDED}) > 1


@dataclass(frozen=True, slots=True)
class InformationFact:
    """Information given by a Participant to others, each by its code."""

    reference: str
    title: MultilingualText
    giver: str
    receivers: tuple[str, ...]
    given_on: date
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class ActivityFact:
    reference: str
    title: MultilingualText
    form: str
    starts_on: date | None
    ends_on: date | None
    place: MultilingualText
    commitments: tuple[str, ...]
