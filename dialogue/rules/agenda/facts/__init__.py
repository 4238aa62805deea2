"""Input of the agenda compiler: the register at one instant.

The service that reads the rows creates these; the rules and the document texts see nothing else. Codes and references
are those of the records; texts are ``Words`` in three languages; dates are days, ``as_of`` is UTC.
"""

from dialogue.rules.agenda.facts.drafts import EditFact, ProposedFact
from dialogue.rules.agenda.facts.fora import CmwgFact, OverlapFact, PaperFact, ReferralFact, SessionFact
from dialogue.rules.agenda.facts.law import DecisionFact, EmergencyFact, LawFact, MatterFact, NamedFact
from dialogue.rules.agenda.facts.meetings import (
    CarriedItemFact,
    ChairFact,
    DelegateFact,
    DiscussionFact,
    InviteeFact,
    MeetingFact,
    PastDialogueFact,
    RecordFact,
)
from dialogue.rules.agenda.facts.places import (
    EligibleFact,
    InstrumentFact,
    ListedFact,
    ParticipantFact,
    RotationFact,
    SideFact,
)
from dialogue.rules.agenda.facts.register import Register
from dialogue.rules.agenda.facts.work import ActionFact, ActivityFact, CommitmentFact, MilestoneFact, ReportFact

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
