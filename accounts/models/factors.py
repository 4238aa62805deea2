"""Second factors of an account: authenticator app, passkeys, recovery codes.

Their secrets are excluded from the history, which may be read and exported; it records that one was added or removed.
"""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.querysets import OwnQuerySet, RecoveryCodeQuerySet
from contacts.models import User


@pghistory.track(exclude=["sealed", "last_step"])
class AuthenticatorApp(models.Model):
    """Authenticator app with time-based codes of six digits (RFC 6238). Only a verified one has a row.

    ``sealed`` is its secret, encrypted. ``last_step`` is the latest half minute whose code was used: neither that code
    nor an earlier one is accepted again, in any process.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="authenticator_app", verbose_name=_("user"))
    sealed = models.TextField(editable=False)
    last_step = models.BigIntegerField(editable=False)
    added_at = models.DateTimeField(_("added"))

    objects = OwnQuerySet["AuthenticatorApp"].as_manager()

    class Meta:
        verbose_name = _("authenticator app")
        verbose_name_plural = _("authenticator apps")

    def __str__(self) -> str:
        return str(self.user)


@pghistory.track(exclude=["public_key", "counter", "last_used_at"])
class Passkey(models.Model):
    """Passkey of a device (WebAuthn). The portal has only the public key.

    ``counter`` is the number of signatures reported by the device: a decrease indicates a copy.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="passkeys", verbose_name=_("user"))
    name = models.CharField(_("name"), max_length=100)
    credential = models.CharField(_("credential"), max_length=1400, unique=True, editable=False)
    public_key = models.TextField(editable=False)
    counter = models.BigIntegerField(default=0, editable=False)
    added_at = models.DateTimeField(_("added"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects = OwnQuerySet["Passkey"].as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name = _("passkey")
        verbose_name_plural = _("passkeys")

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["digest"])
class RecoveryCode(models.Model):
    """Recovery code on paper, a single-use substitute for a lost app or key."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes", verbose_name=_("user"))
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField(_("created"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    objects = RecoveryCodeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once_for_each_account")
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M} UTC"
