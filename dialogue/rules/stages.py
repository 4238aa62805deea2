"""Six stages of a Dialogue's year, and the next one to reach."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Stage, in order; each is named after the event that completes it."""

    DATE = "date"
    PROPOSALS = "proposals"
    DRAFT = "draft"
    ISSUED = "issued"
    MEETING = "meeting"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class StageFacts:
    """Events of a Dialogue's year. A held Dialogue has passed all stages except the record."""

    is_held: bool
    has_date_and_host: bool
    proposals_closed: bool
    has_agenda: bool
    is_issued: bool
    is_overtaken: bool
    record_adopted: bool

    def has(self, stage: Stage) -> bool:
        """Return whether a stage is reached. Proposals remain open until their date, also after the issue of an agenda.

        An agenda overtaken by a change of the meeting does not count.
        """
        if stage is Stage.RECORD:
            return self.record_adopted
        if self.is_held:
            return True
        return {
            Stage.DATE: self.has_date_and_host,
            Stage.PROPOSALS: self.proposals_closed,
            Stage.DRAFT: self.has_agenda,
            Stage.ISSUED: self.is_issued and not self.is_overtaken,
            Stage.MEETING: False,
        }[stage]


def now(reached: StageFacts) -> Stage | None:
    """Return the first stage not reached; None once the record is adopted.

    Proposals that remain open after the issue of an agenda do not hold the year.
    """
    passed = {Stage.PROPOSALS} if reached.is_issued else set()
    return next((stage for stage in Stage if stage not in passed and not reached.has(stage)), None)
