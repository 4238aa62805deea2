"""Throttle of failed attempts, counted in the database."""

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
    """Raise TooManyAttemptsError if ``user`` had too many recent failed attempts."""
    if WrongTry.objects.filter(user=user).since(at - WITHIN).count() >= MOST:
        raise TooManyAttemptsError(
            _("Too many attempts. Try again in 15 minutes. If it was not you, contact your administrator.")
        )


def note(user: User, at: datetime) -> None:
    """Record a failed attempt. The row is deleted after its period; the log is permanent evidence of attacks."""
    WrongTry.objects.create(user=user, at=at)
    logger.warning("wrong_try", account=user.pk)


@transaction.atomic
def is_password(*, user: User, password: str, at: datetime) -> bool:
    """Return whether the password of the signed-in ``user`` is correct; a wrong one counts as a failed attempt.

    Raise TooManyAttemptsError after too many, so that an unattended session cannot be used to guess the password.
    """
    # Serialized: concurrent attempts would otherwise all be below the limit.
    User.objects.select_for_update().get(pk=user.pk)
    require_few(user, at)
    if user.check_password(password):
        return True
    note(user, at)
    return False


def forget(*, at: datetime) -> None:
    """Delete expired attempts."""
    WrongTry.objects.filter(at__lte=at - WITHIN).delete()
