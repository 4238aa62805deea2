"""The rows of the table of rights (docs/decisions/0005) for what the MOC says and what is done under it."""

from commitments import models
from contacts.permissions import edits_own, grant, nobody, reads_register, runs_register

SEEDED = (
    models.Instrument,
    models.Participation,
    models.Provision,
    models.TextVersion,
    models.LanguageVersion,
    models.ProvisionText,
    models.StateChange,
)
for seeded in SEEDED:
    grant(seeded, view=reads_register, write=nobody, delete=nobody)

# The secretariat corrects courtesy translations, fills in signatures and adds minerals and fora.
KEPT_BY_SECRETARIAT = (
    models.AreaOfCooperation,
    models.FormOfCooperation,
    models.Forum,
    models.Mineral,
    models.Signature,
)
for kept in KEPT_BY_SECRETARIAT:
    grant(kept, view=reads_register, write=runs_register, delete=nobody)

for entered in (models.Commitment, models.ProgressReport, models.Activity):
    grant(entered, view=reads_register, write=runs_register | edits_own, delete=nobody)

PARTS = (
    models.SupportingParticipant,
    models.CommitmentArea,
    models.CommitmentForm,
    models.CommitmentProvision,
    models.CommitmentMineral,
    models.CommitmentForum,
    models.ActivityParticipant,
    models.ActivityCommitment,
    models.Milestone,
    models.Evidence,
)
for part in PARTS:
    grant(part, view=reads_register, write=runs_register | edits_own, delete=runs_register | edits_own)

# A ministry's own notes: not even the secretariat reads them.
grant(models.InternalNote, view=reads_register, write=edits_own, delete=edits_own)
