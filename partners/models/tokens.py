"""Tokens with which partner systems and scripts of the staff sign in to the API."""

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

# A program in a person's name is looked at again each quarter.
LONGEST_PERSONAL_LIFE = timedelta(days=90)


@pghistory.track(exclude=["digest", "last_used_at"])
class Token(models.Model):
    """A bearer token. Only a digest of the secret is stored; the prefix can be shown and searched for.

    One with a ``client`` has the scopes of that partner system. One without is personal: it has ``scopes`` of its own,
    lives for 90 days at most, and the database revokes it when the password, role or Participant of ``user`` changes
    or the account becomes inactive. A revoked token stays revoked. All times are instants in UTC.
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
    # The default of the database serves a process of the release before: its token opens nothing.
    scopes = ChoicesField(_("scopes"), choices_of=Scope, db_default=[], editable=False)
    prefix = models.CharField(_("prefix"), max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    # One successor each: two rotations at once would otherwise leave a secret that nobody watches.
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
        ordering = ["-created_at"]
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
        """The Participant whose system has it; none for a personal token."""
        return self.client.owner_id if self.client else None

    def is_open(self, at: datetime) -> bool:
        """Whether it is neither revoked nor expired at ``at``, nor its partner system; see also ``signing_in``."""
        client_is_valid = self.client is None or self.client.is_valid(at)
        return self.revoked_at is None and self.expires_at > at and client_is_valid

    def allows(self, scope: str) -> bool:
        """Whether ``scope`` is open to its holder; a personal token is bounded by the role as well."""
        return scope in (self.client or self).scopes
