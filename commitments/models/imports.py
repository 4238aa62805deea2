"""Uploaded import files that await confirmation by their owner."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import User


class PreparedImport(models.Model):
    """Uploaded import file that passed validation, as sent; it is parsed again when its import is confirmed.

    It is not a record of the register: its owner sees it for a day, after which it is deleted. After the import
    (``done_at``, an instant in UTC) its content and preview are deleted, and only the counts remain.
    """

    RETENTION = timedelta(hours=24)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("uploaded by"))
    kind = models.CharField(_("kind"), max_length=20)
    file_name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("content"))
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("uploaded"))
    # Counts and the first rows, as commitments.imports.previews writes them; None in rows from before this column.
    preview = models.JSONField(_("preview"), null=True, blank=True)
    done_at = models.DateTimeField(_("imported"), null=True, blank=True)
    entered = models.PositiveIntegerField(_("records entered"), default=0)
    changed = models.PositiveIntegerField(_("records changed"), default=0)

    class Meta:
        verbose_name = _("prepared import")
        verbose_name_plural = _("prepared imports")
        indexes: ClassVar = [
            # For the hourly deletion of old files.
            models.Index(fields=["created_at"], name="prepared_import_by_age"),
        ]

    def __str__(self) -> str:
        return self.file_name
