"""Partner system records: owner, contact, scopes and limits."""

from datetime import datetime, timedelta
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey
from core.db.fields import ChoicesField
from partners.enums import Scope
from partners.networks import NetworkField
from partners.querysets import ClientQuerySet

# A system without a renewal within a year is no longer needed.
LONGEST_LIFE = timedelta(days=365)
USUAL_RATE = 600
HIGHEST_RATE = 60_000


@pghistory.track()
class Client(models.Model):
    """Partner system of a Participant, such as its tracker or its document system.

    It acts through ``account``, which has the role of a partner system, belongs to the same Participant and has no
    access to pages. ``contact`` is responsible for it: an editor or contact point officer; the system loses access when
    the contact loses that role. Datetimes are in UTC; ``rate`` is in requests a minute.
    """

    name = models.CharField(_("name"), max_length=100)
    owner = models.ForeignKey(Participant, models.PROTECT, related_name="clients", verbose_name=_("Participant"))
    contact = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="answers_for",
        verbose_name=_("contact"),
        help_text=_("Responsible contact: an editor or contact point officer of the Participant"),
    )
    account = models.OneToOneField(
        User, models.PROTECT, related_name="client", editable=False, verbose_name=_("account")
    )
    scopes = ChoicesField(_("scopes"), choices_of=Scope, blank=False)
    networks = ArrayField(
        NetworkField(),
        default=list,
        blank=True,
        verbose_name=_("allowed networks"),
        help_text=_(
            "One network per line, for example 192.0.2.0/24 or 2001:db8::/32. Leave blank to allow any network."
        ),
    )
    rate = models.PositiveIntegerField(
        _("requests a minute"),
        default=USUAL_RATE,
        validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_RATE)],
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    renewed_at = models.DateTimeField(
        _("renewed"), editable=False, help_text=_("Date when the need for the system was last confirmed")
    )
    expires_at = models.DateTimeField(_("expires"), help_text=_("Up to one year ahead; renewable"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("ended by")
    )
    ended_because = models.TextField(_("reason for the end"), blank=True, editable=False)

    objects = ClientQuerySet.as_manager()

    class Meta:
        ordering = ["owner__order", "name", "id"]
        verbose_name = _("partner system")
        verbose_name_plural = _("partner systems")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=models.Q(ended_at=None),
                name="client_name_once_for_each_participant",
            ),
            # Target of the token's composite foreign key, so that a token cannot combine the permissions of one system
            # with the account of another.
            models.UniqueConstraint(fields=["id", "account"], name="client_with_account"),
            PairedForeignKey(
                name="client_contact_of_owner",
                columns=("contact_id", "owner_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
            PairedForeignKey(
                name="client_account_of_owner",
                columns=("account_id", "owner_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
            models.CheckConstraint(
                condition=models.Q(scopes__contained_by=Scope.values), name="client_scopes_are_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    expires_at__gt=models.F("renewed_at"), expires_at__lte=models.F("renewed_at") + LONGEST_LIFE
                ),
                name="client_expires_within_a_year",
            ),
            models.CheckConstraint(condition=models.Q(rate__gte=1, rate__lte=HIGHEST_RATE), name="client_has_a_rate"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None, ended_because="")
                | (models.Q(ended_at__isnull=False, ended_by__isnull=False) & ~models.Q(ended_because="")),
                name="client_end_says_who_when_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:partners_client_change", args=[self.pk])

    @property
    def may_write(self) -> bool:
        """Return whether any of its scopes allows changes."""
        return any(Scope(scope).writes for scope in self.scopes)

    def is_valid(self, at: datetime) -> bool:
        """Return whether it is neither ended nor expired at ``at``; contact and account are checked at each request."""
        return self.ended_at is None and self.expires_at > at
