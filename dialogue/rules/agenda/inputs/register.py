"""Complete input of the agenda compiler."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dialogue.rules.agenda.inputs.classifications import (
    EligibleFact,
    InstrumentFact,
    ListedFact,
    ParticipantFact,
    RotationFact,
    SideFact,
)
from dialogue.rules.agenda.inputs.decisions_and_notices import LawFact
from dialogue.rules.agenda.inputs.drafts import EditFact, ProposedFact
from dialogue.rules.agenda.inputs.fora import CmwgFact, PaperFact, ReferralFact, SessionFact
from dialogue.rules.agenda.inputs.meetings import CarriedItemFact, MeetingFact, PastDialogueFact, RecordFact
from dialogue.rules.agenda.inputs.work import ActionFact, ActivityFact, CommitmentFact
from dialogue.rules.agenda.issued_version import FixedNumber, Issue


@dataclass(frozen=True, slots=True)
class Register:
    """Complete input of the agenda compiler.

    ``today`` is the date at the place of the Dialogue, to which the days of commitments, actions and activities are
    counted. Text and status of the MOC (``law``, ``provisions``, areas and forms) are as of the day of ``law.status``,
    the latest in any of the capitals, as everywhere in the portal.
    """

    as_of: datetime
    today: date
    instrument: InstrumentFact
    law: LawFact
    meeting: MeetingFact
    sides: dict[str, SideFact]
    participants: dict[str, ParticipantFact]
    areas: tuple[ListedFact, ...]
    forms: tuple[ListedFact, ...]
    provisions: dict[str, str]
    rotation: RotationFact | None
    host_alternates_by: str
    """Code of the working arrangement on alternating hosts; empty if none."""
    eligible: tuple[EligibleFact, ...]
    past: tuple[PastDialogueFact, ...]
    commitments: tuple[CommitmentFact, ...]
    closed: dict[str, int]
    actions: tuple[ActionFact, ...]
    activities: tuple[ActivityFact, ...]
    cmwg: CmwgFact | None
    forum: str
    sessions: tuple[SessionFact, ...]
    referrals: tuple[ReferralFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    edits: dict[str, EditFact] = field(default_factory=dict)
    proposals: tuple[ProposedFact, ...] = ()
    carried: tuple[CarriedItemFact, ...] = ()
    previous_record: RecordFact | None = None
    """None if the portal has no record of the last Dialogue."""
    order: tuple[str, ...] = ()
    """Keys of the items in the order set by users; empty if nothing was saved."""
    fixed: dict[str, FixedNumber] = field(default_factory=dict)
    """All numbers ever issued for items of this Dialogue, by key."""
    issued: Issue | None = None
    """Last issued version, for comparison."""
    revision: int = 0
    """Number of issues of the agenda, without addenda and corrigenda."""

    @property
    def previous(self) -> PastDialogueFact | None:
        return self.past[-1] if self.past else None

    @property
    def open_actions(self) -> tuple[ActionFact, ...]:
        return tuple(action for action in self.actions if action.is_open)

    def proposed(self, key: str) -> tuple[ProposedFact, ...]:
        """Return the proposals accepted into the item of that key."""
        return tuple(fact for fact in self.proposals if fact.key == key)

    def commitment(self, reference: str | None) -> CommitmentFact | None:
        return next((fact for fact in self.commitments if fact.reference == reference), None)

    def papers_for(self, key: str) -> tuple[PaperFact, ...]:
        """Return the papers for the item of that key."""
        return tuple(fact for fact in self.papers if fact.item_key == key)

    def in_area(self, code: str) -> tuple[CommitmentFact, ...]:
        return tuple(fact for fact in self.commitments if code in fact.areas)
