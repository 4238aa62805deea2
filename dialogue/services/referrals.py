"""Referrals of a Dialogue's items to another forum (articles 3(b), 4(a)(iii)), and the responses.

The caller checks the permission ``dialogue.refer_item``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.exceptions import DayImpossibleError
from commitments.models import Forum
from commitments.services.clocks import status_day
from contacts.models import User
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import ReferralState
from dialogue.models import ConsultationSession, Dialogue, Referral
from dialogue.rules.lifecycle import REFERRAL_TRANSITIONS


def fora() -> Iterable[Forum]:
    """Return the fora for referrals: the consultations of article 3(b).

    Excludes the working group that each meeting considers, which has an entry of its own.
    """
    return Forum.objects.filter(kind="bilateral", weighs_duplication=False).order_by("order")


@transaction.atomic
def refer(*, referral: Referral, by: User) -> None:
    """Create a referral to another forum."""
    with pghistory.context(user=by.pk):
        referral.save()


@transaction.atomic
def record_raised(
    *, referral: Referral, on: date, by: User, at: datetime, session: ConsultationSession | None = None
) -> None:
    """Record that the item was raised on the day ``on``, optionally with the session.

    Raises TransitionNotAllowedError if it was already raised or withdrawn, and DayImpossibleError if the day has not
    begun in any capital.
    """
    _lock(referral)
    _go(referral, ReferralState.RAISED)
    _refuse_ahead(referral.dialogue, on, at)
    referral.raised_on, referral.session = on, session
    with pghistory.context(user=by.pk):
        referral.save(update_fields=["state", "raised_on", "session"])


@transaction.atomic
def record_answer(*, referral: Referral, on: date, answer: Mapping[str, str], by: User, at: datetime) -> None:
    """Record the response of the day ``on``, by language; a later response replaces it.

    Raises TransitionNotAllowedError if it was not raised, ReasonMissingError without a text, and DayImpossibleError if
    the day has not begun or is before that on which it was raised.
    """
    _lock(referral)
    _go(referral, ReferralState.ANSWERED)
    if not any(words.strip() for words in answer.values()):
        raise ReasonMissingError(_("Enter the response in at least one language."))
    _refuse_ahead(referral.dialogue, on, at)
    assert referral.raised_on is not None
    if on < referral.raised_on:
        raise DayImpossibleError(_("The response date must be on or after the date raised."))
    referral.answered_on = on
    for language in LANGUAGES:
        setattr(referral, f"answer_{language}", answer.get(language, "").strip())
    with pghistory.context(user=by.pk):
        referral.save(update_fields=["state", "answered_on", *(f"answer_{language}" for language in LANGUAGES)])


@transaction.atomic
def withdraw(*, referral: Referral, by: User, reason: str) -> None:
    """Withdraw an unanswered referral; the ``reason`` is stored in its history.

    Raises TransitionNotAllowedError if it was already answered or withdrawn, and ReasonMissingError without a reason.
    """
    _lock(referral)
    _go(referral, ReferralState.WITHDRAWN)
    if not reason.strip():
        raise ReasonMissingError(_("Enter the reason for not raising or pursuing the item."))
    with pghistory.context(user=by.pk, reason=reason.strip()):
        referral.save(update_fields=["state"])


def _lock(referral: Referral) -> None:
    """Lock the row and refresh the fields to check."""
    locked = Referral.objects.select_for_update().get(pk=referral.pk)
    referral.state, referral.raised_on = locked.state, locked.raised_on


def _go(referral: Referral, to: ReferralState) -> None:
    now = ReferralState(referral.state)
    if to not in REFERRAL_TRANSITIONS[now]:
        raise TransitionNotAllowedError(
            _("The status of the item is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"now": now.label, "to": to.label}
        )
    referral.state = to


def _refuse_ahead(dialogue: Dialogue, on: date, at: datetime) -> None:
    if on > status_day(dialogue.instrument, at):
        raise DayImpossibleError(_("This date is still in the future in every capital. Enter an earlier date."))
