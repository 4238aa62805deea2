"""Webhooks of partner systems, their conditions and their signing secrets (Standard Webhooks)."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.changes.enums import RecordEvent
from core.db.fields import ChoicesField
from partners.models.clients import Client
from partners.webhook_enums import OffReason
from partners.webhook_querysets import WebhookPartQuerySet, WebhookQuerySet

LONGEST_URL = 500


@pghistory.track(exclude=["failures", "failing_since", "quiet_until"])
class Webhook(models.Model):
    """Webhook: a URL of a partner system to which the portal posts changes. Datetimes are in UTC.

    ``failures`` counts consecutive failures since the last success, ``failing_since`` is the first of them, and nothing
    is sent before ``quiet_until``. No message is recorded for a webhook that is off: the partner reads the change feed
    for what it missed.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="webhooks", verbose_name=_("partner system"))
    url = models.CharField(_("address"), max_length=LONGEST_URL, help_text=_("Must begin with https://."))
    description = models.CharField(_("description"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    off_since = models.DateTimeField(_("off since"), null=True, blank=True, editable=False)
    off_because = models.CharField(_("reason turned off"), max_length=12, choices=OffReason, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("consecutive failures"), default=0, editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True, editable=False)
    quiet_until = models.DateTimeField(_("paused until"), null=True, blank=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["client__owner__order", "client__name", "pk"]
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "url"], name="webhook_once_for_each_client"),
            models.CheckConstraint(condition=models.Q(url__regex=r"^https?://[!-~]+$"), name="webhook_address_of_web"),
            models.CheckConstraint(
                condition=models.Q(off_since__isnull=True, off_because="")
                | (models.Q(off_since__isnull=False) & ~models.Q(off_because="")),
                name="webhook_off_says_since_when_and_why",
            ),
            models.CheckConstraint(
                condition=models.Q(failures=0, failing_since__isnull=True)
                | models.Q(failures__gt=0, failing_since__isnull=False),
                name="webhook_failures_have_a_beginning",
            ),
        ]

    def __str__(self) -> str:
        return self.url

    def get_absolute_url(self) -> str:
        return reverse("admin:partners_webhook_change", args=[self.pk])

    owner_id = property(attrgetter("client.owner_id"))

    @property
    def is_on(self) -> bool:
        return self.off_since is None


@pghistory.track()
class WebhookCondition(models.Model):
    """Condition for the events of a webhook; one matching condition is enough.

    An empty ``type`` matches all types that the partner system may read, empty ``kinds`` all kinds. With a ``field``,
    the change must include it, and with a ``value`` set it to that value.
    """

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="conditions", verbose_name=_("webhook"))
    type = models.CharField(_("type of record"), max_length=40, blank=True)
    kinds = ChoicesField(_("event type"), choices_of=RecordEvent)
    field = models.CharField(_("field that changed"), max_length=60, blank=True)
    value = models.CharField(_("changed to"), max_length=100, blank=True)

    objects = WebhookPartQuerySet["WebhookCondition"].as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kinds__contained_by=RecordEvent.values), name="webhook_kinds_are_known"
            ),
            models.CheckConstraint(
                condition=models.Q(field="", value="") | (~models.Q(field="") & ~models.Q(type="")),
                name="webhook_value_is_of_a_field_of_a_type",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.type or "*", *self.kinds, self.field, self.value) if part)

    owner_id = property(attrgetter("webhook.owner_id"))


@pghistory.track(exclude=["sealed"])
class WebhookSecret(models.Model):
    """Signing secret of a webhook, encrypted with the portal's key in ``sealed`` and shown only at creation.

    A replaced secret continues to sign in parallel until ``ends_at``, so that the receiver can switch in its own time.
    """

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="secrets", verbose_name=_("webhook"))
    sealed = models.TextField(editable=False)
    created_at = models.DateTimeField(_("created"))
    ends_at = models.DateTimeField(_("valid for signing until"), null=True, blank=True)

    objects = WebhookPartQuerySet["WebhookSecret"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("webhook secret")
        verbose_name_plural = _("webhook secrets")
        constraints: ClassVar = [
            # Two concurrent rotations would otherwise leave a secret that the partner never received.
            models.UniqueConstraint(
                fields=["webhook"], condition=models.Q(ends_at=None), name="webhook_has_one_secret_without_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M} UTC"
