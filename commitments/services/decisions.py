"""Services for joint decisions, from the draft to the last concurrence. No other module writes ``state``.

Each service first locks the row of the decision, so that concurrent acts run one after the other and the second sees
the result of the first. Emails are recorded in the same transaction.
"""

from datetime import date, datetime
from typing import Any

import pghistory
import pghistory.core
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.enums import Channel, DecisionState, Outcome, VoidReason
from commitments.exceptions import (
    AlreadyConcurredError,
    DayImpossibleError,
    DecisionNotOpenError,
    SuccessorMissingError,
    TextChangedError,
)
from commitments.models import Concurrence, JointDecision, Objection
from commitments.rules.lifecycle import decision_may_become
from commitments.services import decision_emails as letters
from commitments.services.decision_checks import check_complete
from commitments.services.decision_texts import hash_of
from commitments.services.effects import perform
from commitments.services.officers import seat_of
from commitments.services.references import next_reference
from contacts.exceptions import NotYoursError
from contacts.models import Participant, User
from contacts.services import functions
from core.db.multilingual import day_in_words
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from core.text.times import displayed_text
from moc.joint_decisions import Tally, tally


@transaction.atomic
def put_on_record(*, decision: JointDecision, by: User, on: date) -> None:
    """Create a draft with the next reference number of the year of ``on``, in the name of the ministry that drafts it.

    Raises NotYoursError if ``by`` neither edits for a Participant nor runs the register.
    """
    if not by.is_active or not (by.may.edits_own or by.may.runs_register):
        raise NotYoursError(_("Only Participants' editors and officers and the secretariat can draft decisions."))
    decision.proposed_by = by.participant if by.may.edits_own else None
    decision.reference = next_reference(series=decision.instrument.series("JD"), year=on.year)
    decision.state = DecisionState.DRAFT
    decision.entered_by = by
    decision.save(force_insert=True)


@transaction.atomic
def delete(*, decision: JointDecision) -> None:
    """Delete a draft that was never proposed, with its rows. A trigger refuses any other decision."""
    JointDecision.objects.filter(pk=decision.pk).delete()


@transaction.atomic
def propose(*, decision: JointDecision, by: User, at: datetime, text_hash: str = "") -> None:
    """Propose the decision: freeze its text under its hash, accept concurrences, and notify all Participants by email.

    ``at`` is an aware instant, ``text_hash`` the hash of the draft that ``by`` read. Raises NotYoursError unless ``by``
    acts for the proposer, TransitionNotAllowedError if the decision is not a draft, DecisionIncompleteError if it lacks
    something that its effect needs, and TextChangedError if another user has changed the draft.
    """
    locked = _locked(decision)
    _check_proposer(locked, by, at)
    _check_way(locked, DecisionState.OPEN)
    check_complete(locked)
    proposed = hash_of(locked)
    if text_hash and text_hash != proposed:
        raise TextChangedError(_("The text has changed since you opened it. Review the new text."))
    earlier = _earlier(locked, proposed)
    decision.state, decision.proposed_at, decision.text_hash = DecisionState.OPEN, at, proposed
    decision.save(update_fields=["state", "proposed_at", "text_hash", "updated_at"])
    letters.notify_proposed(decision, at=at, earlier=earlier)


@transaction.atomic
def take_back(*, decision: JointDecision, by: User, at: datetime) -> None:
    """Return a proposed text to draft for editing; concurrences become void and objections are lifted.

    Participants that had concurred or objected are notified. Raises NotYoursError unless ``by`` acts for the proposer,
    and TransitionNotAllowedError if the decision is not open.
    """
    locked = _locked(decision)
    _check_proposer(locked, by, at)
    _check_way(locked, DecisionState.DRAFT)
    voided = _void(locked, VoidReason.TEXT_CHANGED, at)
    objections = locked.objections.unlifted()
    objectors = [objection.participant for objection in objections.select_related("participant__side")]
    objections.update(lifted_at=at)
    decision.state, decision.text_hash = DecisionState.DRAFT, ""
    decision.save(update_fields=["state", "text_hash", "updated_at"])
    letters.notify_void(decision, voided, at=at)
    letters.notify_lifted(decision, objectors, at=at)


@transaction.atomic
def withdraw(*, decision: JointDecision, by: User, at: datetime, reason: str) -> None:
    """Withdraw an undecided proposal; its concurrences become void and, if it was open, all Participants are notified.

    Raises NotYoursError unless ``by`` acts for the proposer, TransitionNotAllowedError if it was decided or withdrawn,
    and ReasonMissingError without a ``reason``.
    """
    locked = _locked(decision)
    _check_proposer(locked, by, at)
    _check_way(locked, DecisionState.WITHDRAWN)
    reason = _given(reason)
    was_open = locked.state_of is DecisionState.OPEN
    _void(locked, VoidReason.WITHDRAWN, at)
    decision.state = DecisionState.WITHDRAWN
    decision.withdrawn_on = today_at(locked.proposed_by, at)
    decision.withdrawn_reason = reason
    with pghistory.context(reason=reason):
        decision.save(update_fields=["state", "withdrawn_on", "withdrawn_reason", "updated_at"])
    if was_open:
        letters.notify_withdrawn(decision, at=at)


@transaction.atomic
def concur(  # Each argument is one fact of the concurrence.
    *,
    decision: JointDecision,
    by: User,
    at: datetime,
    text_hash: str,
    given_on: date | None = None,
    channel: Channel = Channel.PORTAL,
    document_reference: str = "",
) -> Concurrence:
    """Record the concurrence of the Participant of ``by`` in the text with ``text_hash``, the version that was read.

    ``given_on`` is a date in the Participant's capital; the default is today there. A standing objection of the
    Participant is lifted. With the last concurrence the decision is taken, and its effect is applied in the same
    transaction. Raises NotYoursError unless ``by`` is a contact point officer of a Participant with a seat,
    DecisionNotOpenError, TextChangedError, AlreadyConcurredError and DayImpossibleError; with the last concurrence
    DecisionIncompleteError if another decision has already had the same effect.
    """
    locked = _locked(decision)
    participant = seat_of(locked.instrument, by, at)
    _check_open(locked)
    # The second condition is true only if the row was changed outside the portal.
    if text_hash != locked.text_hash or hash_of(locked) != locked.text_hash:
        raise TextChangedError(_("The text has changed since you opened it. Review the new text, then concur."))
    if locked.concurrences.standing().filter(participant=participant).exists():
        raise AlreadyConcurredError(
            _("%(participant)s has already concurred in this text.") % {"participant": participant}
        )
    given_on = given_on or today_at(participant, at)
    _check_day(locked, participant, given_on, at)
    locked.objections.unlifted().filter(participant=participant).update(lifted_at=at)
    concurrence: Concurrence = Concurrence.objects.create(
        decision=locked,
        participant=participant,
        by=by,
        given_on=given_on,
        recorded_at=at,
        channel=channel,
        document_reference=document_reference.strip(),
        text_hash=text_hash,
        standing_hash=text_hash,
    )
    counted = count(locked)
    if counted.is_complete:
        _decide(locked, counted, at)
    decision.refresh_from_db()
    return concurrence


@transaction.atomic
def object_to(*, decision: JointDecision, by: User, at: datetime, text_hash: str, reason: str) -> Objection:
    """Record the objection of the Participant of ``by`` with its reason; its earlier concurrence becomes void.

    Raises the errors of ``concur``, ReasonMissingError without a ``reason``, and AlreadyConcurredError if the
    Participant has a standing objection.
    """
    locked = _locked(decision)
    participant = seat_of(locked.instrument, by, at)
    _check_open(locked)
    if text_hash != locked.text_hash:
        raise TextChangedError(_("The text has changed since you opened it. Review the new text."))
    reason = _given(reason)
    if locked.objections.unlifted().filter(participant=participant).exists():
        raise AlreadyConcurredError(_("%(participant)s has already objected.") % {"participant": participant})
    _void(locked, VoidReason.OBJECTED, at, participant=participant)
    objection: Objection = Objection.objects.create(
        decision=locked, participant=participant, by=by, reason=reason, raised_at=at, text_hash=text_hash
    )
    letters.notify_objection(locked, participant, at=at)
    decision.refresh_from_db()
    return objection


@transaction.atomic
def set_outcome(
    *, decision: JointDecision, outcome: Outcome, on: date, reason: str = "", successor: JointDecision | None = None
) -> None:
    """Set the outcome of a decision that was taken, from the date ``on``.

    Raises DecisionNotOpenError if it was not decided, DayImpossibleError if ``on`` is before the date of the decision,
    and SuccessorMissingError if it is superseded by none, by itself, or by an undecided one.
    """
    locked = _locked(decision)
    if locked.decided_on is None:
        raise DecisionNotOpenError(_("Only a joint decision that has been made can have an outcome."))
    if on < locked.decided_on:
        raise DayImpossibleError(
            _("The decision was made on %(day)s. Choose that date or a later one.")
            % {"day": day_in_words(locked.decided_on)}
        )
    superseded = outcome is Outcome.SUPERSEDED
    if superseded != (successor is not None) or successor == locked or (successor and successor.decided_on is None):
        raise SuccessorMissingError(
            _("Choose the joint decision that replaces this one. It must already have been made.")
        )
    decision.outcome, decision.outcome_on, decision.outcome_reason = outcome, on, reason.strip()
    decision.superseded_by = successor
    with pghistory.context(**({"reason": reason.strip()} if reason.strip() else {})):
        decision.save(update_fields=["outcome", "outcome_on", "outcome_reason", "superseded_by", "updated_at"])


def count(decision: JointDecision) -> Tally:
    """Return the concurrences in the proposed text, given and pending, by code in the order of the MOC."""
    seats = decision.instrument.participations.order_by("order").values_list("participant__code", flat=True)
    given = decision.concurrences.standing().values_list("participant__code", "text_hash", "given_on")
    return tally(list(seats), {code: (text_hash, day) for code, text_hash, day in given}, decision.text_hash)


def today_at(participant: Participant | None, at: datetime) -> date:
    """Return the date at ``at`` in the Participant's capital, or in UTC without a Participant."""
    return displayed_text(at, participant.side.time_zone if participant else "UTC").date()


def _earlier(decision: JointDecision, text_hash: str) -> letters.EarlierProposal | None:
    """Return the previous proposal from the history, or None."""
    if decision.proposed_at is None:
        return None
    snapshots: Any = next(iter(pghistory.core.event_models(tracks_model=JointDecision)))._default_manager
    before = snapshots.filter(pgh_obj_id=decision.pk).exclude(text_hash="").latest("pgh_id").text_hash
    return letters.EarlierProposal(today_at(decision.proposed_by, decision.proposed_at), is_same=before == text_hash)


def _decide(decision: JointDecision, counted: Tally, at: datetime) -> None:
    decision.state, decision.decided_on = DecisionState.DECIDED, counted.decided_on
    decision.outcome, decision.outcome_on = Outcome.ACTIVE, counted.decided_on
    # Another decision may have been taken since the proposal, such as a second one that retires the same area.
    check_complete(decision)
    decision.save(update_fields=["state", "decided_on", "outcome", "outcome_on", "updated_at"])
    with pghistory.context(reason=decision.reference):
        perform(decision)
    letters.notify_decided(decision, at=at)


def _void(
    decision: JointDecision, reason: VoidReason, at: datetime, *, participant: Participant | None = None
) -> list[Participant]:
    """Void the standing concurrences of all Participants or of one, and return the Participants that gave them."""
    standing = decision.concurrences.standing().select_related("participant__side")
    if participant is not None:
        standing = standing.filter(participant=participant)
    givers = [concurrence.participant for concurrence in standing]
    standing.update(standing_hash=None, voided_at=at, void_reason=reason)
    return givers


def _locked(decision: JointDecision) -> JointDecision:
    locked: JointDecision = JointDecision.objects.select_for_update().get(pk=decision.pk)
    return locked


def _check_proposer(decision: JointDecision, by: User, at: datetime) -> None:
    otherwise = _("Only a contact point officer of the Participant that proposed the decision can do this.")
    if decision.proposed_by_id is not None:
        functions.check(by, decision.proposed_by_id, at, otherwise=otherwise)
    elif not by.may.runs_register or not by.is_active:
        raise NotYoursError(otherwise)


def _check_open(decision: JointDecision) -> None:
    if decision.state_of is not DecisionState.OPEN:
        raise DecisionNotOpenError(
            _("The status of %(reference)s is “%(state)s”. It is not open for concurrence.")
            % {"reference": decision.reference, "state": decision.state_of.label}
        )


def _check_way(decision: JointDecision, to: DecisionState) -> None:
    if not decision_may_become(decision.state_of, to):
        raise TransitionNotAllowedError(
            _("The status of %(reference)s is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"reference": decision.reference, "now": decision.state_of.label, "to": to.label}
        )


def _check_day(decision: JointDecision, participant: Participant, day: date, at: datetime) -> None:
    assert decision.proposed_at is not None
    first, last = today_at(participant, decision.proposed_at), today_at(participant, at)
    if not first <= day <= last:
        raise DayImpossibleError(
            _("Enter a date between the proposal (%(first)s) and today (%(last)s).")
            % {"first": day_in_words(first), "last": day_in_words(last)}
        )


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError(_("Enter a reason. It will be kept on record."))
    return reason.strip()
