"""Models of the annual Dialogue: chairs, agendas, actions, records of discussion and consultations."""

from dialogue.models.actions import ActionItem, ActionSupport
from dialogue.models.agendas import Agenda, AgendaItem
from dialogue.models.arrangements import ChairEligibility, RotationTurn, WorkingArrangement
from dialogue.models.consultations import CmwgStatus, ConsultationSession, DismissedOverlap, Overlap, Referral
from dialogue.models.delegations import CoChair, Delegate, Invitee, InviteeItem
from dialogue.models.dialogues import Dialogue, Discussion, DiscussionArea
from dialogue.models.generated_documents import DocumentTemplate, ProducedDocument, StoredFile
from dialogue.models.key_dates import PlannedStep
from dialogue.models.meeting_entries import BriefNote, ItemOutcome, Speaker
from dialogue.models.papers import Paper, PaperFile
from dialogue.models.proposals import Proposal
from dialogue.models.records import Clearance, Record, RecordCorrection, RecordFormula, RecordParagraph
from dialogue.models.track_changes import TrackChange
