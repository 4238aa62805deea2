"""How often something wrong may be tried, counted in the database."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.exceptions import TooManyAttemptsError
from accounts.models import WrongTry
from contacts.models import User

logger = structlog.get_logger(__name__)

MOST = 5
WITHIN = timedelta(minutes=15)


def require_few(user: User, at: datetime) -> None:
    """Raise TooManyAttemptsError where ``user`` tried wrongly too often of late."""
    if WrongTry.objects.filter(user=user).since(at - WITHIN).count() >= MOST:
        raise TooManyAttemptsError(
            _("Too many attempts. Try again in 15 minutes; if it was not you, tell your administrator.")
        )


def note(user: User, at: datetime) -> None:
    """Count a wrong try. The row goes when it no longer counts; who looks for attacks reads the log."""
    WrongTry.objects.create(user=user, at=at)
    logger.warning("wrong_try", account=user.pk)


@transaction.atomic
def is_password(*, user: User, password: str, at: datetime) -> bool:
    """Whether that is the password of ``user``, who is signed in; a wrong one is counted with the wrong codes.

    Raises TooManyAttemptsError after too many: whoever sits before a session of somebody else is not to find the
    password out by trying.
    """
    # One after the other: many at once would all find few before them.
    User.objects.select_for_update().get(pk=user.pk)
    require_few(user, at)
    if user.check_password(password):
        return True
    note(user, at)
    return False


def forget(*, at: datetime) -> None:
    """Delete what no longer counts."""
    WrongTry.objects.filter(at__lte=at - WITHIN).delete()
