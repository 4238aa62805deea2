"""External keys: identifiers of partner systems for records of the register."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from partners.models.clients import Client


@pghistory.track()
class ExternalKey(models.Model):
    """External key: the identifier of a partner system for a record of the endpoint ``type``.

    The mapping is one to one, so that a URL with the identifier always refers to the same record.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="external_keys", verbose_name=_("partner system"))
    type = models.CharField(_("type of record"), max_length=40)
    record = models.BigIntegerField(pgettext_lazy("of any type", "record"))
    key = models.CharField(_("identifier"), max_length=100)

    class Meta:
        verbose_name = _("external identifier")
        verbose_name_plural = _("external identifiers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "type", "key"], name="external_id_names_one_record"),
            models.UniqueConstraint(fields=["client", "type", "record"], name="record_has_one_external_id"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.key}"
