"""Decisions, notices, consultations and emergencies under articles 2(c)(ii), 7 and 9."""

from dataclasses import dataclass
from datetime import date

from core.text.multilingual_text import MultilingualText
from moc.article_9_status import Status


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """Joint decision open for concurrence; ``missing`` has not concurred, ``objecting`` gives objections."""

    reference: str
    title: MultilingualText
    text: MultilingualText
    proposed_by: str | None
    proposed_on: date
    missing: tuple[str, ...]
    objecting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferencedRecord:
    """Record with a reference and a title, the base of the facts below."""

    reference: str
    title: MultilingualText


@dataclass(frozen=True, slots=True)
class NoticeOrConsultation(ReferencedRecord):
    """Notice or consultation to be noted, with its Participant and its date."""

    raised_by: str | None
    on: date


@dataclass(frozen=True, slots=True)
class EmergencyData(ReferencedRecord):
    """Emergency; ``begun_on`` and ``stood_down_on`` bound the collaboration, each None until known."""

    occurred_on: date
    begun_on: date | None = None
    stood_down_on: date | None = None


@dataclass(frozen=True, slots=True)
class GovernanceRecord:
    """Records under articles 2(c)(ii), 7 and 9, and the open decisions.

    ``notices`` are those issued since the last Dialogue and not withdrawn, ``consultations`` those not concluded,
    ``emergencies`` those not stood down, and those since the last Dialogue.
    """

    status: Status
    decisions: tuple[OpenDecision, ...] = ()
    notices: tuple[NoticeOrConsultation, ...] = ()
    consultations: tuple[NoticeOrConsultation, ...] = ()
    emergencies: tuple[EmergencyData, ...] = ()

    def decision(self, reference: str) -> OpenDecision:
        return next(fact for fact in self.decisions if fact.reference == reference)
