"""What stands under articles 2(c)(ii), 7 and 9."""

from dataclasses import dataclass
from datetime import date

from core.text.multilingual_text import Words
from moc.article_9_status import Status


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A joint decision that is open for concurrence; ``missing`` has not concurred, ``objecting`` says why not."""

    reference: str
    title: Words
    text: Words
    proposed_by: str | None
    proposed_on: date
    missing: tuple[str, ...]
    objecting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedFact:
    """What is said of any record first."""

    reference: str
    title: Words


@dataclass(frozen=True, slots=True)
class MatterFact(NamedFact):
    """A notice or consultation to be taken note of: who raised it, and on which day."""

    raised_by: str | None
    on: date


@dataclass(frozen=True, slots=True)
class EmergencyFact(NamedFact):
    """An emergency; ``begun_on`` and ``stood_down_on`` bound the collaboration, each None until it has come."""

    occurred_on: date
    begun_on: date | None = None
    stood_down_on: date | None = None


@dataclass(frozen=True, slots=True)
class LawFact:
    """What stands under articles 2(c)(ii), 7 and 9, beside the decisions that are open.

    ``notices`` are those issued since the last Dialogue and not withdrawn, ``consultations`` those not concluded,
    ``emergencies`` those that have not been stood down, and those that were since the last Dialogue.
    """

    status: Status
    decisions: tuple[DecisionFact, ...] = ()
    notices: tuple[MatterFact, ...] = ()
    consultations: tuple[MatterFact, ...] = ()
    emergencies: tuple[EmergencyFact, ...] = ()

    def decision(self, reference: str) -> DecisionFact:
        return next(fact for fact in self.decisions if fact.reference == reference)
