"""The rows of the table of rights (docs/decisions/0005) for the Dialogue."""

from commitments.permissions import keeps, writes_own
from contacts.permissions import grant, nobody, reads_register
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
    grant(run, view=reads_register, write=keeps, delete=nobody)

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
    grant(part, view=reads_register, write=keeps, delete=keeps)

# Each ministry names its own delegation and proposes whom to invite.
for named in (models.Delegate, models.Invitee):
    grant(named, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)
