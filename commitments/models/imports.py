"""Files that were sent to be imported and wait for who sent them to confirm."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import User


class PreparedImport(models.Model):
    """A file that was read and refused nothing, as it was sent. It is read again when its import is confirmed.

    It is no record of the register: whoever sent it sees it, for a day, and then it is gone. Once it was carried out
    (``done_at``, an instant in UTC) its content and its preview are gone too, and only what was done is still told.
    """

    KEPT_FOR = timedelta(hours=24)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("sent by"))
    kind = models.CharField(_("kind"), max_length=20)
    file_name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("content"))
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("sent"))
    # Counts and the first rows, as commitments.imports.previews writes them; none from before that was stored.
    preview = models.JSONField(_("preview"), null=True, blank=True)
    done_at = models.DateTimeField(_("imported"), null=True, blank=True)
    entered = models.PositiveIntegerField(_("records entered"), default=0)
    changed = models.PositiveIntegerField(_("records changed"), default=0)

    class Meta:
        verbose_name = _("prepared import")
        verbose_name_plural = _("prepared imports")
        indexes: ClassVar = [
            # What is old is forgotten each hour.
            models.Index(fields=["created_at"], name="prepared_import_by_age"),
        ]

    def __str__(self) -> str:
        return self.file_name
