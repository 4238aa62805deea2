"""Stored answers to requests with an Idempotency-Key. The table belongs to the app "partners"."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class IdempotentAnswer(models.Model):
    """The answer to a request that bore an Idempotency-Key, kept for a day.

    ``owner`` is the partner system or the account that sent it; keys of two owners have nothing to do with each
    other. It is written in the transaction of what was done, so that there is never one without the other.
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
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints: ClassVar = [
            # Held also by a lock; this is what holds where somebody forgets to take it.
            models.UniqueConstraint(fields=["owner", "key"], name="key_is_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.key}"
