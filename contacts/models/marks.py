"""Handling marks: the audience of a record, with the Participants' names and TLP labels."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.enums import Audience
from contacts.models.participants import Side
from contacts.rules.marks import in_full
from core.db.multilingual import Multilingual, short_text, written_in_some_language
from core.text.multilingual_text import MultilingualText


@pghistory.track()
class HandlingMark(models.Model):
    """Handling mark with its label of the Traffic Light Protocol 2.0 (FIRST) and the Participants' name for it.

    ``rank`` orders the marks from public (1) to the narrowest; raising needs no reason, lowering needs the originator
    and a reason (``contacts.services.marks``).
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

    @property
    def in_full(self) -> MultilingualText:
        """Return the Participants' name and the national equivalents, for documents."""
        return in_full(self.name, self.equals)

    @property
    def equals(self) -> tuple[tuple[MultilingualText, MultilingualText], ...]:
        """Return each country with its equivalent of this mark, in the order of the countries."""
        rows = self.equivalents.select_related("side").order_by("side__order")
        return tuple((row.side.name, row.name) for row in rows)

    @property
    def is_narrow(self) -> bool:
        """Return whether file names include the mark, as a warning before sharing."""
        return self.audience in {Audience.OWN_PARTICIPANT, Audience.NAMED}


@pghistory.track()
class MarkEquivalent(models.Model):
    """National equivalent of a handling mark. None is preset: the ministries enter them."""

    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="equivalents", verbose_name=_("handling mark"))
    side = models.ForeignKey(Side, models.PROTECT, related_name="mark_equivalents", verbose_name=_("country"))
    name_en, name_fr, name_ja = short_text(_("name"), length=80, help_text=_("Marking used by the country"))

    name = Multilingual()

    class Meta:
        ordering = ["mark__rank", "side__order"]
        verbose_name = _("national equivalent of a handling mark")
        verbose_name_plural = _("national equivalents of handling marks")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mark", "side"], name="mark_has_one_equivalent_a_country"),
            written_in_some_language("name", constraint="mark_equivalent_has_a_name"),
        ]

    def __str__(self) -> str:
        return str(self.name)
