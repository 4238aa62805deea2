"""Commitments, actions and activities."""

from dataclasses import dataclass
from datetime import date

from commitments.enums import Completion, Health, IpAnswer, Origin
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
    """Active commitment; ``milestones`` are the open ones in the order of their due dates."""

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
class ActivityFact:
    reference: str
    title: MultilingualText
    form: str
    starts_on: date | None
    ends_on: date | None
    place: MultilingualText
    commitments: tuple[str, ...]
