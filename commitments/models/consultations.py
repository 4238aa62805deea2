"""Consultations on interpretation and application (article 7(a))."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import ConsultationStanding
from commitments.models.instruments import Instrument
from commitments.models.text import Provision
from commitments.querysets import ConsultationChildQuerySet, RaisedQuerySet
from commitments.triggers import register_is_open
from contacts.models import Participant, User
from core.db.multilingual import Multilingual, long_text, original_language, short_text, written_in_some_language
from core.db.triggers import text_in_original
from moc.article_7a_consultations import is_open


@pghistory.track()
class Consultation(models.Model):
    """Consultation: a question of interpretation or application, its meetings and its common understanding.

    Dates are those of the capital of the Participant that raised it; ``concluded_on`` is set with the common
    understanding.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="consultations", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    raised_by = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="consultations", verbose_name=_("raised by")
    )
    raised_on = models.DateField(_("raised on"))
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    question_en, question_fr, question_ja = long_text(_("question"))
    understanding_en, understanding_fr, understanding_ja = long_text(_("common understanding"))
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    provisions = models.ManyToManyField(
        Provision, through="ConsultationProvision", related_name="consultations", verbose_name=_("provisions")
    )
    entered_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="consultations_entered",
        verbose_name=_("entered by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    title = Multilingual()
    question = Multilingual()
    understanding = Multilingual()

    objects = RaisedQuerySet["Consultation"].as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        constraints: ClassVar = [
            written_in_some_language("title", constraint="consultation_has_a_title"),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | ~Q(understanding_en="", understanding_fr="", understanding_ja=""),
                name="consultation_concludes_with_an_understanding",
            ),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | Q(concluded_on__gte=F("raised_on")),
                name="consultation_concludes_after_it_was_raised",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("consultation"),
            # The common understanding is written later, by others.
            text_in_original("consultation", "title", "question"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:consultation", args=[self.reference])

    owner_id = property(attrgetter("raised_by_id"))

    @property
    def standing(self) -> ConsultationStanding:
        return ConsultationStanding.OPEN if is_open(self.concluded_on) else ConsultationStanding.CONCLUDED


@pghistory.track()
class ConsultationProvision(models.Model):
    """Link to a provision of a consultation, title and preamble included, since they guide interpretation."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="provision_links")
    provision = models.ForeignKey(Provision, models.PROTECT, verbose_name=_("provision"))

    class Meta:
        ordering = ["provision__order"]
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "provision"], name="consultation_on_provision_once"),
        ]
        triggers: ClassVar = [
            register_is_open("consultation_provision", through="commitments_consultation.consultation_id")
        ]

    def __str__(self) -> str:
        return str(self.provision)

    owner_id = property(attrgetter("consultation.raised_by_id"))


@pghistory.track()
class ConsultationMeeting(models.Model):
    """Meeting of a consultation; ``held_on`` is a date at its place."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="meetings", verbose_name=_("consultation")
    )
    held_on = models.DateField(_("held on"))
    place_en, place_fr, place_ja = short_text(_("place"), length=120)
    note_en, note_fr, note_ja = long_text(_("note"))

    place = Multilingual()
    note = Multilingual()

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        ordering = ["consultation", "held_on", "id"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        triggers: ClassVar = [
            register_is_open("consultation_meeting", through="commitments_consultation.consultation_id")
        ]

    def __str__(self) -> str:
        return f"{self.consultation.reference}, {self.held_on}"

    owner_id = property(attrgetter("consultation.raised_by_id"))
