"""Status badges: an icon of static/img/icons.svg, a tone and an edge. The label is the enum's own.

A tone never carries meaning alone. Red and amber are for states that need action: not pursued, superseded and without
evidence are neutral, completed is plain text.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from commitments.enums import (
    ActivityState,
    CommitmentState,
    ConsultationStanding,
    DecisionState,
    EmergencyStanding,
    Health,
    NoticeState,
    Outcome,
)
from contacts.enums import MessageState, ReminderState
from core.changes.enums import TranslationState
from dialogue.enums import (
    ActionState,
    AgendaStatus,
    DialogueStatus,
    InviteeState,
    ItemOrigin,
    ProposalState,
    RecordStatus,
    ReferralState,
)
from partners.webhook_enums import WebhookMessageState


@dataclass(frozen=True, slots=True)
class StatusBadge:
    """Status badge style.

    ``tone`` is a class of ``.st``: neutral, info, ok, warn or stop; ``open`` dashes the edge, ``done`` has none.
    """

    icon: str
    tone: str = "neutral"


PLAIN = "neutral done"
DASHED = "neutral open"

# Two enums can share a value, so the enum is part of the key.
LOOKS: dict[tuple[type[TextChoices], str], StatusBadge] = {
    (CommitmentState, CommitmentState.DRAFT): StatusBadge("open", DASHED),
    (CommitmentState, CommitmentState.ACTIVE): StatusBadge("dot", "info"),
    (CommitmentState, CommitmentState.COMPLETED): StatusBadge("ok", PLAIN),
    (CommitmentState, CommitmentState.NOT_PURSUED): StatusBadge("dash"),
    (CommitmentState, CommitmentState.SUPERSEDED): StatusBadge("instead"),
    (Health, Health.ON_TRACK): StatusBadge("next", "ok"),
    (Health, Health.AT_RISK): StatusBadge("warn", "warn"),
    (Health, Health.DELAYED): StatusBadge("late", "stop"),
    (Health, Health.NO_EVIDENCE): StatusBadge("q"),
    (ActivityState, ActivityState.PLANNED): StatusBadge("calq", DASHED),
    (ActivityState, ActivityState.HELD): StatusBadge("ok", PLAIN),
    (ActivityState, ActivityState.POSTPONED): StatusBadge("calnext", "warn"),
    (ActivityState, ActivityState.CANCELLED): StatusBadge("calbar"),
    (EmergencyStanding, EmergencyStanding.RAISED): StatusBadge("open", DASHED),
    (EmergencyStanding, EmergencyStanding.ON): StatusBadge("dot", "info"),
    (EmergencyStanding, EmergencyStanding.DOWN): StatusBadge("ok", PLAIN),
    (ConsultationStanding, ConsultationStanding.OPEN): StatusBadge("open", DASHED),
    (ConsultationStanding, ConsultationStanding.CONCLUDED): StatusBadge("ok", PLAIN),
    (DecisionState, DecisionState.DRAFT): StatusBadge("pageq", DASHED),
    (DecisionState, DecisionState.OPEN): StatusBadge("open", "info"),
    (DecisionState, DecisionState.DECIDED): StatusBadge("ok", PLAIN),
    (DecisionState, DecisionState.WITHDRAWN): StatusBadge("dash"),
    (Outcome, Outcome.ACTIVE): StatusBadge("dot", "info"),
    (Outcome, Outcome.IMPLEMENTED): StatusBadge("okok", PLAIN),
    (Outcome, Outcome.ELAPSED): StatusBadge("late"),
    (Outcome, Outcome.SUPERSEDED): StatusBadge("instead"),
    (Outcome, Outcome.RETIRED): StatusBadge("dash"),
    (DialogueStatus, DialogueStatus.TENTATIVE): StatusBadge("calq", DASHED),
    (DialogueStatus, DialogueStatus.CONFIRMED): StatusBadge("cal", "info"),
    (DialogueStatus, DialogueStatus.POSTPONED): StatusBadge("calnext", "warn"),
    (DialogueStatus, DialogueStatus.CANCELLED): StatusBadge("calbar"),
    (DialogueStatus, DialogueStatus.HELD): StatusBadge("ok", PLAIN),
    (AgendaStatus, AgendaStatus.DRAFT): StatusBadge("pageq", DASHED),
    (AgendaStatus, AgendaStatus.ISSUED): StatusBadge("page", "info"),
    (AgendaStatus, AgendaStatus.ADOPTED): StatusBadge("pageok", PLAIN),
    (ItemOrigin, ItemOrigin.REGISTER): StatusBadge("grid"),
    (ItemOrigin, ItemOrigin.EDITED): StatusBadge("pencil"),
    (ItemOrigin, ItemOrigin.ADDED): StatusBadge("hand"),
    (ItemOrigin, ItemOrigin.REMOVED): StatusBadge("dash"),
    (RecordStatus, RecordStatus.DRAFT): StatusBadge("pageq", DASHED),
    (RecordStatus, RecordStatus.CLEARING): StatusBadge("open", "info"),
    (RecordStatus, RecordStatus.ADOPTED): StatusBadge("pageok", PLAIN),
    (ActionState, ActionState.OPEN): StatusBadge("open", "info open"),
    (ActionState, ActionState.DONE): StatusBadge("ok", PLAIN),
    (ActionState, ActionState.CONTINUED): StatusBadge("next", "info"),
    (ActionState, ActionState.DROPPED): StatusBadge("dash"),
    (ProposalState, ProposalState.DRAFT): StatusBadge("pageq", DASHED),
    (ProposalState, ProposalState.PROPOSED): StatusBadge("open", "info"),
    (ProposalState, ProposalState.ACCEPTED): StatusBadge("ok", PLAIN),
    (ProposalState, ProposalState.DECLINED): StatusBadge("dash"),
    (ProposalState, ProposalState.WITHDRAWN): StatusBadge("dash"),
    (InviteeState, InviteeState.PROPOSED): StatusBadge("open", DASHED),
    (InviteeState, InviteeState.INVITED): StatusBadge("next", "info"),
    (InviteeState, InviteeState.ACCEPTED): StatusBadge("ok", PLAIN),
    (InviteeState, InviteeState.DECLINED): StatusBadge("dash"),
    (NoticeState, NoticeState.DRAFT): StatusBadge("pageq", DASHED),
    (NoticeState, NoticeState.ISSUED): StatusBadge("page", "info"),
    (NoticeState, NoticeState.WITHDRAWN): StatusBadge("dash"),
    (MessageState, MessageState.QUEUED): StatusBadge("open", DASHED),
    (MessageState, MessageState.SENDING): StatusBadge("next"),
    (MessageState, MessageState.SENT): StatusBadge("ok", PLAIN),
    (MessageState, MessageState.FAILED): StatusBadge("stop", "stop"),
    (MessageState, MessageState.COMBINED): StatusBadge("next", PLAIN),
    (MessageState, MessageState.UNCERTAIN): StatusBadge("q", "warn"),
    (ReminderState, ReminderState.PLANNED): StatusBadge("open", DASHED),
    (ReminderState, ReminderState.SENT): StatusBadge("ok", PLAIN),
    (ReminderState, ReminderState.CANCELLED): StatusBadge("dash"),
    (ReminderState, ReminderState.PASSED_OVER): StatusBadge("instead"),
    (ReferralState, ReferralState.TO_RAISE): StatusBadge("open", "info open"),
    (ReferralState, ReferralState.RAISED): StatusBadge("late", "info"),
    (ReferralState, ReferralState.ANSWERED): StatusBadge("ok", PLAIN),
    (ReferralState, ReferralState.WITHDRAWN): StatusBadge("dash"),
    (TranslationState, TranslationState.APPROVED): StatusBadge("ok", PLAIN),
    (TranslationState, TranslationState.OLD): StatusBadge("late", "warn"),
    (TranslationState, TranslationState.MACHINE): StatusBadge("q", "warn"),
    (TranslationState, TranslationState.MISSING): StatusBadge("open", DASHED),
    (WebhookMessageState, WebhookMessageState.WAITING): StatusBadge("open", DASHED),
    (WebhookMessageState, WebhookMessageState.DELIVERED): StatusBadge("ok", PLAIN),
    (WebhookMessageState, WebhookMessageState.FAILED): StatusBadge("stop", "stop"),
    (WebhookMessageState, WebhookMessageState.WITHDRAWN): StatusBadge("dash"),
}


def look_of(member: TextChoices) -> StatusBadge:
    """Return the badge style of a status; neutral and open if the table has no entry."""
    return LOOKS.get((type(member), member.value), StatusBadge("open", DASHED))
