"""Input of the agenda compiler: the register at one instant.

The service that reads the rows creates these; the rules and the document texts see nothing else. Codes and references
are those of the records; texts are ``Words`` in three languages; dates are days, ``as_of`` is UTC.
"""

from dialogue.rules.agenda.inputs.classifications import (
    EligibleFact,
    InstrumentFact,
    ListedFact,
    ParticipantFact,
    RotationFact,
    SideFact,
)
from dialogue.rules.agenda.inputs.decisions_and_notices import (
    DecisionFact,
    EmergencyFact,
    LawFact,
    MatterFact,
    NamedFact,
)
from dialogue.rules.agenda.inputs.drafts import EditFact, ProposedFact
from dialogue.rules.agenda.inputs.fora import CmwgFact, OverlapFact, PaperFact, ReferralFact, SessionFact
from dialogue.rules.agenda.inputs.meetings import (
    CarriedItemFact,
    ChairFact,
    DelegateFact,
    DiscussionFact,
    InviteeFact,
    MeetingFact,
    PastDialogueFact,
    RecordFact,
)
from dialogue.rules.agenda.inputs.register import Register
from dialogue.rules.agenda.inputs.work import ActionFact, ActivityFact, CommitmentFact, MilestoneFact, ReportFact

__all__ = [
    "ActionFact",
    "ActivityFact",
    "CarriedItemFact",
    "ChairFact",
    "CmwgFact",
    "CommitmentFact",
    "DecisionFact",
    "DelegateFact",
    "DiscussionFact",
    "EditFact",
    "EligibleFact",
    "EmergencyFact",
    "InstrumentFact",
    "InviteeFact",
    "LawFact",
    "ListedFact",
    "MatterFact",
    "MeetingFact",
    "MilestoneFact",
    "NamedFact",
    "OverlapFact",
    "PaperFact",
    "ParticipantFact",
    "PastDialogueFact",
    "ProposedFact",
    "RecordFact",
    "ReferralFact",
    "Register",
    "ReportFact",
    "RotationFact",
    "SessionFact",
    "SideFact",
]
