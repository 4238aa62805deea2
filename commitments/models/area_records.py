"""Registers of the areas of cooperation (article 2(c)): support programmes, standards, and information given."""

from operator import attrgetter
from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from commitments.enums import Position, StandardStage, StandardTopic, SupportKind, SupportSubject
from commitments.models.instruments import Instrument
from commitments.querysets import AreaRecordQuerySet, InformationGivenQuerySet, StandardPositionQuerySet
from commitments.triggers import register_is_open, standard_stays_shared
from contacts.models import HandlingMark, Participant, Side
from core.db.fields import ChoicesField
from core.db.multilingual import (
    Multilingual,
    in_three,
    long_text,
    original_language,
    short_text,
    written_in_some_language,
)
from core.db.triggers import text_in_original
from core.search import SearchIndex


class AreaEntry(models.Model):
    """Base of the registers and of the parts of their records.

    ``held_by`` is the Participant that enters the row and answers for it.
    """

    held_by = models.ForeignKey(Participant, models.PROTECT, related_name="+", verbose_name=_("entered for"))
    original_language = original_language()
    text_en, text_fr, text_ja = long_text(_("text"))
    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="+", verbose_name=_("handling mark"))

    text = Multilingual()

    objects: ClassVar[Any] = AreaRecordQuerySet.as_manager()

    class Meta:
        abstract = True

    owner_id = property(attrgetter("held_by_id"))


class AreaRecord(AreaEntry):
    """Base of the records: ``SERIES`` is the letter of the reference numbers, ``ROUTE`` the name of the page."""

    SERIES: ClassVar[str]
    ROUTE: ClassVar[str]

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="+", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    title_en, title_fr, title_ja = short_text(_("title"))

    title = Multilingual()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse(f"commitments:{self.ROUTE}", args=[self.reference])


def triggers_of(name: str, *texts: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of an area record with further ``texts``; their names begin with ``name``."""
    return [text_in_original(name, "title", "text", *texts), register_is_open(name)]


@pghistory.track()
class SupportProgramme(AreaRecord):
    """Publicly available support programme (articles 2(c)(i) and (iii)), as its owner publishes it."""

    SERIES = "P"
    ROUTE = "programme"

    country = models.ForeignKey(Side, models.PROTECT, related_name="+", verbose_name=_("country"))
    owner_en, owner_fr, owner_ja = short_text(pgettext_lazy("support programme", "owner"), length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=SupportKind)
    subjects = ChoicesField(_("subjects"), choices_of=SupportSubject, blank=False)
    beneficiaries_en, beneficiaries_fr, beneficiaries_ja = short_text(_("beneficiaries"))
    starts_on = models.DateField(_("start date"), null=True, blank=True)
    ends_on = models.DateField(_("end date"), null=True, blank=True)
    link = models.URLField(_("public address"), max_length=500)
    checked_on = models.DateField(_("address checked on"), null=True, blank=True)

    owner = Multilingual()
    beneficiaries = Multilingual()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("support programme")
        verbose_name_plural = _("support programmes")
        indexes: ClassVar = [
            SearchIndex(
                fields=["reference", *in_three("title", "text", "owner", "beneficiaries"), "link"],
                name="programme_search",
            ),
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="programme_has_a_title"),
            models.CheckConstraint(condition=~Q(subjects=[]), name="programme_has_a_subject"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(link=""), name="programme_has_a_public_address"),
        ]
        triggers: ClassVar = triggers_of("programme", "owner", "beneficiaries")


@pghistory.track()
class Standard(AreaRecord):
    """Entry of the watch list: an international standard, guide or recommendation (article 2(c)(viii))."""

    SERIES = "S"
    ROUTE = "standard"

    body = models.CharField(_("standards body"), max_length=120)
    committee = models.CharField(_("committee"), max_length=120, blank=True)
    designation = models.CharField(_("designation"), max_length=120, blank=True)
    topics = ChoicesField(_("topics"), choices_of=StandardTopic, blank=False)
    stage = models.CharField(_("stage"), max_length=2, choices=StandardStage)
    stage_code = models.CharField(_("stage code of the body"), max_length=12, blank=True)
    next_on = models.DateField(_("next date"), null=True, blank=True)
    next_step_en, next_step_fr, next_step_ja = short_text(_("next step"))
    link = models.URLField(_("public address"), max_length=500, blank=True)

    next_step = Multilingual()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("standard")
        verbose_name_plural = _("standards")
        indexes: ClassVar = [
            SearchIndex(
                fields=["reference", *in_three("title", "text"), "body", "committee", "designation"],
                name="standard_search",
            ),
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="standard_has_a_title"),
            models.CheckConstraint(condition=~Q(topics=[]), name="standard_has_a_topic"),
        ]
        triggers: ClassVar = [*triggers_of("standard", "next_step"), standard_stays_shared("standard_stays_shared")]


@pghistory.track()
class StandardPosition(AreaEntry):
    """Position of a Participant on a standard, with its own handling mark."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="positions", verbose_name=_("standard"))
    position = models.CharField(_("stated position"), max_length=12, choices=Position)

    objects: ClassVar[Any] = StandardPositionQuerySet.as_manager()

    class Meta:
        ordering = ["held_by__order"]
        verbose_name = _("position on a standard")
        verbose_name_plural = _("positions on standards")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["standard", "held_by"], name="participant_has_one_position"),
        ]
        triggers: ClassVar = [
            text_in_original("standard_position", "text"),
            register_is_open("standard_position", through="commitments_standard.standard_id"),
        ]

    def __str__(self) -> str:
        return f"{self.standard.reference} {self.held_by}"


@pghistory.track()
class InformationGiven(AreaRecord):
    """Information that one Participant gave to others (articles 2(c)(ix) and 3(c)), with the terms of its use.

    The receivers see the record regardless of its handling mark, since they hold the information.
    """

    SERIES = "I"
    ROUTE = "information"

    held_by = models.ForeignKey(Participant, models.PROTECT, related_name="+", verbose_name=_("giver"))
    receivers = models.ManyToManyField(
        Participant,
        through="InformationReceiver",
        related_name="+",
        verbose_name=_("receivers"),
        help_text=_("The receivers see this record, regardless of its handling mark."),
    )
    given_on = models.DateField(_("date given"))
    terms_en, terms_fr, terms_ja = long_text(_("terms of use"))
    expires_on = models.DateField(_("expiry date"), null=True, blank=True)

    terms = Multilingual()

    objects: ClassVar[Any] = InformationGivenQuerySet.as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("information given")
        verbose_name_plural = _("information given")
        indexes: ClassVar = [
            SearchIndex(fields=["reference", *in_three("title", "text", "terms")], name="information_search"),
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="information_has_a_title"),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("given_on")),
                name="information_expires_after_it_is_given",
            ),
        ]
        triggers: ClassVar = triggers_of("information", "terms")


@pghistory.track()
class InformationReceiver(models.Model):
    """Link to a Participant that received information."""

    information = models.ForeignKey(InformationGiven, models.CASCADE, related_name="receiver_links")
    participant = models.ForeignKey(Participant, models.PROTECT, verbose_name=_("Participant"))

    class Meta:
        ordering = ["participant__order"]
        verbose_name = _("receiver of information")
        verbose_name_plural = _("receivers of information")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["information", "participant"], name="participant_receives_once"),
        ]
        triggers: ClassVar = [
            register_is_open("information_receiver", through="commitments_informationgiven.information_id")
        ]

    def __str__(self) -> str:
        return str(self.participant)
