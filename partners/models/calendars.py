"""Calendar tokens, with which a user's own calendar program reads the portal's calendar and nothing else."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.db.triggers import stays_revoked
from partners.calendar_querysets import CalendarTokenQuerySet
from partners.models.clients import LONGEST_LIFE


@pghistory.track(exclude=["digest", "last_used_at"])
class CalendarToken(models.Model):
    """Calendar token: a password for one calendar program, stored as a digest with a prefix for display.

    It grants what ``user`` may see at the time of each request, and expires as a personal token does. Calendar programs
    keep passwords on telephones and in clouds of third parties, so the token is valid for the calendar only. Datetimes
    are in UTC.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="calendar_tokens", verbose_name=_("user"))
    name = models.CharField(_("name"), max_length=100, help_text=_("Name of the program and device"))
    prefix = models.CharField(_("prefix"), max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    # Partner system credentials have a client; a calendar token has none.
    client = None

    objects = CalendarTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("calendar token")
        verbose_name_plural = _("calendar tokens")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="calendar_token_expires_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__lte=models.F("created_at") + LONGEST_LIFE),
                name="calendar_token_lives_a_year_at_most",
            ),
        ]
        triggers: ClassVar = [stays_revoked("calendar_token_stays_revoked")]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"

    def allows(self, scope: str) -> bool:
        """Return whether ``scope`` is granted: every read scope, within the permissions of the account."""
        return scope.endswith(":read")
