"""One-time codes sent by mail: invitations and password recovery."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import CodePurpose
from accounts.querysets import OneTimeCodeQuerySet
from contacts.models import User


@pghistory.track(exclude=["nonce"])
class OneTimeCode(models.Model):
    """One-time code for a single use. It is not stored: it is the ``nonce`` signed with the portal's own key.

    So neither the database nor the mail log has a usable code. ``made_by`` is the inviting user, and None for recovery
    by the account's owner.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="one_time_codes", verbose_name=_("user"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=CodePurpose)
    nonce = models.CharField(max_length=16, unique=True, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("created by"))
    made_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    objects = OneTimeCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gte=models.F("made_at")), name="one_time_code_expires_after_it_was_made"
            ),
            models.CheckConstraint(
                condition=models.Q(purpose=CodePurpose.INVITATION, made_by__isnull=False)
                | models.Q(purpose=CodePurpose.RECOVERY, made_by__isnull=True),
                name="invitation_has_somebody_who_invites",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.made_at:%Y-%m-%d %H:%M} UTC"


class RecoveryRequest(models.Model):
    """Recovery request for the account ``username``, which may not exist; datetimes are in UTC.

    A worker processes it and deletes the row, so that the response time does not depend on whether the name is known.
    """

    username = models.CharField(_("user name"), max_length=150)
    asked_at = models.DateTimeField(_("requested"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("request for a new password")
        verbose_name_plural = _("requests for a new password")

    def __str__(self) -> str:
        return self.username
