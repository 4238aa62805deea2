"""How often something wrong may be tried, counted in the database."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from contacts.models import User
from mocportal.accounts.exceptions import TooManyAttemptsError
from mocportal.accounts.models import WrongTry

MOST = 5
WITHIN = timedelta(minutes=15)


def require_few(user: User, at: datetime) -> None:
    """Raise TooManyAttemptsError where ``user`` tried wrongly too often of late."""
    if WrongTry.objects.filter(user=user).since(at - WITHIN).count() >= MOST:
        raise TooManyAttemptsError(
            _("Too many attempts. Try again in 15 minutes; if it was not you, tell your administrator.")
        )


def note(user: User, at: datetime) -> None:
    WrongTry.objects.create(user=user, at=at)


def forget(*, at: datetime) -> None:
    """Delete what no longer counts."""
    WrongTry.objects.filter(at__lte=at - WITHIN).delete()
