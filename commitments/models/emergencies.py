"""Collaboration in times of emergency, "based on mutual decision" (article 2(c)(ii))."""

from datetime import date
from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import EmergencyStanding
from commitments.models.areas import Mineral
from commitments.models.instruments import Instrument
from commitments.querysets import RaisedQuerySet
from commitments.triggers import register_is_open
from contacts.models import Participant, User
from core.db.multilingual import Multilingual, long_text, original_language, short_text, written_in_some_language
from core.db.triggers import text_in_original
from moc.article_2c_ii_emergencies import state


@pghistory.track()
class Emergency(models.Model):
    """Disturbance of battery supply chains, with the measures that the Participants take together.

    Collaboration begins and stands down with joint decisions, which alone write ``begun_on`` and ``stood_down_on``.
    ``occurred_on`` is the date of the cause.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="emergencies", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    trigger_en, trigger_fr, trigger_ja = long_text(_("cause"))
    measures_en, measures_fr, measures_ja = long_text(_("measures"))
    occurred_on = models.DateField(_("occurred on"))
    raised_by = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="emergencies", verbose_name=_("raised by")
    )
    minerals = models.ManyToManyField(
        Mineral, through="EmergencyMineral", blank=True, related_name="emergencies", verbose_name=_("minerals")
    )
    begun_on = models.DateField(_("collaboration since"), null=True, editable=False)
    stood_down_on = models.DateField(_("collaboration ended on"), null=True, editable=False)
    entered_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="emergencies_entered",
        verbose_name=_("entered by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    title = Multilingual()
    trigger = Multilingual()
    measures = Multilingual()

    objects = RaisedQuerySet["Emergency"].as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("emergency")
        verbose_name_plural = _("emergencies")
        constraints: ClassVar = [
            written_in_some_language("title", constraint="emergency_has_a_title"),
            models.CheckConstraint(
                condition=Q(stood_down_on=None) | Q(begun_on__isnull=False, stood_down_on__gte=F("begun_on")),
                name="emergency_stands_down_after_it_begins",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("emergency"),
            text_in_original("emergency", "title", "trigger", "measures"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:emergency", args=[self.reference])

    owner_id = property(attrgetter("raised_by_id"))

    def standing(self, today: date) -> EmergencyStanding:
        return EmergencyStanding(state(begun_on=self.begun_on, stood_down_on=self.stood_down_on, on=today))

    @property
    def is_on(self) -> bool:
        """Return whether collaboration on the emergency has begun and not ended."""
        return self.begun_on is not None and self.stood_down_on is None


@pghistory.track()
class EmergencyMineral(models.Model):
    """Link to a mineral that an emergency concerns."""

    emergency = models.ForeignKey(Emergency, models.CASCADE, related_name="mineral_links")
    mineral = models.ForeignKey(Mineral, models.PROTECT, verbose_name=_("mineral"))

    class Meta:
        ordering = ["mineral__order"]
        verbose_name = _("mineral")
        verbose_name_plural = _("minerals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["emergency", "mineral"], name="emergency_on_mineral_once"),
        ]
        triggers: ClassVar = [register_is_open("emergency_mineral", through="commitments_emergency.emergency_id")]

    def __str__(self) -> str:
        return str(self.mineral)

    owner_id = property(attrgetter("emergency.raised_by_id"))
