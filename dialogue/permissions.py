"""The rows of the table of rights (docs/decisions/0005) for the Dialogue."""

import rules

from commitments.permissions import keeps, register_is_open, writes_own
from contacts.models import User
from contacts.permissions import grant, nobody, reads_register
from dialogue import models


@rules.predicate
def clears(user: User) -> bool:
    """Contact point officers, who answer for their own Participant."""
    return user.may.concurs


grant(models.ChairEligibility, view=reads_register, write=nobody, delete=nobody)

RUN_BY_SECRETARIAT = (
    models.WorkingArrangement,
    models.Dialogue,
    models.ConsultationSession,
    models.CmwgStatus,
    models.ActionItem,
    models.Agenda,
    models.Paper,
    models.Referral,
    models.ItemOutcome,
    models.Record,
)
for run in RUN_BY_SECRETARIAT:
    grant(run, view=reads_register, write=keeps, delete=nobody)

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

# Each ministry names its own delegation and proposes whom to invite.
for named in (models.Delegate, models.Invitee):
    grant(named, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)

# A ministry proposes for itself and sends it itself; what becomes of it are acts of the secretariat.
grant(models.Proposal, view=reads_register, write=keeps | writes_own, delete=nobody)
rules.add_perm("dialogue.settle_proposal", keeps)
# What a ministry notes for its own delegation, and the templates it brings, are its own.
grant(models.BriefNote, view=reads_register, write=writes_own, delete=writes_own)
grant(models.DocumentTemplate, view=reads_register, write=writes_own, delete=writes_own)
rules.add_perm("dialogue.bring_paper", keeps | writes_own)
rules.add_perm("dialogue.issue_agenda", keeps)
rules.add_perm("dialogue.run_meeting", keeps)
# Clearing is like concurring: the ministry's own contact point officer, and nobody for another.
rules.add_perm("dialogue.clear_paragraph", clears & register_is_open)
WRITTEN_BY_ACTS = (
    models.PaperFile,
    models.ProducedDocument,
    models.Speaker,
    models.RecordParagraph,
    models.Clearance,
    models.RecordCorrection,
    models.DismissedOverlap,
)
for act in WRITTEN_BY_ACTS:
    grant(act, view=reads_register, write=nobody, delete=nobody)
