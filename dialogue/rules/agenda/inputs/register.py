"""Complete input of the agenda compiler."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from dialogue.rules.agenda.inputs.classifications import (
    AreaOrForm,
    EligibleChairData,
    InstrumentData,
    ParticipantData,
    RotationOrder,
    SideData,
)
from dialogue.rules.agenda.inputs.decisions_and_notices import GovernanceRecord
from dialogue.rules.agenda.inputs.drafts import AcceptedProposal, ManualEdit, TrackChange
from dialogue.rules.agenda.inputs.fora import CmwgUpdate, PaperData, ReferralFact, SessionData
from dialogue.rules.agenda.inputs.meetings import CarriedOverItem, MeetingData, PastDialogue, PreviousRecord
from dialogue.rules.agenda.inputs.work import (
    ActionInput,
    ActivityFact,
    CommitmentFact,
    InformationFact,
    ProgrammeFact,
    StandardFact,
)
from dialogue.rules.agenda.issued_version import FixedNumber, Issue


@dataclass(frozen=True, slots=True)
class AgendaInput:
    """Complete input of the agenda compiler.

    ``today`` is the date at the place of the Dialogue, to which the days of commitments, actions and activities are
    counted. Text and status of the MOC (``law``, ``provisions``, areas and forms) are as of the day of ``law.status``,
    the latest in any of the capitals, as everywhere in the portal.
    """

    as_of: datetime
    today: date
    instrument: InstrumentData
    law: GovernanceRecord
    meeting: MeetingData
    sides: dict[str, SideData]
    participants: dict[str, ParticipantData]
    areas: tuple[AreaOrForm, ...]
    forms: tuple[AreaOrForm, ...]
    provisions: dict[str, str]
    rotation: RotationOrder | None
    host_alternates_by: str
    """Code of the working arrangement on alternating hosts; empty if none."""
    eligible: tuple[EligibleChairData, ...]
    past: tuple[PastDialogue, ...]
    commitments: tuple[CommitmentFact, ...]
    closed: dict[str, int]
    actions: tuple[ActionInput, ...]
    activities: tuple[ActivityFact, ...]
    cmwg: CmwgUpdate | None
    forum: str
    sessions: tuple[SessionData, ...]
    referrals: tuple[ReferralFact, ...] = ()
    papers: tuple[PaperData, ...] = ()
    programmes: tuple[ProgrammeFact, ...] = ()
    standards: tuple[StandardFact, ...] = ()
    information: tuple[InformationFact, ...] = ()
    following: date | None = None
    """Planned day of the following Dialogue, if it has one."""
    edits: dict[str, ManualEdit] = field(default_factory=dict)
    proposals: tuple[AcceptedProposal, ...] = ()
    track_changes: tuple[TrackChange, ...] = ()
    carried: tuple[CarriedOverItem, ...] = ()
    previous_record: PreviousRecord | None = None
    """None if the portal has no record of the last Dialogue."""
    order: tuple[str, ...] = ()
    """Keys of the items in the order set by users; empty if nothing was saved."""
    fixed: dict[str, FixedNumber] = field(default_factory=dict)
    """All numbers ever issued for items of this Dialogue, by key."""
    issued: Issue | None = None
    """Last issued version, for comparison."""
    revision: int = 0
    """Number of issues of the agenda, without addenda and corrigenda."""
    portal: str = ""
    """Address of the portal, for links from documents; empty for none."""

    @property
    def day(self) -> date:
        """Return the day of the Dialogue, or ``today`` while it has none."""
        return self.meeting.held_on or self.today

    @property
    def following_day(self) -> date:
        """Return the planned day of the following Dialogue, or the day on which it is due."""
        return self.following or self.day + relativedelta(months=self.instrument.dialogue_months)

    @property
    def is_annual(self) -> bool:
        """Return whether the Dialogue is annual under the text in effect (article 4(a)(i))."""
        return "held annually" in self.provisions.get("4(a)(i)", "")

    @property
    def previous(self) -> PastDialogue | None:
        return self.past[-1] if self.past else None

    @property
    def open_actions(self) -> tuple[ActionInput, ...]:
        return tuple(action for action in self.actions if action.is_open)

    def proposed(self, key: str) -> tuple[AcceptedProposal, ...]:
        """Return the proposals accepted into the item of that key."""
        return tuple(fact for fact in self.proposals if fact.key == key)

    def commitment(self, reference: str | None) -> CommitmentFact | None:
        return next((fact for fact in self.commitments if fact.reference == reference), None)

    def address(self, reference: str) -> str:
        """Return the stable address of a commitment; empty without a portal."""
        return f"{self.portal}/commitments/{reference}/" if self.portal else ""

    def papers_for(self, key: str) -> tuple[PaperData, ...]:
        """Return the papers for the item of that key."""
        return tuple(fact for fact in self.papers if fact.item_key == key)

    def in_area(self, code: str) -> tuple[CommitmentFact, ...]:
        return tuple(fact for fact in self.commitments if code in fact.areas)
