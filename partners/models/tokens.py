"""API tokens of partner systems and of staff scripts."""

from datetime import datetime, timedelta
from typing import ClassVar

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.db.constraints import PairedForeignKey
from core.db.fields import ChoicesField
from core.db.triggers import stays_revoked
from partners.enums import Scope
from partners.models.clients import Client
from partners.querysets import TokenQuerySet

# Quarterly review of programs that act in a person's name.
LONGEST_PERSONAL_LIFE = timedelta(days=90)


@pghistory.track(exclude=["digest", "last_used_at"])
class Token(models.Model):
    """Bearer token, stored as a digest with a prefix that can be shown and searched.

    With a ``client`` it has the scopes of that partner system. Without one it is personal: it has its own ``scopes``, a
    lifetime of at most 90 days, and the database revokes it when the password, role or Participant of ``user`` changes
    or the account becomes inactive. Revocation is permanent. Datetimes are in UTC.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens", verbose_name=_("user"))
    client = models.ForeignKey(
        Client,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="tokens",
        verbose_name=_("partner system"),
    )
    name = models.CharField(_("name"), max_length=100)
    # The database default serves processes of the previous release, whose tokens then have no scopes.
    scopes = ChoicesField(_("scopes"), choices_of=Scope, db_default=[], editable=False)
    prefix = models.CharField(_("prefix"), max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    # At most one successor: two concurrent rotations would otherwise leave an unmonitored secret.
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="token_expires_after_it_was_made"
            ),
            PairedForeignKey(
                name="token_of_its_clients_account",
                columns=("client_id", "user_id"),
                to_table="partners_client",
                to_columns=("id", "account_id"),
            ),
        ]
        triggers: ClassVar = [stays_revoked("token_stays_revoked")]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"

    def get_absolute_url(self) -> str:
        return reverse("admin:partners_token_change", args=[self.pk])

    @property
    def owner_id(self) -> int | None:
        """Return the Participant of the token's partner system; None for a personal token."""
        return self.client.owner_id if self.client else None

    def is_open(self, at: datetime) -> bool:
        """Return whether token and partner system are not revoked or expired at ``at``; see also ``signing_in``."""
        client_is_valid = self.client is None or self.client.is_valid(at)
        return self.revoked_at is None and self.expires_at > at and client_is_valid

    def allows(self, scope: str) -> bool:
        """Return whether ``scope`` is granted; the role limits a personal token as well."""
        return scope in (self.client or self).scopes
