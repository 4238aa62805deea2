"""Handling marks: who may read what, in the words that the Participants use."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.enums import Audience
from contacts.multilingual import Multilingual, short_text


@pghistory.track()
class HandlingMark(models.Model):
    """A mark of the Traffic Light Protocol 2.0 (FIRST) and the name that the Participants give it.

    ``rank`` orders the marks from public (1) to the narrowest; raising is free, lowering needs a reason.
    """

    code = models.SlugField(_("code"), unique=True)
    rank = models.PositiveSmallIntegerField(_("rank"), unique=True)
    tlp = models.CharField(_("TLP 2.0 label"), max_length=20)
    audience = models.CharField(_("audience"), max_length=20, choices=Audience, unique=True)
    name_en, name_fr, name_ja = short_text(_("name"), length=80)

    name = Multilingual()

    class Meta:
        ordering = ["rank"]
        verbose_name = _("handling mark")
        verbose_name_plural = _("handling marks")

    def __str__(self) -> str:
        return str(self.name)
