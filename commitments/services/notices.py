"""Services that issue, acknowledge and withdraw notices. No other module writes their state.

Each service first locks the row of the notice. Emails are recorded in the same transaction: the committed row is the
notice, and an email is a copy of it.
"""

from datetime import date, datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.enums import NoticeEventKind, NoticeKind, NoticeState
from commitments.exceptions import (
    AlreadyAcknowledgedError,
    ContactPointUnreachableError,
    DayImpossibleError,
    NoticeNotOpenError,
    TextChangedError,
)
from commitments.models import Notice, NoticeAddressee, NoticeLogEntry
from commitments.services import notice_emails as letters
from commitments.services.clocks import clock_of
from commitments.services.emails import seats
from commitments.services.references import next_reference
from commitments.services.register_closure import set_closing_day
from contacts.exceptions import NotYoursError
from contacts.models import ContactPoint, Participant, User
from contacts.services import functions
from contacts.services.addresses import Addressee, addresses_of
from core.db.multilingual import NOT_IN_ORIGINAL, day_in_words, missing_originals
from core.refusals.errors import ReasonMissingError
from core.text.fingerprint import fingerprint
from core.text.multilingual_text import LANGUAGES
from core.text.times import displayed_text
from moc.article_6a_contact_points import unreachable
from moc.article_9c_discontinuance import may_be_received_on, may_be_withdrawn


@transaction.atomic
def put_on_record(*, notice: Notice, by: User, on: date) -> None:
    """Create a draft of the Participant of ``by`` with the next reference number of the year of ``on``.

    Raises NotYoursError if ``by`` does not edit for a Participant: the secretariat never gives notice.
    """
    if not by.may.edits_own or by.participant is None:
        raise NotYoursError(_("Only editors and contact point officers of a Participant can draft a notice."))
    notice.sender = by.participant
    notice.reference = next_reference(series=notice.instrument.series("N"), year=on.year)
    notice.entered_by = by
    notice.save(force_insert=True)


@transaction.atomic
def delete(*, notice: Notice) -> None:
    """Delete a draft. A trigger refuses any other notice."""
    Notice.objects.filter(pk=notice.pk).delete()


@transaction.atomic
def issue(*, notice: Notice, by: User, at: datetime, text_hash: str = "") -> None:
    """Issue the notice: freeze it, resolve the contact points of all others, and record an email to each address.

    ``at`` is an aware instant, ``text_hash`` the hash of the draft that ``by`` read; dates are those of the capitals.
    Raises NotYoursError unless ``by`` is a contact point officer of the sender, NoticeNotOpenError if it is not a draft
    or has no text, TextChangedError if another user has changed the draft, DayImpossibleError if the stated last day is
    before the issue, and UnreachableError if a contact point has no address.
    """
    locked = _locked(notice)
    _check_sender(locked, by, at)
    _check_draft(locked, text_hash)
    issued_on = _today(locked.sender, at)
    if locked.stated_on is not None and locked.stated_on < issued_on:
        raise DayImpossibleError(_("The stated last day is in the past. Choose today or a later date."))
    addressees = _resolve(locked, at)
    notice.state, notice.text_hash = NoticeState.ISSUED, hash_of(locked)
    notice.issued_at, notice.issued_on, notice.issued_by = at, issued_on, by
    notice.takes_effect_on = locked.stated_on if locked.kind_of is NoticeKind.DISCONTINUE else None
    fields = ["state", "text_hash", "issued_at", "issued_on", "issued_by", "takes_effect_on", "updated_at"]
    notice.save(update_fields=fields)
    _log(notice, NoticeEventKind.ISSUED, at, by=by)
    for addressee in addressees:
        _log(notice, NoticeEventKind.ADDRESSED, at, addressee=addressee, detail=", ".join(addressee.addresses))
    set_closing_day(notice.instrument)
    letters.notify_issued(notice, at=at)


def _check_draft(locked: Notice, text_hash: str) -> None:
    if locked.state_of is not NoticeState.DRAFT:
        raise NoticeNotOpenError(_("%(reference)s has already been issued.") % {"reference": locked.reference})
    if text_hash and text_hash != hash_of(locked):
        raise TextChangedError(_("The text has changed since you opened it. Review the new text."))
    if not locked.body:
        raise NoticeNotOpenError(_("Enter the text of the notice."))
    if missing_originals(locked):
        raise NoticeNotOpenError(str(NOT_IN_ORIGINAL))


@transaction.atomic
def acknowledge(*, notice: Notice, by: User, at: datetime, received_on: date | None = None) -> NoticeAddressee:
    """Record the receipt by the Participant of ``by``, dated in its capital; the default is today there.

    With the last receipt the period of a notice of discontinuance is determined. Raises NotYoursError unless ``by`` is
    a contact point officer of an addressee, NoticeNotOpenError before the issue and after a withdrawal,
    AlreadyAcknowledgedError, and DayImpossibleError for a date before the issue or after today.
    """
    locked = _locked(notice)
    otherwise = _("Only contact point officers of the Participant can respond on its behalf.")
    functions.check(by, by.participant_id, at, otherwise=otherwise)
    if locked.state_of is NoticeState.DRAFT:
        raise NoticeNotOpenError(_("A draft notice cannot be acknowledged. Issue it first."))
    # A late receipt would set a last day for a withdrawn notice, perhaps one before its withdrawal.
    if locked.state_of is NoticeState.WITHDRAWN:
        raise NoticeNotOpenError(_("The notice was withdrawn. No acknowledgement is required."))
    own = locked.addressees.select_related("participant__side").filter(participant=by.participant_id)
    addressee: NoticeAddressee | None = own.first()
    if addressee is None:
        raise NotYoursError(_("This notice is not addressed to your ministry."))
    if addressee.acknowledged_at is not None:
        raise AlreadyAcknowledgedError(
            _("%(participant)s has already acknowledged receipt.") % {"participant": addressee.participant}
        )
    assert locked.issued_at is not None
    first, today = _today(addressee.participant, locked.issued_at), _today(addressee.participant, at)
    received_on = received_on or today
    if not may_be_received_on(received_on, issued_on=first, today=today):
        raise DayImpossibleError(
            _("The notice was issued on %(first)s. Enter a date of receipt from that date to today, %(last)s.")
            % {"first": day_in_words(first), "last": day_in_words(today)}
        )
    addressee.received_on, addressee.acknowledged_at, addressee.acknowledged_by = received_on, at, by
    addressee.save(update_fields=["received_on", "acknowledged_at", "acknowledged_by"])
    _log(locked, NoticeEventKind.ACKNOWLEDGED, at, addressee=addressee, by=by, detail=received_on.isoformat())
    if locked.kind_of is NoticeKind.DISCONTINUE:
        _start_clock(locked, at)
    notice.refresh_from_db()
    return addressee


@transaction.atomic
def withdraw(*, notice: Notice, by: User, at: datetime, reason: str) -> None:
    """Withdraw an issued notice, a notice of discontinuance until its last day, and notify the addressees.

    Raises NotYoursError unless ``by`` is a contact point officer of the sender, NoticeNotOpenError if it is not issued
    or has taken effect, and ReasonMissingError without a ``reason``.
    """
    locked = _locked(notice)
    _check_sender(locked, by, at)
    if locked.state_of is not NoticeState.ISSUED:
        raise NoticeNotOpenError(_("Only an issued notice can be withdrawn."))
    today = _today(locked.sender, at)
    if not may_be_withdrawn(takes_effect_on=locked.takes_effect_on, today=today):
        raise NoticeNotOpenError(_("The notice has taken effect and cannot be withdrawn."))
    if not reason.strip():
        raise ReasonMissingError(_("Enter a reason. It will be kept on record."))
    notice.state, notice.withdrawn_on, notice.withdrawn_reason = NoticeState.WITHDRAWN, today, reason.strip()
    with pghistory.context(reason=notice.withdrawn_reason):
        notice.save(update_fields=["state", "withdrawn_on", "withdrawn_reason", "updated_at"])
    _log(notice, NoticeEventKind.WITHDRAWN, at, by=by, detail=notice.withdrawn_reason)
    set_closing_day(notice.instrument)
    letters.notify_withdrawn(notice, at=at)


def reached_by(notice: Notice, *, at: datetime) -> dict[Participant, list[Addressee]]:
    """Return the recipients: all other Participants in the order of the MOC, each with its contact addresses.

    Addresses are those of the date at ``at`` in each capital. A Participant without an address has an empty list.
    """
    others = seats(notice.instrument, but=notice.sender)
    points = ContactPoint.objects.select_related("participant").in_bulk(
        [other.pk for other in others], field_name="participant_id"
    )
    return {other: addresses_of(points[other.pk], _today(other, at)) if other.pk in points else [] for other in others}


def _resolve(notice: Notice, at: datetime) -> list[NoticeAddressee]:
    """Store the addressees: all other Participants, with the addresses of their contact points today."""
    reached = reached_by(notice, at=at)
    if missing := unreachable(reached):
        raise ContactPointUnreachableError(
            _("No address for the contact point of %(participants)s. Enter an address, then issue the notice.")
            % {"participants": _(", ").join(map(str, missing))}
        )
    notice.addressees.all().delete()
    return NoticeAddressee.objects.bulk_create(
        NoticeAddressee(notice=notice, participant=other, addresses=[to.address for to in addressees])
        for other, addressees in reached.items()
    )


def _start_clock(notice: Notice, at: datetime) -> None:
    """Store the last day once each addressee has acknowledged receipt."""
    clock = clock_of(notice)
    if clock.from_receipt is None:
        return
    notice.takes_effect_on, notice.counting = clock.takes_effect_on, clock.from_receipt.counting
    notice.save(update_fields=["takes_effect_on", "counting", "updated_at"])
    assert clock.takes_effect_on is not None
    _log(notice, NoticeEventKind.CLOCK_STARTED, at, detail=clock.takes_effect_on.isoformat())
    set_closing_day(notice.instrument)


def hash_of(notice: Notice) -> str:
    """Return the hash of all texts and facts of the notice (``rules.fingerprint``)."""
    texts = {
        name: {language: getattr(notice, f"{name}_{language}") for language in LANGUAGES}
        for name in ("subject", "body")
    }
    return fingerprint(
        {
            "instrument": notice.instrument.code,
            "reference": notice.reference,
            "kind": notice.kind,
            "sender": notice.sender.code,
            "original_language": notice.original_language,
            "scope": notice.scope,
            "stated_on": notice.stated_on.isoformat() if notice.stated_on else None,
            "emergency": notice.emergency.reference if notice.emergency else None,
            "consultation": notice.consultation.reference if notice.consultation else None,
            **texts,
        }
    )


def _log(  # Each argument is one fact of the entry.
    notice: Notice,
    kind: NoticeEventKind,
    at: datetime,
    *,
    addressee: NoticeAddressee | None = None,
    by: User | None = None,
    detail: str = "",
) -> None:
    NoticeLogEntry.objects.create(notice=notice, addressee=addressee, kind=kind, at=at, by=by, detail=detail)


def _locked(notice: Notice) -> Notice:
    locked: Notice = Notice.objects.select_for_update().get(pk=notice.pk)
    return locked


def _check_sender(notice: Notice, by: User, at: datetime) -> None:
    otherwise = _("Only officers of the Participant that gives the notice can issue or withdraw it.")
    functions.check(by, notice.sender_id, at, otherwise=otherwise)


def _today(participant: Participant, at: datetime) -> date:
    return displayed_text(at, participant.side.time_zone).date()
