"""What: the text of the MOC, its areas and forms, commitments with their progress, and activities."""

from commitments.models.activities import Activity, ActivityCommitment, ActivityParticipant
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
from commitments.models.instruments import Instrument, Participation, ReferenceCounter, Signature
from commitments.models.progress import Evidence, InternalNote, Milestone, ProgressReport, StateChange
from commitments.models.text import LanguageVersion, Provision, ProvisionText, TextVersion

__all__ = [
    "Activity",
    "ActivityCommitment",
    "ActivityParticipant",
    "AreaOfCooperation",
    "Commitment",
    "CommitmentArea",
    "CommitmentForm",
    "CommitmentForum",
    "CommitmentMineral",
    "CommitmentProvision",
    "Evidence",
    "FormOfCooperation",
    "Forum",
    "Instrument",
    "InternalNote",
    "LanguageVersion",
    "Milestone",
    "Mineral",
    "Participation",
    "ProgressReport",
    "Provision",
    "ProvisionText",
    "ReferenceCounter",
    "Signature",
    "StateChange",
    "SupportingParticipant",
    "TextVersion",
]
