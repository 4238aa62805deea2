"""Serializers of Dialogues, their results and consultations."""

from dialogue.api.serializers.agendas import ActionItemSerializer, AgendaItemSerializer, AgendaSerializer
from dialogue.api.serializers.arrangements import ChairEligibilitySerializer, WorkingArrangementSerializer
from dialogue.api.serializers.consultations import (
    CmwgStatusSerializer,
    ConsultationSessionSerializer,
    OverlapSerializer,
)
from dialogue.api.serializers.dialogues import (
    CoChairSerializer,
    DelegateSerializer,
    DialogueSerializer,
    DiscussionSerializer,
    InviteeSerializer,
)
