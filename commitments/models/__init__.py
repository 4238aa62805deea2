"""Models of the text of the MOC, commitments and their progress, activities, decisions and notices."""

from commitments.models.activities import Activity, ActivityCommitment, ActivityParticipant
from commitments.models.area_records import (
    AreaEntry,
    AreaRecord,
    InformationGiven,
    InformationReceiver,
    Standard,
    StandardPosition,
    SupportProgramme,
)
from commitments.models.areas import AreaOfCooperation, FormOfCooperation, Forum, Mineral
from commitments.models.commitments import (
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    SupportingParticipant,
)
from commitments.models.concurrences import Concurrence, Objection
from commitments.models.consultations import Consultation, ConsultationMeeting, ConsultationProvision
from commitments.models.decisions import DecisionTurn, JointDecision
from commitments.models.emergencies import Emergency, EmergencyMineral
from commitments.models.imports import PreparedImport
from commitments.models.instruments import Instrument, Participation, ReferenceCounter, Signature
from commitments.models.intellectual_property import IpInstrument, IpInstrumentCommitment
from commitments.models.modifications import ProvisionChange
from commitments.models.notices import Notice, NoticeAddressee, NoticeLogEntry
from commitments.models.progress import Evidence, InternalNote, Milestone, ProgressReport, StateChange
from commitments.models.saved_views import SavedView
from commitments.models.text import LanguageVersion, Provision, ProvisionText, TextVersion
