"""Quarantine table of uploads that wait for the virus scanner."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingScan(models.Model):
    """Quarantined upload without a scan result; deleted after the scan.

    ``kind`` names the app that stores the file (``quarantine.SCAN_ADAPTERS``), ``key`` is the record's primary key. The
    record has the scan state; claims are made here, so that they do not change the record. All instants are UTC.
    """

    kind = models.CharField(_("kind"), max_length=20)
    key = models.BigIntegerField(_("record"))
    since = models.DateTimeField(_("waiting since"))
    claimed_at = models.DateTimeField(_("started"), null=True)
    tries = models.PositiveIntegerField(_("attempts"), default=0)
    error = models.CharField(_("error"), max_length=200, blank=True)

    class Meta:
        app_label = "contacts"
        ordering = ["since", "id"]
        verbose_name = _("file waiting for the scanner")
        verbose_name_plural = _("files waiting for the scanner")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="waiting_scan_once_a_file")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    def waited(self, now: datetime) -> float:
        """Return the seconds that it has waited at the aware instant ``now``."""
        return (now - self.since).total_seconds()
