"""Services that create and update commitments. No other module writes ``state``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from commitments.enums import CommitmentState
from commitments.exceptions import DayBeforeLastChangeError, SuccessorMissingError
from commitments.models import Commitment, Instrument, StateChange
from commitments.rules.lifecycle import may_become, needs_reason
from commitments.services import report_dates
from commitments.services.links import Links, tie, tie_new
from commitments.services.references import keep_reference, next_reference, next_references
from contacts.models import User
from contacts.services import marks
from core.db.changes import change_fields, change_fields_of_many
from core.db.multilingual import day_in_words
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError

NO_LINKS: Links = MappingProxyType({})
FIRST_STATES = frozenset({CommitmentState.DRAFT, CommitmentState.ACTIVE})
NO_FIRST_STATE = gettext_lazy("Status of a new commitment must be draft or active.")


@transaction.atomic
def enter(
    *,
    instrument: Instrument,
    by: User | None,
    on: date,
    state: CommitmentState,
    reference: str | None = None,
    links: Links = NO_LINKS,
    **fields: Any,
) -> Commitment:
    """Create a commitment from ``fields`` and ``links``; see ``put_on_record``."""
    commitment = Commitment(instrument=instrument, **fields)
    _put_on_record(commitment, by, on, state, reference)
    tie_new(several=[(commitment, links)])
    return commitment


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """New commitment of a bulk insert: initial state, fields and links."""

    state: CommitmentState
    fields: Mapping[str, Any]
    links: Links = NO_LINKS


@transaction.atomic
def enter_many(
    *, instrument: Instrument, by: User | None, on: date, entries: Sequence[NewCommitment]
) -> list[Commitment]:
    """Create commitments in the given order, each as ``enter`` does, with as many statements as for one."""
    if any(entry.state not in FIRST_STATES for entry in entries):
        raise TransitionNotAllowedError(str(NO_FIRST_STATE))
    references = next_references(series=instrument.reference_prefix, year=on.year, count=len(entries))
    commitments = [
        Commitment(instrument=instrument, reference=reference, state=entry.state, entered_by=by, **entry.fields)
        for reference, entry in zip(references, entries, strict=True)
    ]
    report_dates.set_first_dates(commitments, today=on)
    Commitment.objects.bulk_create(commitments)
    StateChange.objects.bulk_create(
        StateChange(commitment=commitment, before="", after=commitment.state, on=on, by=by)
        for commitment in commitments
    )
    tie_new(several=list(zip(commitments, (entry.links for entry in entries), strict=True)))
    return commitments


@transaction.atomic
def put_on_record(
    *, commitment: Commitment, by: User | None, on: date, state: CommitmentState, reference: str | None = None
) -> None:
    """Create a commitment with its reference number and its initial state, which is valid from ``on``.

    ``by`` is None if no user acts, for example when the seed is loaded. Without ``reference``, the next number of the
    year of ``on`` is allocated. Raises TransitionNotAllowedError if ``state`` is not an allowed initial state.
    """
    _put_on_record(commitment, by, on, state, reference)


def _put_on_record(
    commitment: Commitment, by: User | None, on: date, state: CommitmentState, reference: str | None
) -> None:
    """Create the commitment within the transaction of the caller."""
    if state not in FIRST_STATES:
        raise TransitionNotAllowedError(str(NO_FIRST_STATE))
    if reference is None:
        reference = next_reference(series=commitment.instrument.reference_prefix, year=on.year)
    else:
        keep_reference(reference=reference)
    commitment.reference = reference
    commitment.state = state
    commitment.entered_by = by
    report_dates.set_first_dates([commitment], today=on)
    commitment.save(force_insert=True)
    StateChange.objects.create(commitment=commitment, before="", after=state, on=on, by=by)


@transaction.atomic
def change(
    *,
    commitment: Commitment,
    by: User | None = None,
    reason: str = "",
    links: Links = NO_LINKS,
    **fields: Any,
) -> None:
    """Update only ``fields`` and ``links`` of a commitment.

    Raises MarkNotYoursError if its handling mark becomes a wider one and ``by`` does not act for its originator, and
    ReasonMissingError if that is done without a ``reason``.
    """
    marks.allow(record=commitment, mark=fields.get("mark"), by=by, reason=reason)
    ((_commitment, dated),) = report_dates.with_due_dates([(commitment, fields)], at=timezone.now())
    change_fields(commitment, dated, with_it=("updated_at",))
    tie(several=[(commitment, links)])


@dataclass(frozen=True, slots=True)
class CommitmentChange:
    """Update of a commitment: new values of its fields, and its links."""

    commitment: Commitment
    fields: Mapping[str, Any]
    links: Links = NO_LINKS


@transaction.atomic
def change_many(*, changes: Sequence[CommitmentChange], by: User | None, reason: str = "") -> None:
    """Update many commitments, each as ``change`` does, with as many statements as for one."""
    for each in changes:
        marks.allow(record=each.commitment, mark=each.fields.get("mark"), by=by, reason=reason)
    dated = report_dates.with_due_dates(((each.commitment, each.fields) for each in changes), at=timezone.now())
    change_fields_of_many(dated, with_it=("updated_at",))
    tie(several=[(each.commitment, each.links) for each in changes])


@transaction.atomic
def change_state(
    *,
    commitment: Commitment,
    to: CommitmentState,
    on: date,
    by: User | None,
    reason: str = "",
    successor: Commitment | None = None,
) -> None:
    """Change the state of a commitment from ``on``; ``rules.lifecycle`` defines the allowed transitions.

    Raises TransitionNotAllowedError if the transition is not allowed, ReasonMissingError if it needs a reason,
    SuccessorMissingError if the commitment is superseded by none or by itself, and DayBeforeLastChangeError if ``on``
    is before the date of the last change.
    """
    locked = Commitment.objects.select_for_update().get(pk=commitment.pk)
    reason = reason.strip()
    _check_way(locked, to, reason)
    _check_day(locked, on)
    if (to is CommitmentState.SUPERSEDED) != (successor is not None) or successor == locked:
        raise SuccessorMissingError(_("Choose the commitment that replaces this one."))
    with pghistory.context(**({"reason": reason} if reason else {})):
        StateChange.objects.create(commitment=locked, before=locked.state, after=to, on=on, reason=reason, by=by)
        commitment.state, commitment.state_reason, commitment.superseded_by = to, reason, successor
        names = ["state", "state_reason", "superseded_by", "updated_at"]
        if to is CommitmentState.ACTIVE:
            # No report was due while it was a draft or closed.
            today = report_dates.days_at(timezone.now())[commitment.lead_id]
            report_dates.set_first_dates([commitment], today=max(on, today))
            names.append("report_due_on")
        commitment.save(update_fields=names)


def _check_way(commitment: Commitment, to: CommitmentState, reason: str) -> None:
    now = commitment.state_of
    if not may_become(now, to):
        raise TransitionNotAllowedError(
            _("The status of %(reference)s is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"reference": commitment.reference, "now": now.label, "to": to.label}
        )
    if needs_reason(now, to) and not reason:
        raise ReasonMissingError(_("Enter a reason. It will be kept on record."))


def _check_day(commitment: Commitment, on: date) -> None:
    # An agenda for an earlier date reads the changes in the order of their dates.
    last = commitment.state_changes.order_by("on", "id").last()
    if last is not None and on < last.on:
        raise DayBeforeLastChangeError(
            _("The last change took effect on %(day)s. Choose that date or a later one.")
            % {"day": day_in_words(last.on)}
        )
