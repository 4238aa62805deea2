"""Requirements for issuing the agenda of a Dialogue, and whether its meeting is ready.

Only one requirement is the MOC's own: "Every meeting takes into consideration" the work of the working group on
critical minerals (article 4(a)(iii)). Without that entry a meeting is not ready; the others are good practice.
"""

from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    """State of a requirement: "to do" is up to the secretariat; "waiting" depends on others."""

    TO_DO = "to_do"
    WAITING = "waiting"
    DONE = "done"


class Need(StrEnum):
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
        return self is Need.WORKING_GROUP


@dataclass(frozen=True, slots=True)
class Facts:
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
        return all(self.progress(need) is Progress.DONE for need in Need if need.decides)

    def progress(self, need: Need) -> Progress:
        """Return the state of a requirement; without any proposals or papers it is met."""
        # Pairs: whether it depends on others, whether it is met.
        waits, met = {
            Need.DATE: (False, self.has_date),
            Need.CONFIRMATION: (True, self.is_confirmed),
            Need.CHAIRS: (True, self.chairs >= self.sides),
            Need.WORKING_GROUP: (False, self.has_working_group),
            Need.PROPOSALS: (False, self.proposals_waiting == 0),
            Need.PAPERS: (True, self.papers_received >= self.papers_expected),
            Need.TRANSLATIONS: (False, self.has_agenda and self.items_untranslated == 0),
            Need.ISSUE: (False, self.is_issued and not self.is_overtaken),
            Need.DELEGATIONS: (True, self.delegations >= self.seats),
        }[need]
        if met:
            return Progress.DONE
        return Progress.WAITING if waits else Progress.TO_DO
