"""Permissions for the text, commitments, decisions and notices (table in docs/decisions/0005).

After the last day of a discontinued MOC the register is read-only (article 9(c)). The database enforces it; these
permissions also hide the buttons.
"""

import rules
from django.db.models import Model
from django.utils.translation import gettext as _

from commitments import models
from commitments.enums import DecisionState, NoticeState
from contacts.models import User
from contacts.permissions import denied, edits_own, grant, holds_function, reads_register, runs_register


@rules.predicate
def register_is_open(user: User) -> bool:
    """Return whether the register can still be changed; cached on the user object, so read once per request."""
    known = user.__dict__.get("_register_is_open")
    if known is None:
        known = user.__dict__["_register_is_open"] = not models.Instrument.objects.closed().exists()
    return bool(known)


@rules.predicate
def is_draft(user: User, record: object = None) -> bool:
    """Return whether the decision or notice of ``record`` is a draft; true without a record."""
    owner = getattr(record, "decision", None) or getattr(record, "notice", None) or record
    state = getattr(owner, "state", None)
    return state is None or state in {DecisionState.DRAFT, NoticeState.DRAFT}


@rules.predicate
def made_it(user: User, record: object = None) -> bool:
    """Return whether ``user`` owns the saved view; without a record, whether the user may have one."""
    return user.may.reads_register and (record is None or getattr(record, "made_by_id", None) == user.pk)


@rules.predicate
def entered_it(user: User, record: object = None) -> bool:
    """Return whether ``user`` runs the register and entered the decision; without a record, only the role counts."""
    owner = getattr(record, "decision", None) or record
    return user.may.runs_register and (owner is None or getattr(owner, "entered_by_id", None) == user.pk)


@rules.predicate
def proposed_it(user: User, record: object = None) -> bool:
    """Return whether ``user`` acts for the proposer, as an officer in function or for the secretariat."""
    if record is None:
        return user.may.runs_register or holds_function(user)
    proposer = getattr(record, "proposed_by_id", None)
    return user.may.runs_register if proposer is None else proposer == user.participant_id and holds_function(user)


@rules.predicate
def holds_a_seat(user: User, record: object = None) -> bool:
    """Return whether ``user`` is an officer in function whose Participant has a seat under the instrument."""
    if not holds_function(user):
        return False
    if not isinstance(record, models.JointDecision):
        return record is None
    return models.Participation.objects.filter(
        instrument=record.instrument_id, participant=user.participant_id
    ).exists()


writes_own = edits_own & register_is_open
keeps = runs_register & register_is_open

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
    grant(seeded, view=reads_register, write=denied, delete=denied)

# The secretariat corrects courtesy translations, enters signatures and adds minerals and fora.
SECRETARIAT_RECORDS = (
    models.AreaOfCooperation,
    models.FormOfCooperation,
    models.Forum,
    models.Mineral,
    models.Signature,
)
for model in SECRETARIAT_RECORDS:
    grant(model, view=reads_register, write=keeps, delete=denied)

ENTERED = (
    models.Commitment,
    models.ProgressReport,
    models.Activity,
    models.SupportProgramme,
    models.Standard,
    models.InformationGiven,
)
for entered in ENTERED:
    grant(entered, view=reads_register, write=keeps | writes_own, delete=denied)

# The secretariat does not see all of these records, and writes none for a Participant.
OWN_ONLY = (models.InternalNote, models.StandardPosition)
grant(models.InternalNote, view=reads_register, write=writes_own, delete=writes_own)
grant(models.StandardPosition, view=reads_register, write=writes_own, delete=denied)

PARTS = (
    models.SupportingParticipant,
    models.CommitmentArea,
    models.CommitmentForm,
    models.CommitmentProvision,
    models.CommitmentMineral,
    models.CommitmentForum,
    models.ActivityParticipant,
    models.ActivityCommitment,
    models.InformationReceiver,
    models.Milestone,
    models.Evidence,
)
for part in PARTS:
    grant(part, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)

# Its ministry edits a draft, or the secretariat if it is the proposer; the later steps have permissions of their own.
drafts = (writes_own | (entered_it & register_is_open)) & is_draft
for text in (models.JointDecision, models.DecisionTurn, models.ProvisionChange):
    grant(text, view=reads_register, write=drafts, delete=drafts)
rules.add_perm("commitments.propose_jointdecision", proposed_it & register_is_open)
rules.add_perm("commitments.concur_jointdecision", holds_a_seat & register_is_open)
rules.add_perm("commitments.conclude_jointdecision", keeps)
for given in (models.Concurrence, models.Objection, models.NoticeAddressee, models.NoticeLogEntry):
    grant(given, view=reads_register, write=denied, delete=denied)

# The secretariat never gives a notice.
grant(models.Notice, view=reads_register, write=writes_own & is_draft, delete=writes_own & is_draft)

for raised in (models.Emergency, models.Consultation, models.IpInstrument):
    grant(raised, view=reads_register, write=keeps | writes_own, delete=denied)
for belonging in (
    models.EmergencyMineral,
    models.ConsultationProvision,
    models.ConsultationMeeting,
    models.IpInstrumentCommitment,
):
    grant(belonging, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)

# Saved views are not records of the register: they can be changed after the last day of the MOC too.
grant(models.SavedView, view=reads_register, write=made_it, delete=made_it)


def who_may_add(model: type[Model]) -> str:
    """Return the message that names the roles with the permission to add a record."""
    if model in OWN_ONLY:
        return _("Only editors and contact point officers of a Participant can do this.")
    return _("Only editors and contact point officers of a Participant and the secretariat can do this.")


def who_may_change(model: type[Model], owner: str | None) -> str:
    """Return the message that names the users who may change a record; ``owner`` is the code of its Participant."""
    if owner is None:
        return _("This commitment has no lead. Only the secretariat can do this.")
    if model in OWN_ONLY:
        return _("Only %(code)s, which owns this record, can do this.") % {"code": owner}
    return _("Only %(code)s, which owns this record, and the secretariat can do this.") % {"code": owner}
