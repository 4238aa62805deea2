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
class Look:
    """Status badge style.

    ``tone`` is a class of ``.st``: neutral, info, ok, warn or stop; ``open`` dashes the edge, ``done`` has none.
    """

    icon: str
    tone: str = "neutral"


PLAIN = "neutral done"
DASHED = "neutral open"

# Two enums can share a value, so the enum is part of the key.
LOOKS: dict[tuple[type[TextChoices], str], Look] = {
    (CommitmentState, CommitmentState.DRAFT): Look("open", DASHED),
    (CommitmentState, CommitmentState.ACTIVE): Look("dot", "info"),
    (CommitmentState, CommitmentState.COMPLETED): Look("ok", PLAIN),
    (CommitmentState, CommitmentState.NOT_PURSUED): Look("dash"),
    (CommitmentState, CommitmentState.SUPERSEDED): Look("instead"),
    (Health, Health.ON_TRACK): Look("next", "ok"),
    (Health, Health.AT_RISK): Look("warn", "warn"),
    (Health, Health.DELAYED): Look("late", "stop"),
    (Health, Health.NO_EVIDENCE): Look("q"),
    (ActivityState, ActivityState.PLANNED): Look("calq", DASHED),
    (ActivityState, ActivityState.HELD): Look("ok", PLAIN),
    (ActivityState, ActivityState.POSTPONED): Look("calnext", "warn"),
    (ActivityState, ActivityState.CANCELLED): Look("calbar"),
    (EmergencyStanding, EmergencyStanding.RAISED): Look("open", DASHED),
    (EmergencyStanding, EmergencyStanding.ON): Look("dot", "info"),
    (EmergencyStanding, EmergencyStanding.DOWN): Look("ok", PLAIN),
    (ConsultationStanding, ConsultationStanding.OPEN): Look("open", DASHED),
    (ConsultationStanding, ConsultationStanding.CONCLUDED): Look("ok", PLAIN),
    (DecisionState, DecisionState.DRAFT): Look("pageq", DASHED),
    (DecisionState, DecisionState.OPEN): Look("open", "info"),
    (DecisionState, DecisionState.DECIDED): Look("ok", PLAIN),
    (DecisionState, DecisionState.WITHDRAWN): Look("dash"),
    (Outcome, Outcome.ACTIVE): Look("dot", "info"),
    (Outcome, Outcome.IMPLEMENTED): Look("okok", PLAIN),
    (Outcome, Outcome.ELAPSED): Look("late"),
    (Outcome, Outcome.SUPERSEDED): Look("instead"),
    (Outcome, Outcome.RETIRED): Look("dash"),
    (DialogueStatus, DialogueStatus.TENTATIVE): Look("calq", DASHED),
    (DialogueStatus, DialogueStatus.CONFIRMED): Look("cal", "info"),
    (DialogueStatus, DialogueStatus.POSTPONED): Look("calnext", "warn"),
    (DialogueStatus, DialogueStatus.CANCELLED): Look("calbar"),
    (DialogueStatus, DialogueStatus.HELD): Look("ok", PLAIN),
    (AgendaStatus, AgendaStatus.DRAFT): Look("pageq", DASHED),
    (AgendaStatus, AgendaStatus.ISSUED): Look("page", "info"),
    (AgendaStatus, AgendaStatus.ADOPTED): Look("pageok", PLAIN),
    (ItemOrigin, ItemOrigin.REGISTER): Look("grid"),
    (ItemOrigin, ItemOrigin.EDITED): Look("pencil"),
    (ItemOrigin, ItemOrigin.ADDED): Look("hand"),
    (ItemOrigin, ItemOrigin.REMOVED): Look("dash"),
    (RecordStatus, RecordStatus.DRAFT): Look("pageq", DASHED),
    (RecordStatus, RecordStatus.CLEARING): Look("open", "info"),
    (RecordStatus, RecordStatus.ADOPTED): Look("pageok", PLAIN),
    (ActionState, ActionState.OPEN): Look("open", "info open"),
    (ActionState, ActionState.DONE): Look("ok", PLAIN),
    (ActionState, ActionState.CONTINUED): Look("next", "info"),
    (ActionState, ActionState.DROPPED): Look("dash"),
    (ProposalState, ProposalState.DRAFT): Look("pageq", DASHED),
    (ProposalState, ProposalState.PROPOSED): Look("open", "info"),
    (ProposalState, ProposalState.ACCEPTED): Look("ok", PLAIN),
    (ProposalState, ProposalState.DECLINED): Look("dash"),
    (ProposalState, ProposalState.WITHDRAWN): Look("dash"),
    (InviteeState, InviteeState.PROPOSED): Look("open", DASHED),
    (InviteeState, InviteeState.INVITED): Look("next", "info"),
    (InviteeState, InviteeState.ACCEPTED): Look("ok", PLAIN),
    (InviteeState, InviteeState.DECLINED): Look("dash"),
    (NoticeState, NoticeState.DRAFT): Look("pageq", DASHED),
    (NoticeState, NoticeState.ISSUED): Look("page", "info"),
    (NoticeState, NoticeState.WITHDRAWN): Look("dash"),
    (MessageState, MessageState.QUEUED): Look("open", DASHED),
    (MessageState, MessageState.SENDING): Look("next"),
    (MessageState, MessageState.SENT): Look("ok", PLAIN),
    (MessageState, MessageState.FAILED): Look("stop", "stop"),
    (MessageState, MessageState.UNCERTAIN): Look("q", "warn"),
    (ReminderState, ReminderState.PLANNED): Look("open", DASHED),
    (ReminderState, ReminderState.SENT): Look("ok", PLAIN),
    (ReminderState, ReminderState.CANCELLED): Look("dash"),
    (ReminderState, ReminderState.PASSED_OVER): Look("instead"),
    (ReferralState, ReferralState.TO_RAISE): Look("open", "info open"),
    (ReferralState, ReferralState.RAISED): Look("late", "info"),
    (ReferralState, ReferralState.ANSWERED): Look("ok", PLAIN),
    (ReferralState, ReferralState.WITHDRAWN): Look("dash"),
    (WebhookMessageState, WebhookMessageState.WAITING): Look("open", DASHED),
    (WebhookMessageState, WebhookMessageState.DELIVERED): Look("ok", PLAIN),
    (WebhookMessageState, WebhookMessageState.FAILED): Look("stop", "stop"),
    (WebhookMessageState, WebhookMessageState.WITHDRAWN): Look("dash"),
}


def look_of(member: TextChoices) -> Look:
    """Return the badge style of a status; neutral and open if the table has no entry."""
    return LOOKS.get((type(member), member.value), Look("open", DASHED))
