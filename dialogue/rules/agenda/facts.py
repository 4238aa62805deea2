"""What the register holds that an agenda can speak of, as it stood at one instant.

The service that reads the rows fills these; the rules here and the wording after them see nothing else. Codes and
references are those of the records; texts are ``Words`` in three languages; dates are days, ``as_of`` is UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from commitments.enums import Completion, Health, IpAnswer, Origin
from commitments.rules.status import Status
from contacts.rules.words import Words
from dialogue.enums import (
    DelegateFunction,
    DialogueStatus,
    ItemOrigin,
    ItemPurpose,
    ItemResult,
    RecordStatus,
    ReferralState,
)
from dialogue.rules.agenda.issued import FixedNumber, Issue


@dataclass(frozen=True, slots=True)
class SideFact:
    code: str
    name: Words
    capital: Words
    time_zone: str


@dataclass(frozen=True, slots=True)
class ParticipantFact:
    code: str
    label: Words
    title: Words
    side: str


@dataclass(frozen=True, slots=True)
class ListedFact:
    """An area or a form; ``since`` is the day from which a joint decision added it, None for what the MOC lists."""

    code: str
    title: Words
    is_open_ended: bool
    since: date | None = None


@dataclass(frozen=True, slots=True)
class MilestoneFact:
    title: Words
    due_on: date


@dataclass(frozen=True, slots=True)
class ReportFact:
    reported_on: date
    text: Words
    health: Health
    completion: Completion


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """An active commitment; ``milestones`` are those not yet resolved, the first due first."""

    reference: str
    title: Words
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
    milestones: tuple[MilestoneFact, ...]
    last_report: ReportFact | None
    evidence: int

    def days_overdue(self, today: date) -> int:
        return max((today - self.due_on).days, 0) if self.due_on else 0


@dataclass(frozen=True, slots=True)
class ActionFact:
    """An action of an earlier Dialogue; ``code`` is the number by which it is cited, such as ``2/1``."""

    code: str
    dialogue: int
    title: Words
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
    title: Words
    form: str
    starts_on: date | None
    ends_on: date | None
    place: Words
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiscussionFact:
    title: Words
    summary: Words
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChairFact:
    """A co-chair; ``name`` is empty where only the Participant is known."""

    side: str
    participant: str
    name: Words
    title: Words
    acting: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PastDialogueFact:
    """An earlier Dialogue that was held; ``held_on`` is None where the day is not known."""

    number: int
    held_on: date | None
    held_by: date
    date_note: Words
    host: str | None
    chairs: tuple[ChairFact, ...]
    discussions: tuple[DiscussionFact, ...]

    def touched(self, area: str) -> tuple[DiscussionFact, ...]:
        return tuple(discussion for discussion in self.discussions if area in discussion.areas)


@dataclass(frozen=True, slots=True)
class OverlapFact:
    commitment: str
    avoided_by: Words


@dataclass(frozen=True, slots=True)
class CmwgFact:
    as_of: date
    nothing_to_report: bool
    text: Words
    source: str
    overlaps: tuple[OverlapFact, ...]


@dataclass(frozen=True, slots=True)
class SessionFact:
    forum: str
    forum_name: Words
    number: int | None
    held_on: date | None
    note: Words


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """An item of the Dialogue of that number for another forum (article 3(b)), as far as it had come by then.

    ``session`` is the number of the session at which it was raised, where that is known; days are those of the record.
    """

    forum: str
    dialogue: int
    title: Words
    text: Words
    state: ReferralState
    session: int | None = None
    raised_on: date | None = None
    answered_on: date | None = None
    answer: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A paper that all Participants may read, in the version that stood.

    ``languages`` are those of its files; ``due_on`` is a day in the capital of ``expected_from``, which is None where
    the secretariat brings it. It is here once ``received_on`` is known.
    """

    symbol: str
    title: Words
    item_key: str
    mark: Words
    expected_from: str | None
    due_on: date | None
    languages: tuple[str, ...] = ()
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class DelegateFact:
    participant: str
    function: DelegateFunction
    name: Words
    title: Words
    organization: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class InviteeFact:
    """Somebody who is to be heard and has not declined; ``items`` are the keys of those at which he or she is."""

    name: str
    title: Words
    organization: Words
    proposed_by: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """The Dialogue that the agenda is for; ``wall_start`` is naive and read in ``time_zone``."""

    number: int
    status: DialogueStatus
    held_on: date | None
    wall_start: datetime | None
    time_zone: str
    minutes: int
    host: str | None
    city: Words
    venue: Words
    format: str
    languages: tuple[str, ...]
    interpretation: Words
    contact: str
    mark: Words
    chairs: tuple[ChairFact, ...]
    delegates: tuple[DelegateFact, ...]
    invitees: tuple[InviteeFact, ...]


@dataclass(frozen=True, slots=True)
class EditFact:
    """An item of a saved version that belongs to people; what they left empty is the register's to fill.

    ``reasons`` are the codes that were known when a person took the item over, ``left_out`` those that came later and
    that people left off.
    """

    key: str
    parent: str | None
    origin: ItemOrigin
    title: Words
    purpose: ItemPurpose
    minutes: int | None
    lead: str | None
    presenter: str
    background: Words
    action: Words
    decision: Words
    reasons: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """A proposal that was accepted into the item ``key``; ``on`` is the day it was sent, in its ministry's capital."""

    key: str
    participant: str
    on: date
    is_late: bool = False
    provision: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentFact:
    name: Words
    dialogue: Words
    status_line: Words
    symbol: str
    dialogue_months: int


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


@dataclass(frozen=True, slots=True)
class CarriedItemFact:
    """An item that the last Dialogue left unfinished, under the ``key`` that it has on the next agenda.

    ``number`` and ``title`` are those that it had there, as far as they are known, ``summary`` is what was said of it;
    ``since`` is the first of the Dialogues that left it unfinished one after the other.
    """

    key: str
    result: ItemResult
    since: int
    number: str = ""
    title: Words = field(default_factory=Words)
    purpose: ItemPurpose = ItemPurpose.DISCUSSION
    minutes: int | None = None
    lead: str | None = None
    summary: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class RecordFact:
    """The record of discussion of the last Dialogue, as it stood: the days are those at the place of the meeting."""

    symbol: str
    status: RecordStatus
    clear_by: date | None
    adopted_on: date | None


@dataclass(frozen=True, slots=True)
class RotationFact:
    """The order of the rotating chair; ``code`` is the working arrangement that sets it."""

    code: str
    side: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EligibleFact:
    """A Participant and a rank that may co-chair for a side."""

    side: str
    participant: str
    rank: Words


@dataclass(frozen=True, slots=True)
class Register:
    """Everything an agenda is made from.

    ``today`` is the day at the place of the Dialogue: to it are counted the days of commitments, actions and
    activities. What the MOC says and how it stands (``law``, ``provisions``, which areas and forms there are) is told
    for the day of ``law.status``, the latest in any of the capitals, as everywhere in the portal.
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
    """The code of the working arrangement by which the host alternates; empty where there is none."""
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
    """None where the portal keeps no record of the last Dialogue."""
    order: tuple[str, ...] = ()
    """The keys of the items in the order that people left them in; empty where nothing was saved."""
    fixed: dict[str, FixedNumber] = field(default_factory=dict)
    """The numbers under which items of this Dialogue were ever issued, by the key of each."""
    issued: Issue | None = None
    """The version that was issued last, to be compared with."""
    revision: int = 0
    """How often the agenda was issued; addenda and corrigenda stand beside it and do not count."""

    @property
    def previous(self) -> PastDialogueFact | None:
        return self.past[-1] if self.past else None

    @property
    def open_actions(self) -> tuple[ActionFact, ...]:
        return tuple(action for action in self.actions if action.is_open)

    def proposed(self, key: str) -> tuple[ProposedFact, ...]:
        """The proposals that were accepted into the item of that key."""
        return tuple(fact for fact in self.proposals if fact.key == key)

    def commitment(self, reference: str | None) -> CommitmentFact | None:
        return next((fact for fact in self.commitments if fact.reference == reference), None)

    def papers_for(self, key: str) -> tuple[PaperFact, ...]:
        """The papers for the item of that key."""
        return tuple(fact for fact in self.papers if fact.item_key == key)

    def in_area(self, code: str) -> tuple[CommitmentFact, ...]:
        return tuple(fact for fact in self.commitments if code in fact.areas)
