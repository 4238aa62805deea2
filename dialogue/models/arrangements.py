"""Working arrangements where the MOC is silent, chair eligibility and the chair rotation."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.models import Instrument, JointDecision
from commitments.triggers import register_is_open
from contacts.models import Participant, Rank, Side
from core.db.multilingual import Multilingual, long_text, original_language, short_text
from core.db.triggers import text_in_original
from dialogue.enums import ArrangementBasis, ArrangementKind
from dialogue.querysets import ArrangementQuerySet, SharedQuerySet


@pghistory.track()
class ChairEligibility(models.Model):
    """Eligibility of a Participant and a rank to co-chair for its side (article 4(a)(i))."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="chair_eligibilities", verbose_name=_("memorandum of cooperation")
    )
    side = models.ForeignKey(Side, models.PROTECT, related_name="chair_eligibilities", verbose_name=_("side"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="chair_eligibilities", verbose_name=_("Participant")
    )
    rank = models.ForeignKey(Rank, models.PROTECT, related_name="chair_eligibilities", verbose_name=_("rank"))

    objects = SharedQuerySet["ChairEligibility"].as_manager()

    class Meta:
        ordering = ["instrument", "participant__order", "rank__order"]
        verbose_name = _("eligible co-chairs")
        verbose_name_plural = _("eligible co-chairs")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instrument", "participant", "rank"], name="chair_eligibility_once"),
            # Target of the composite key of co-chairs: it prevents chairs without eligibility at the database level.
            models.UniqueConstraint(fields=["id", "participant"], name="chair_eligibility_of_participant"),
            models.UniqueConstraint(fields=["id", "side"], name="chair_eligibility_of_side"),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.rank}"


@pghistory.track()
class WorkingArrangement(models.Model):
    """Working arrangement on a matter that the MOC leaves open, with its basis."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="arrangements", verbose_name=_("memorandum of cooperation")
    )
    code = models.CharField(_("code"), max_length=16, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ArrangementKind)
    side = models.ForeignKey(
        Side, models.PROTECT, null=True, blank=True, related_name="arrangements", verbose_name=_("side")
    )
    basis = models.CharField(_("source"), max_length=12, choices=ArrangementBasis)
    effective_on = models.DateField(_("effective from"), null=True, blank=True)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    text_en, text_fr, text_ja = long_text(_("text"))
    source = models.TextField(_("source"), blank=True)
    decision = models.OneToOneField(
        JointDecision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="arrangement",
        verbose_name=_("joint decision"),
    )

    title = Multilingual()
    text = Multilingual()

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        ordering = ["code__natural"]
        verbose_name = _("working arrangement")
        verbose_name_plural = _("working arrangements")
        triggers: ClassVar = [register_is_open("arrangement"), text_in_original("working_arrangement", "title", "text")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


@pghistory.track()
class RotationTurn(models.Model):
    """Position of a Participant in the rotation that an arrangement sets."""

    arrangement = models.ForeignKey(
        WorkingArrangement, models.CASCADE, related_name="turns", verbose_name=_("working arrangement")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="rotation_turns", verbose_name=_("Participant")
    )

    objects = SharedQuerySet["RotationTurn"].as_manager()

    class Meta:
        ordering = ["arrangement", "position"]
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrangement", "position"], name="rotation_position_once"),
            models.UniqueConstraint(fields=["arrangement", "participant"], name="rotation_names_participant_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.participant}"
