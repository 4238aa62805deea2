"""Input of the agenda compiler: the register at one instant.

The service that reads the rows creates these; the rules and the document texts see nothing else. Codes and references
are those of the records; texts are ``Words`` in three languages; dates are days, ``as_of`` is UTC.
"""

from dialogue.rules.agenda.inputs.classifications import (
    AreaOrForm,
    EligibleChairData,
    InstrumentData,
    ParticipantData,
    RotationOrder,
    SideData,
)
from dialogue.rules.agenda.inputs.decisions_and_notices import (
    EmergencyData,
    GovernanceRecord,
    NoticeOrConsultation,
    OpenDecision,
    ReferencedRecord,
)
from dialogue.rules.agenda.inputs.drafts import AcceptedProposal, ManualEdit, TrackChange
from dialogue.rules.agenda.inputs.fora import CmwgUpdate, OverlapData, PaperData, ReferralFact, SessionData
from dialogue.rules.agenda.inputs.meetings import (
    CarriedOverItem,
    ChairFact,
    DelegateData,
    DiscussionData,
    InviteeData,
    MeetingData,
    PastDialogue,
    PreviousRecord,
)
from dialogue.rules.agenda.inputs.register import AgendaInput
from dialogue.rules.agenda.inputs.work import (
    ActionInput,
    ActivityFact,
    CommitmentFact,
    InformationFact,
    MilestoneData,
    ProgrammeFact,
    ReportData,
    StandardFact,
)
