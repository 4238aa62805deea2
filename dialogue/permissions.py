"""Permissions of the Dialogue, as in the table of rights (docs/decisions/0005)."""

import rules

from commitments.permissions import keeps, register_is_open, writes_own
from contacts.models import User
from contacts.permissions import denied, grant, holds_function, reads_register
from dialogue import models
from dialogue.enums import DialogueStatus, InviteeState, ProposalState


@rules.predicate
def is_not_held(user: User, record: object = None) -> bool:
    """Return whether the record's Dialogue is not yet held; True without a record."""
    held = isinstance(record, models.Delegate) and record.dialogue_id and record.dialogue.status_of
    return held is not DialogueStatus.HELD


@rules.predicate
def is_not_invited(user: User, record: object = None) -> bool:
    """Return whether no invitation has been sent yet; True without a record."""
    return not isinstance(record, models.Invitee) or record.state == InviteeState.PROPOSED


@rules.predicate
def is_a_draft(user: User, record: object = None) -> bool:
    """Return whether a proposal is still a draft; sent proposals are immutable."""
    return not isinstance(record, models.Proposal) or record.state == ProposalState.DRAFT


grant(models.ChairEligibility, view=reads_register, write=denied, delete=denied)

RUN_BY_SECRETARIAT = (
    models.WorkingArrangement,
    models.Dialogue,
    models.ConsultationSession,
    models.CmwgStatus,
    models.ActionItem,
    models.Agenda,
    models.ItemOutcome,
    models.Record,
)
for run in RUN_BY_SECRETARIAT:
    grant(run, view=reads_register, write=keeps, delete=denied)

PARTS = (
    models.RotationTurn,
    models.CoChair,
    models.Discussion,
    models.DiscussionArea,
    models.ActionSupport,
    models.Overlap,
    models.AgendaItem,
    models.PlannedStep,
    models.InviteeItem,
)
for part in PARTS:
    grant(part, view=reads_register, write=keeps, delete=keeps)

# Until the Dialogue is held each ministry names its own delegation and proposes its invitees.
names_own = keeps | (writes_own & is_not_held)
grant(models.Delegate, view=reads_register, write=names_own, delete=names_own)
proposes_own = keeps | (writes_own & is_not_invited)
grant(models.Invitee, view=reads_register, write=proposes_own, delete=proposes_own & is_not_invited)
rules.add_perm("dialogue.invite_invitee", keeps)

# A ministry proposes and sends for itself; the review is by the secretariat.
grant(models.Proposal, view=reads_register, write=(keeps | writes_own) & is_a_draft, delete=denied)
rules.add_perm("dialogue.send_proposal", writes_own)
rules.add_perm("dialogue.settle_proposal", keeps)
# Debate: a Participant requests a change for itself, the secretariat makes one with a reason.
grant(models.TrackChange, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)
rules.add_perm("dialogue.debate_dialogue", keeps | writes_own)
grant(models.RecordFormula, view=keeps, write=keeps, delete=keeps)
# A ministry's notes and templates are its own.
grant(models.BriefNote, view=reads_register, write=writes_own, delete=writes_own)
grant(models.DocumentTemplate, view=reads_register, write=writes_own, delete=writes_own)
# Papers and referrals are edited by actions on portal pages.
rules.add_perm("dialogue.bring_paper", keeps | writes_own)
rules.add_perm("dialogue.refer_item", keeps)
rules.add_perm("dialogue.decide_overlap", keeps)
rules.add_perm("dialogue.issue_agenda", keeps)
rules.add_perm("dialogue.run_meeting", keeps)
# Clearance, like concurrence, is by the ministry's own officer in function and by no one else.
rules.add_perm("dialogue.clear_paragraph", holds_function & register_is_open)
WRITTEN_BY_ACTS = (
    models.Paper,
    models.PaperFile,
    models.Referral,
    models.ProducedDocument,
    models.Speaker,
    models.RecordParagraph,
    models.Clearance,
    models.RecordCorrection,
    models.DismissedOverlap,
)
for act in WRITTEN_BY_ACTS:
    grant(act, view=reads_register, write=denied, delete=denied)
