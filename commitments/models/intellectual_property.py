"""Separate instruments on intellectual property (article 5(a)): references, without their content."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import IpInstrumentKind
from commitments.models.commitments import Commitment
from commitments.models.instruments import Instrument
from commitments.querysets import IpInstrumentQuerySet
from commitments.triggers import register_is_open
from contacts.models import HandlingMark, Participant
from core.db.multilingual import Multilingual, original_language, short_text, written_in_some_language
from core.db.triggers import text_in_original


@pghistory.track()
class IpInstrument(models.Model):
    """Reference to a contract: between whom it was concluded, its term and its custodian. Its text is not stored."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="ip_instruments", verbose_name=_("memorandum of cooperation")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=IpInstrumentKind)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    concluded_between = models.TextField(_("concluded between"))
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    term_ends_on = models.DateField(_("end date"), null=True, blank=True)
    custodian = models.CharField(_("custodian"), max_length=300, help_text=_("Holder and location of the contract"))
    custodian_reference = models.CharField(_("reference of the custodian"), max_length=120, blank=True)
    held_by = models.ForeignKey(
        Participant, models.PROTECT, related_name="ip_instruments", verbose_name=_("entered for")
    )
    commitments = models.ManyToManyField(
        Commitment, through="IpInstrumentCommitment", related_name="ip_instruments", verbose_name=_("commitments")
    )
    mark = models.ForeignKey(
        HandlingMark, models.PROTECT, related_name="ip_instruments", verbose_name=_("handling mark")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    title = Multilingual()

    objects = IpInstrumentQuerySet.as_manager()

    class Meta:
        ordering = ["held_by__order", "id"]
        verbose_name = _("instrument on intellectual property")
        verbose_name_plural = _("instruments on intellectual property")
        constraints: ClassVar = [
            written_in_some_language("title", constraint="ip_instrument_has_a_title"),
            models.CheckConstraint(
                condition=Q(signed_on=None) | Q(term_ends_on=None) | Q(term_ends_on__gte=F("signed_on")),
                name="ip_instrument_ends_after_it_was_signed",
            ),
        ]
        triggers: ClassVar = [register_is_open("ip_instrument"), text_in_original("ip_instrument", "title")]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("commitments:instrument", args=[self.pk])

    owner_id = property(attrgetter("held_by_id"))


@pghistory.track()
class IpInstrumentCommitment(models.Model):
    """Link to a commitment whose intellectual property matters an instrument addresses."""

    ip_instrument = models.ForeignKey(IpInstrument, models.CASCADE, related_name="commitment_links")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="ip_links", verbose_name=_("commitment"))

    class Meta:
        ordering = ["commitment__reference__natural"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ip_instrument", "commitment"], name="ip_instrument_on_commitment_once"),
        ]
        triggers: ClassVar = [
            register_is_open("ip_instrument_commitment", through="commitments_ipinstrument.ip_instrument_id")
        ]

    def __str__(self) -> str:
        return self.commitment.reference

    owner_id = property(attrgetter("ip_instrument.held_by_id"))
