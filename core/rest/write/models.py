"""Idempotency keys: stored responses. The table belongs to the app "partners"."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class IdempotentAnswer(models.Model):
    """Stored response to a request with an Idempotency-Key, kept for a day.

    ``owner`` is the partner system or the account that sent it; keys of different owners are independent. The row is
    written in the transaction of the change, so that neither exists without the other.
    """

    owner = models.CharField(_("owner"), max_length=40)
    key = models.CharField(_("key"), max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()
    content = models.BinaryField()
    answered_at = models.DateTimeField(_("answered"), db_index=True)

    class Meta:
        app_label = "partners"
        verbose_name = _("stored response")
        verbose_name_plural = _("stored responses")
        constraints: ClassVar = [
            # A lock prevents it too; the constraint holds if code forgets the lock.
            models.UniqueConstraint(fields=["owner", "key"], name="key_is_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.key}"
