"""What partner systems ask, as numbers by day: no address, no path, nobody's content."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.clients import Client
from partners.querysets import UsageQuerySet


class Usage(models.Model):
    """How many requests of a partner system ended in one way on a day in UTC.

    ``status`` is that of the answer. Of a refusal, ``kind`` is the kind of problem or, for a token that opened nothing,
    the reason. Numbers are no record of acts, so they have no history.
    """

    client = models.ForeignKey(Client, models.CASCADE, related_name="usage", verbose_name=_("partner system"))
    day = models.DateField(_("day"))
    status = models.PositiveSmallIntegerField(_("status"))
    kind = models.CharField(_("kind of problem"), max_length=60, blank=True)
    requests = models.PositiveIntegerField(_("requests"))
    last_at = models.DateTimeField(_("last"))

    objects = UsageQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "status", "kind"]
        verbose_name = _("usage")
        verbose_name_plural = _("usage")
        constraints: ClassVar = [
            # Two workers that write down at once add to one number.
            models.UniqueConstraint(fields=["client", "day", "status", "kind"], name="usage_counted_in_one_place"),
        ]

    def __str__(self) -> str:
        return f"{self.client}, {self.day.isoformat()}: {self.status} {self.kind}".strip()
