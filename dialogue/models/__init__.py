"""When: the annual Dialogue, its chairs, agenda and actions, and the consultations beside it."""

from dialogue.models.actions import ActionItem, ActionSupport
from dialogue.models.agendas import Agenda, AgendaItem
from dialogue.models.arrangements import ChairEligibility, RotationTurn, WorkingArrangement
from dialogue.models.consultations import CmwgStatus, ConsultationSession, Overlap
from dialogue.models.dialogues import CoChair, Delegate, Dialogue, Discussion, DiscussionArea, Invitee

__all__ = [
    "ActionItem",
    "ActionSupport",
    "Agenda",
    "AgendaItem",
    "ChairEligibility",
    "CmwgStatus",
    "CoChair",
    "ConsultationSession",
    "Delegate",
    "Dialogue",
    "Discussion",
    "DiscussionArea",
    "Invitee",
    "Overlap",
    "RotationTurn",
    "WorkingArrangement",
]
