"""Power to act: checks, and messages for accounts without it."""

from datetime import datetime

from django.utils.translation import gettext as _

from contacts.exceptions import NoFunctionError, NotYoursError
from contacts.models import Participant, User
from contacts.models.functions import may_hand_over, missing_for
from contacts.permissions import missing_now
from contacts.rules.functions import Missing
from core.db.multilingual import day_in_words


def sentence_for(missing: Missing) -> str:
    """Return the message with the missing requirement and the role that can correct it."""
    return str(missing.shortfall.label) % {"day": day_in_words(missing.day) if missing.day else ""}


def shortfall_of(user: User) -> str:
    """Return the message for a contact point officer without power today; empty for others."""
    missing = missing_now(user) if user.may.concurs else None
    return sentence_for(missing) if missing else ""


def check(by: User, participant: int | None, at: datetime, *, otherwise: str) -> None:
    """Check that the person of the account ``by`` may act for the Participant with this primary key at ``at``.

    Raises NotYoursError with the message ``otherwise`` for another Participant, and NoFunctionError if the person has
    no function at its contact point that day.
    """
    if participant is None or by.participant_id != participant:
        raise NotYoursError(otherwise)
    if missing := missing_for(by, at):
        raise NoFunctionError(sentence_for(missing))


def why_no_hand_over(by: User, participant: Participant, at: datetime) -> str:
    """Return the message of ``check_hand_over``; empty if ``by`` may change the contact point."""
    try:
        check_hand_over(by, participant, at)
    except NotYoursError as refusal:
        return str(refusal)
    return ""


def check_hand_over(by: User, participant: Participant, at: datetime) -> None:
    """Raise NotYoursError unless ``by`` may change the contact point of ``participant`` at the instant ``at``."""
    if may_hand_over(by, participant, at):
        return
    if by.participant_id == participant.pk and by.may.concurs and (missing := missing_for(by, at)):
        raise NoFunctionError(sentence_for(missing))
    raise NotYoursError(
        _(
            "Only an officer in function at the contact point of %(participant)s can change this. The secretariat can "
            "while no officer with an account is in function there."
        )
        % {"participant": participant}
    )
