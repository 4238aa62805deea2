"""Serializers of the text, commitments, progress, decisions and notices."""

from commitments.api.serializers.area_records import (
    InformationGivenSerializer,
    StandardPositionSerializer,
    StandardSerializer,
    SupportProgrammeSerializer,
)
from commitments.api.serializers.commitments import ActivitySerializer, CommitmentSerializer
from commitments.api.serializers.consultations_and_emergencies import (
    ConsultationSerializer,
    EmergencySerializer,
    IpInstrumentSerializer,
)
from commitments.api.serializers.decisions import DecisionSerializer
from commitments.api.serializers.notices import NoticeSerializer
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
