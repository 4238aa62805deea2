"""Webhook messages and their delivery attempts.

Only ``services.webhooks`` writes them.
"""

from datetime import timedelta
from operator import attrgetter
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from contacts.models.messages import only_while
from core.changes.models import Change
from core.db.triggers import refuse
from partners.models.webhooks import Webhook
from partners.webhook_enums import AttemptOutcome, WebhookMessageState
from partners.webhook_querysets import WebhookAttemptQuerySet, WebhookMessageQuerySet

FROZEN = ("webhook_id", "change_id", "message_id", "event", "body", "recorded_at")


class WebhookMessage(models.Model):
    """Webhook message: one event for one webhook, with the bytes to send and an id that is the same in every attempt.

    ``change`` is None for a test. ``claim`` reserves the message for one worker until ``next_attempt_at``. ``asked_at``
    and ``asked_by`` record the last manual redelivery, from which attempts are counted. Datetimes are in UTC.
    """

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="messages", verbose_name=_("webhook"))
    change = models.ForeignKey(Change, models.PROTECT, null=True, editable=False, related_name="+")
    message_id = models.CharField(_("message id"), max_length=40, unique=True, editable=False)
    event = models.CharField(_("event"), max_length=60, editable=False)
    body = models.TextField(_("body"), editable=False)
    recorded_at = models.DateTimeField(_("recorded"))
    state = models.CharField(
        _("status"), max_length=12, choices=WebhookMessageState, default=WebhookMessageState.WAITING
    )
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)
    asked_at = models.DateTimeField(_("redelivery requested"), null=True, blank=True, editable=False)
    asked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("requested by")
    )

    objects = WebhookMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("webhook message")
        verbose_name_plural = _("webhook messages")
        indexes: ClassVar = [
            models.Index(fields=["webhook", "-recorded_at", "-id"], name="webhook_messages_newest"),
            # Settled messages accumulate; the sweeper's index stays small.
            models.Index(
                fields=["webhook", "next_attempt_at"],
                condition=models.Q(state=WebhookMessageState.WAITING),
                name="webhook_messages_due",
            ),
        ]
        constraints: ClassVar = [
            # A repeated run of the sequencer creates no second message.
            models.UniqueConstraint(fields=["webhook", "change"], name="webhook_told_once_of_a_change"),
            only_while([WebhookMessageState.WAITING], "next_attempt_at", name="webhook_message_waits_until"),
            only_while([WebhookMessageState.DELIVERED], "delivered_at", name="webhook_message_delivered_has_its_time"),
            models.CheckConstraint(
                condition=models.Q(claim__isnull=True) | models.Q(state=WebhookMessageState.WAITING),
                name="webhook_message_claimed_while_it_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(asked_at__isnull=True, asked_by__isnull=True) | models.Q(asked_at__isnull=False),
                name="webhook_message_asked_for_at_a_time",
            ),
        ]
        triggers: ClassVar = [
            refuse(
                name="webhook_message_kept_as_recorded",
                operation=pgtrigger.Update,
                when_row=f"({', '.join(f'OLD.{column}' for column in FROZEN)})"
                f" IS DISTINCT FROM ({', '.join(f'NEW.{column}' for column in FROZEN)})",
                because="A webhook message stays as it was recorded.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.message_id}"

    owner_id = property(attrgetter("webhook.owner_id"))


class WebhookAttempt(models.Model):
    """Delivery attempt of a message. The row is written when it starts and updated when it ends."""

    message = models.ForeignKey(WebhookMessage, models.CASCADE, related_name="attempts", verbose_name=_("message"))
    number = models.PositiveSmallIntegerField(_("number"))
    began_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=AttemptOutcome, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    answer = models.CharField(_("response"), max_length=300, blank=True)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)

    objects = WebhookAttemptQuerySet.as_manager()

    class Meta:
        ordering = ["message", "number"]
        verbose_name = _("attempt at a webhook message")
        verbose_name_plural = _("attempts at webhook messages")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "number"], name="webhook_attempts_are_numbered"),
            models.UniqueConstraint(
                fields=["message"], condition=models.Q(ended_at__isnull=True), name="one_webhook_attempt_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, outcome="", next_attempt_at__isnull=True)
                | (models.Q(ended_at__isnull=False) & ~models.Q(outcome="")),
                name="webhook_attempt_ends_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_outcome_display()}" if self.outcome else str(self.number)

    @property
    def duration(self) -> timedelta | None:
        """Return the response time of the receiver; None while the attempt runs."""
        return None if self.ended_at is None else self.ended_at - self.began_at

    owner_id = property(attrgetter("message.owner_id"))
