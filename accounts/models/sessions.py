"""Sessions, and failed attempts."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import SignInMethod
from accounts.querysets import FailedAttemptQuerySet, OpenSessionQuerySet
from contacts.models import User


@pghistory.track(exclude=["session_key", "device", "address", "seen_at"])
class OpenSession(models.Model):
    """Session record for its owner: device, start and last use. It grants no access itself.

    The row is deleted ninety days after the session has ended. The history is permanent and records user, time and
    method of sign-in, but not the address. Datetimes are in UTC.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="open_sessions", verbose_name=_("user"))
    session_key = models.CharField(max_length=40, editable=False)
    device = models.CharField(_("device"), max_length=200, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)
    way = models.CharField(_("sign-in method"), max_length=20, choices=SignInMethod)
    began_at = models.DateTimeField(_("started"))
    seen_at = models.DateTimeField(_("last seen"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = OpenSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session_key"], condition=models.Q(ended_at=None), name="session_is_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.began_at:%Y-%m-%d %H:%M} UTC"


class WrongTry(models.Model):
    """Failed attempt of a second factor or confirmation, or a requested code; too many lock the account for a while.

    Counted in the database, so that all processes and machines count together, and a restart keeps the count.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("user"))
    at = models.DateTimeField(_("date and time"))

    objects = FailedAttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("failed sign-in attempt")
        verbose_name_plural = _("failed sign-in attempts")
        indexes: ClassVar = [models.Index(fields=["user", "at"], name="wrong_tries_of_an_account")]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d %H:%M} UTC"
