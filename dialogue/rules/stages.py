"""The six stages of a Dialogue's year, and which of them is the one to reach next."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """In their order; each is reached by what it names."""

    DATE = "date"
    PROPOSALS = "proposals"
    DRAFT = "draft"
    ISSUED = "issued"
    MEETING = "meeting"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Reached:
    """What has happened in the year of a Dialogue. One that was held has left behind all that came before it."""

    is_held: bool
    has_date_and_host: bool
    proposals_closed: bool
    has_agenda: bool
    is_issued: bool
    is_overtaken: bool
    record_adopted: bool

    def has(self, stage: Stage) -> bool:
        """Whether a stage is reached. Proposals are over once an agenda was issued, whatever their day says.

        An agenda that a change of the meeting has overtaken counts as none.
        """
        if stage is Stage.RECORD:
            return self.record_adopted
        if self.is_held:
            return True
        return {
            Stage.DATE: self.has_date_and_host,
            Stage.PROPOSALS: self.proposals_closed or self.is_issued,
            Stage.DRAFT: self.has_agenda,
            Stage.ISSUED: self.is_issued and not self.is_overtaken,
            Stage.MEETING: False,
        }[stage]


def now(reached: Reached) -> Stage | None:
    """The first stage that is not reached; None once the record is agreed."""
    return next((stage for stage in Stage if not reached.has(stage)), None)
