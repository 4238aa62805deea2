"""The rows of the table of rights (docs/decisions/0005) for what the MOC says and what is done under it.

After the last day of a discontinued MOC nobody writes in the register any more (article 9(c)); the database refuses
it as well, and this is what keeps buttons from being offered.
"""

import rules

from commitments import models
from commitments.enums import DecisionState, NoticeState
from contacts.models import User
from contacts.permissions import edits_own, grant, holds_function, nobody, reads_register, runs_register


@rules.predicate
def register_is_open(user: User) -> bool:
    """Whether the register can still be written; read once for each account that is loaded, so once a request."""
    known = user.__dict__.get("_register_is_open")
    if known is None:
        known = user.__dict__["_register_is_open"] = not models.Instrument.objects.closed().exists()
    return bool(known)


@rules.predicate
def is_draft(user: User, record: object = None) -> bool:
    """Of a decision or notice, or what belongs to its text; without a record there may be one."""
    owner = getattr(record, "decision", None) or getattr(record, "notice", None) or record
    state = getattr(owner, "state", None)
    return state is None or state in {DecisionState.DRAFT, NoticeState.DRAFT}


@rules.predicate
def made_it(user: User, record: object = None) -> bool:
    """Whoever made a view of the register; without a record there may be one."""
    return user.may.reads_register and (record is None or getattr(record, "made_by_id", None) == user.pk)


@rules.predicate
def entered_it(user: User, record: object = None) -> bool:
    """The secretariat, on what it entered itself on nobody's behalf."""
    owner = getattr(record, "decision", None) or record
    return user.may.runs_register and (owner is None or getattr(owner, "entered_by_id", None) == user.pk)


@rules.predicate
def proposed_it(user: User, record: object = None) -> bool:
    """Who acts for the proposer: officers in function of its ministry, or the secretariat where that proposes."""
    if record is None:
        return user.may.runs_register or holds_function(user)
    proposer = getattr(record, "proposed_by_id", None)
    return user.may.runs_register if proposer is None else proposer == user.participant_id and holds_function(user)


@rules.predicate
def holds_a_seat(user: User, record: object = None) -> bool:
    """Officers in function, where their Participant has a seat under the instrument of the record."""
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
    grant(kept, view=reads_register, write=keeps, delete=nobody)

for entered in (models.Commitment, models.ProgressReport, models.Activity):
    grant(entered, view=reads_register, write=keeps | writes_own, delete=nobody)

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
    grant(part, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)

# A ministry's own notes: not even the secretariat reads them.
grant(models.InternalNote, view=reads_register, write=writes_own, delete=writes_own)

# A draft is written by its ministry, or by the secretariat where that proposes itself; what follows are acts.
drafts = (writes_own | (entered_it & register_is_open)) & is_draft
for text in (models.JointDecision, models.DecisionTurn, models.ProvisionChange):
    grant(text, view=reads_register, write=drafts, delete=drafts)
rules.add_perm("commitments.propose_jointdecision", proposed_it & register_is_open)
rules.add_perm("commitments.concur_jointdecision", holds_a_seat & register_is_open)
rules.add_perm("commitments.conclude_jointdecision", keeps)
for given in (models.Concurrence, models.Objection, models.NoticeAddressee, models.NoticeLogEntry):
    grant(given, view=reads_register, write=nobody, delete=nobody)

# Notices are a ministry's own: the secretariat never gives one.
grant(models.Notice, view=reads_register, write=writes_own & is_draft, delete=writes_own & is_draft)

for raised in (models.Emergency, models.Consultation, models.IpInstrument):
    grant(raised, view=reads_register, write=keeps | writes_own, delete=nobody)
for belonging in (
    models.EmergencyMineral,
    models.ConsultationProvision,
    models.ConsultationMeeting,
    models.IpInstrumentCommitment,
):
    grant(belonging, view=reads_register, write=keeps | writes_own, delete=keeps | writes_own)

# A tool of who made it and no record of the register: it can be made and changed after the last day of the MOC too.
grant(models.SavedView, view=reads_register, write=made_it, delete=made_it)
