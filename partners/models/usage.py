"""Daily request counts of partner systems, without addresses, paths or content."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.clients import Client
from partners.querysets import UsageQuerySet


class Usage(models.Model):
    """Daily count of requests of a partner system with one outcome; days are in UTC.

    ``status`` is that of the response. For an error, ``kind`` is the problem type or, for an invalid token, the refusal
    reason. Counts are not records of acts, so they have no history.
    """

    client = models.ForeignKey(Client, models.CASCADE, related_name="usage", verbose_name=_("partner system"))
    day = models.DateField(_("day"))
    status = models.PositiveSmallIntegerField(_("status"))
    kind = models.CharField(_("problem type"), max_length=60, blank=True)
    requests = models.PositiveIntegerField(_("requests"))
    last_at = models.DateTimeField(_("last"))

    objects = UsageQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "status", "kind"]
        verbose_name = _("usage")
        verbose_name_plural = _("usage")
        constraints: ClassVar = [
            # Concurrent writers add to the same row.
            models.UniqueConstraint(fields=["client", "day", "status", "kind"], name="usage_counted_in_one_place"),
        ]

    def __str__(self) -> str:
        return f"{self.client}, {self.day.isoformat()}: {self.status} {self.kind}".strip()
