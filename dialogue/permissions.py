"""The rows of the table of rights (docs/decisions/0005) for the Dialogue."""

from contacts.permissions import edits_own, grant, nobody, reads_register, runs_register
from dialogue import models

grant(models.ChairEligibility, view=reads_register, write=nobody, delete=nobody)

RUN_BY_SECRETARIAT = (
    models.WorkingArrangement,
    models.Dialogue,
    models.ConsultationSession,
    models.CmwgStatus,
    models.ActionItem,
    models.Agenda,
)
for run in RUN_BY_SECRETARIAT:
    grant(run, view=reads_register, write=runs_register, delete=nobody)

PARTS = (
    models.RotationTurn,
    models.CoChair,
    models.Discussion,
    models.DiscussionArea,
    models.ActionSupport,
    models.Overlap,
    models.AgendaItem,
)
for part in PARTS:
    grant(part, view=reads_register, write=runs_register, delete=runs_register)

# Each ministry names its own delegation and proposes whom to invite.
for named in (models.Delegate, models.Invitee):
    grant(named, view=reads_register, write=runs_register | edits_own, delete=runs_register | edits_own)
