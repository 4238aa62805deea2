"""Participant that an officer represents under an instrument."""

from datetime import datetime

from django.utils.translation import gettext as _

from commitments.models import Instrument
from contacts.models import Participant, User
from contacts.services import functions


def seat_of(instrument: Instrument, by: User, at: datetime) -> Participant:
    """Return the Participant with a seat for which the person of ``by`` holds a function at the instant ``at``.

    Raises NotYoursError if there is no seat, and NoFunctionError if there is no function on that date.
    """
    otherwise = _("Only contact point officers of the Participant can respond on its behalf.")
    seat = instrument.participations.filter(participant=by.participant_id).first()
    functions.check(by, seat.participant_id if seat else None, at, otherwise=otherwise)
    assert by.participant is not None
    return by.participant
