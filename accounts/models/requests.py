"""Account requests by administrators for more rights or another address, which another person approves."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.querysets import AccountRequestQuerySet
from contacts.enums import Role
from contacts.models import Participant, User
from core.db.triggers import refuse

REQUEST_COLUMNS = ("user_id", "email", "role", "participant_id", "asked_by_id", "asked_at")


@pghistory.track()
class AccountRequest(models.Model):
    """Account request for another e-mail address, or for a role, of the account ``user``.

    ``email`` is the new address, or empty. ``role`` and ``participant`` are the requested rights of the active account;
    ``role`` is empty in a request for an address. Datetimes are in UTC.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="requests", verbose_name=_("user"))
    email = models.EmailField(_("new email address"), blank=True, editable=False)
    role = models.CharField(_("new role"), max_length=20, choices=Role, blank=True, editable=False)
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("Participant"),
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+", verbose_name=_("requested by"))
    asked_at = models.DateTimeField(_("requested"), editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    approved = models.BooleanField(_("approved"), null=True, editable=False)

    objects = AccountRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("account request")
        verbose_name_plural = _("account requests")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(email="") & Q(role="", participant=None)) | (Q(email="") & ~Q(role="")),
                name="account_request_is_for_an_address_or_a_role",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, approved=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, approved__isnull=False),
                name="account_request_is_decided_by_somebody",
            ),
            # Two persons: the requester cannot approve.
            models.CheckConstraint(
                condition=~Q(approved=True) | ~Q(decided_by=F("asked_by")),
                name="account_request_is_approved_by_another",
            ),
        ]
        triggers: ClassVar = [
            refuse(
                name="account_request_stays_as_asked",
                operation=pgtrigger.Update,
                when_row="OLD.decided_at IS NOT NULL OR "
                f"({', '.join(f'OLD.{column}' for column in REQUEST_COLUMNS)})"
                f" IS DISTINCT FROM ({', '.join(f'NEW.{column}' for column in REQUEST_COLUMNS)})",
                because="A request stays as it was asked for and decided.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.username}: {self.email or self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return reverse("admin:accounts_accountrequest_change", args=[self.pk])

    @property
    def ministry(self) -> Participant | None:
        """Return the Participant whose contact point officer approves: that of the requested role or of the account."""
        return self.participant if self.role else self.user.participant
