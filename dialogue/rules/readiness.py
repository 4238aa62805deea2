"""Requirements for issuing the agenda of a Dialogue, and whether its meeting is ready.

Only one requirement is the MOC's own: "Every meeting takes into consideration" the work of the working group on
critical minerals (article 4(a)(iii)). Without that entry a meeting is not ready; the others are good practice.
"""

from dataclasses import dataclass
from enum import StrEnum


class ReadinessState(StrEnum):
    """State of a requirement: "to do" is up to the secretariat; "waiting" depends on others."""

    TO_DO = "to_do"
    WAITING = "waiting"
    DONE = "done"


class ReadinessRequirement(StrEnum):
    """Requirement, in the order of the year."""

    DATE = "date"
    CONFIRMATION = "confirmation"
    CHAIRS = "chairs"
    WORKING_GROUP = "working_group"
    PROPOSALS = "proposals"
    PAPERS = "papers"
    TRANSLATIONS = "translations"
    ISSUE = "issue"
    DELEGATIONS = "delegations"

    @property
    def decides(self) -> bool:
        """Return whether a meeting is not ready without it."""
        return self is ReadinessRequirement.WORKING_GROUP


@dataclass(frozen=True, slots=True)
class ReadinessInput:
    """Input of the readiness check; counts are of records, ``sides`` and ``seats`` of those represented."""

    has_date: bool
    is_confirmed: bool
    sides: int
    chairs: int
    has_working_group: bool
    proposals_waiting: int
    papers_expected: int
    papers_received: int
    has_agenda: bool
    items_untranslated: int
    is_issued: bool
    is_overtaken: bool
    seats: int
    delegations: int

    @property
    def is_ready(self) -> bool:
        return all(self.progress(need) is ReadinessState.DONE for need in ReadinessRequirement if need.decides)

    def progress(self, need: ReadinessRequirement) -> ReadinessState:
        """Return the state of a requirement; without any proposals or papers it is met."""
        # Pairs: whether it depends on others, whether it is met.
        waits, met = {
            ReadinessRequirement.DATE: (False, self.has_date),
            ReadinessRequirement.CONFIRMATION: (True, self.is_confirmed),
            ReadinessRequirement.CHAIRS: (True, self.chairs >= self.sides),
            ReadinessRequirement.WORKING_GROUP: (False, self.has_working_group),
            ReadinessRequirement.PROPOSALS: (False, self.proposals_waiting == 0),
            ReadinessRequirement.PAPERS: (True, self.papers_received >= self.papers_expected),
            ReadinessRequirement.TRANSLATIONS: (False, self.has_agenda and self.items_untranslated == 0),
            ReadinessRequirement.ISSUE: (False, self.is_issued and not self.is_overtaken),
            ReadinessRequirement.DELEGATIONS: (True, self.delegations >= self.seats),
        }[need]
        if met:
            return ReadinessState.DONE
        return ReadinessState.WAITING if waits else ReadinessState.TO_DO
