"""Manual resolution of failed and uncertain messages."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.enums import DeliveryOutcome, MessageState
from contacts.exceptions import AddressNotCurrentError, MessageStateError
from contacts.models import Message, User
from contacts.services import outbox
from core.tasks.dispatch import nudge


@transaction.atomic
def send_again(*, message: Message, by: User, at: datetime, reason: str = "") -> None:
    """Queue a failed or uncertain message again, with the same Message-ID and a new series of attempts.

    Raises MessageStateError in any other state, and AddressNotCurrentError for an outdated address, whose successors
    have been written to.
    """
    row = _undecided(message)
    if not outbox.is_current(row, at):
        raise AddressNotCurrentError(_("This address is no longer assigned to the contact point."))
    _decide(row, by, at, reason, state=MessageState.QUEUED, next_attempt_at=at)
    transaction.on_commit(lambda: nudge(row.pk), robust=True)


@transaction.atomic
def note_arrival(*, message: Message, by: User, at: datetime, reason: str = "") -> None:
    """Mark an uncertain message as arrived; it counts as sent when its content was sent.

    Raises MessageStateError in any other state.
    """
    row = _undecided(message)
    if row.state_of is not MessageState.UNCERTAIN:
        raise MessageStateError(_("Only a message with uncertain delivery can be marked as delivered."))
    handed_over = row.attempts.filter(outcome=DeliveryOutcome.NO_ANSWER_AFTER_DATA).latest("number")
    _decide(row, by, at, reason, state=MessageState.SENT, sent_at=handed_over.ended_at)


@transaction.atomic
def give_up(*, message: Message, by: User, at: datetime, reason: str = "") -> None:
    """Give up a failed or uncertain message: it counts as failed and needs no further resolution.

    Raises MessageStateError in any other state.
    """
    row = _undecided(message)
    _decide(row, by, at, reason, state=MessageState.FAILED)


def _undecided(message: Message) -> Message:
    row: Message = Message.objects.select_for_update().get(pk=message.pk)
    # An erased message was resolved and has neither address nor text.
    if row.is_erased or not row.state_of.waits_for_a_person:
        raise MessageStateError(_("Only a failed or uncertain message needs a decision."))
    return row


def _decide(row: Message, by: User, at: datetime, reason: str, **changes: object) -> None:
    Message.objects.filter(pk=row.pk).update(decided_by=by, decided_at=at, decision_reason=reason, **changes)
