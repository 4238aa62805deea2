"""Sides of an instrument and the ministries that are its Participants."""

from operator import attrgetter

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.db.multilingual import Multilingual, short_text


@pghistory.track()
class Side(models.Model):
    """Side: a country, with the capital whose time zone applies to its meetings and receipts."""

    code = models.CharField(_("code"), max_length=2, unique=True, help_text=_("ISO 3166-1, two letters."))
    name_en, name_fr, name_ja = short_text(_("name"), length=80)
    capital_en, capital_fr, capital_ja = short_text(_("capital"), length=80)
    time_zone = models.CharField(_("time zone"), max_length=64, help_text=_("IANA time zone name"))
    order = models.PositiveSmallIntegerField(_("order"), unique=True)

    name = Multilingual()
    capital = Multilingual()

    class Meta:
        ordering = ["order"]
        verbose_name = _("side")
        verbose_name_plural = _("sides")

    def __str__(self) -> str:
        return str(self.name)


@pghistory.track()
class Participant(models.Model):
    """Participant: a ministry that signed, with its legal name in the text and its applied title for the public."""

    code = models.CharField(_("code"), max_length=16, unique=True)
    side = models.ForeignKey(Side, models.PROTECT, related_name="participants", verbose_name=_("side"))
    order = models.PositiveSmallIntegerField(_("order in the MOC"), unique=True)
    label_en, label_fr, label_ja = short_text(_("short name"), length=16)
    applied_title_en, applied_title_fr, applied_title_ja = short_text(_("applied title"))
    legal_name_en, legal_name_fr, legal_name_ja = short_text(_("legal name"))

    label = Multilingual()
    applied_title = Multilingual()
    legal_name = Multilingual()

    class Meta:
        ordering = ["order"]
        verbose_name = _("Participant")
        verbose_name_plural = _("Participants")

    def __str__(self) -> str:
        return str(self.label)

    owner_id = property(attrgetter("pk"))
