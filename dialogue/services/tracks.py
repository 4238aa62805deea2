"""Changes between “with debate” and “without debate”: requests of Participants, decisions of the secretariat."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.models import Participant, User
from contacts.services.today import zones_of_sides
from core.db.multilingual import day_in_words
from core.refusals.errors import ReasonMissingError
from dialogue.enums import Track
from dialogue.exceptions import TrackRefusedError
from dialogue.models import Dialogue, TrackChange
from dialogue.rules.agenda.tracks import requests_close
from dialogue.rules.instants import close_of


def last_day(dialogue: Dialogue) -> date | None:
    """Return the last day for requests of Participants, in both capitals; None while the Dialogue has no date."""
    start = dialogue.wall_start
    return requests_close(start.date() if start else None)


def is_open(*, dialogue: Dialogue, user: User, at: datetime) -> bool:
    """Return whether the user's ministry or, for the secretariat, the user can still change tracks."""
    if not dialogue.status_of.is_ahead:
        return False
    last = None if user.may.runs_register else last_day(dialogue)
    return last is None or at <= close_of(last, zones_of_sides())


@transaction.atomic
def change(*, dialogue: Dialogue, subject: str, track: Track, reason: str, by: User, at: datetime) -> TrackChange:
    """Record that a commitment or an item is to be debated or not: a Participant's request, else the secretariat's.

    ``subject`` is the reference of a commitment or the key of an area or a form. A later change of the same author
    replaces the earlier one. Raises TrackRefusedError for another subject, after the last day, or once the Dialogue is
    over, and ReasonMissingError for the secretariat without a reason.
    """
    locked = _changeable(dialogue, by, at)
    participant = _participant(by)
    reason = reason.strip()
    if participant is None and not reason:
        raise ReasonMissingError(_("Enter the reason for the change. Only a Participant’s request needs none."))
    commitment, key = _subject(locked, subject)
    row, _created = TrackChange.objects.update_or_create(
        dialogue=locked,
        commitment=commitment,
        item_key=key,
        participant=participant,
        defaults={"track": track, "reason": reason, "changed_by": by, "changed_at": at},
    )
    changed: TrackChange = row
    return changed


@transaction.atomic
def withdraw(*, change: TrackChange, by: User, at: datetime) -> None:
    """Withdraw a change: the rules or the other changes decide again. Raises TrackRefusedError as ``change`` does."""
    _changeable(change.dialogue, by, at)
    if change.participant != _participant(by):
        raise TrackRefusedError(_("Only the author of a change withdraws it: a Participant, or the secretariat."))
    change.delete()


@transaction.atomic
def withdraw_own(*, dialogue: Dialogue, subject: str, by: User, at: datetime) -> None:
    """Withdraw the own change of ``subject``, if there is one. Raises what ``change`` raises."""
    commitment, key = _subject(_changeable(dialogue, by, at), subject)
    own = TrackChange.objects.filter(
        dialogue=dialogue, commitment=commitment, item_key=key, participant=_participant(by)
    )
    own.delete()


def _participant(by: User) -> Participant | None:
    """Return the Participant for which the user or the partner system acts; None for the secretariat."""
    return None if by.may.runs_register else by.participant


def _changeable(dialogue: Dialogue, by: User, at: datetime) -> Dialogue:
    """Lock and return the Dialogue. Raises TrackRefusedError if tracks no longer change."""
    locked: Dialogue = Dialogue.objects.select_for_update(of=["self"]).select_related("instrument").get(pk=dialogue.pk)
    if not locked.status_of.is_ahead:
        raise TrackRefusedError(_("The Dialogue was held or cancelled, so its agenda does not change."))
    if not is_open(dialogue=locked, user=by, at=at):
        last = last_day(locked)
        assert last is not None
        said = _("Participants could request changes until %(day)s. Ask the secretariat for this one.")
        raise TrackRefusedError(said % {"day": day_in_words(last)})
    return locked


def _subject(dialogue: Dialogue, subject: str) -> tuple[Commitment | None, str]:
    """Return the commitment or the item key. Raises TrackRefusedError if the agenda has no such subject."""
    kind, _colon, code = subject.partition(":")
    instrument = dialogue.instrument
    listed = instrument.areas if kind == "area" else instrument.forms if kind == "form" else None
    if listed is not None and listed.filter(code=code).exists():
        return None, subject
    found = Commitment.objects.shared().filter(
        instrument=dialogue.instrument, reference=subject, state=CommitmentState.ACTIVE
    )
    commitment: Commitment | None = found.first()
    if commitment is None:
        raise TrackRefusedError(_("The agenda has no such commitment, area or form."))
    return commitment, ""
