"""How the text, the commitments under it and what became of them are written."""

from commitments.api.serializers.commitments import ActivitySerializer, CommitmentSerializer
from commitments.api.serializers.progress import (
    EvidenceSerializer,
    InternalNoteSerializer,
    MilestoneSerializer,
    ProgressReportSerializer,
    StateChangeSerializer,
)
from commitments.api.serializers.text import (
    AreaSerializer,
    FormSerializer,
    ForumSerializer,
    InstrumentSerializer,
    MineralSerializer,
    ProvisionSerializer,
    SignatureSerializer,
    TextVersionSerializer,
)

__all__ = [
    "ActivitySerializer",
    "AreaSerializer",
    "CommitmentSerializer",
    "EvidenceSerializer",
    "FormSerializer",
    "ForumSerializer",
    "InstrumentSerializer",
    "InternalNoteSerializer",
    "MilestoneSerializer",
    "MineralSerializer",
    "ProgressReportSerializer",
    "ProvisionSerializer",
    "SignatureSerializer",
    "StateChangeSerializer",
    "TextVersionSerializer",
]
