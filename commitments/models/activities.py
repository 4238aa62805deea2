"""Activities under the forms of article 3(a): workshops, missions, pilot projects and the like."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import ActivityKind, ActivityState, Actor, Purpose, Stage
from commitments.models.areas import FormOfCooperation
from commitments.models.commitments import Commitment
from commitments.models.instruments import Instrument
from commitments.querysets import ActivityQuerySet
from commitments.triggers import register_is_open
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
from core.db.natural_order import Natural
from core.db.triggers import refuse, text_in_original
from core.search import SearchIndex


@pghistory.track()
class Activity(models.Model):
    """Activity of Participants, with its dates and place.

    ``starts_on`` is a date at the place; ``starts_at`` is the local time there in ``time_zone``, if known.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="activities", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    form = models.ForeignKey(FormOfCooperation, models.PROTECT, related_name="activities", verbose_name=_("form"))
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    text_en, text_fr, text_ja = long_text(_("text"))
    state = models.CharField(_("status"), max_length=12, choices=ActivityState, default=ActivityState.PLANNED)
    starts_on = models.DateField(_("start date"), null=True, blank=True)
    ends_on = models.DateField(_("end date"), null=True, blank=True)
    starts_at = models.TimeField(_("start time"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, help_text=_("IANA time zone name"))
    place_en, place_fr, place_ja = short_text(_("place"), length=200)
    country = models.ForeignKey(
        Side, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("country")
    )
    organizer = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities_organized",
        verbose_name=_("organizer"),
    )
    participants = models.ManyToManyField(
        Participant,
        through="ActivityParticipant",
        blank=True,
        related_name="activities",
        verbose_name=_("Participants"),
    )
    commitments = models.ManyToManyField(
        Commitment, through="ActivityCommitment", blank=True, related_name="activities", verbose_name=_("commitments")
    )
    stages = ChoicesField(_("supply chain stages"), choices_of=Stage)
    actors = ChoicesField(_("actors"), choices_of=Actor)
    purposes = ChoicesField(_("purposes"), choices_of=Purpose)
    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="activities", verbose_name=_("handling mark"))
    source = models.TextField(_("source"), blank=True)

    title = Multilingual()
    text = Multilingual()
    place = Multilingual()

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes: ClassVar = [
            # Sort orders of the API, each with the primary key as tie-breaker.
            models.Index(fields=["starts_on", "id"], name="activities_by_starts_on"),
            models.Index(fields=["state", "id"], name="activities_by_state"),
            models.Index(fields=["kind", "id"], name="activities_by_kind"),
            models.Index(Natural("reference"), name="activities_in_order"),
            SearchIndex(fields=["reference", *in_three("title", "text", "place")], name="activity_search"),
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="activity_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="activity_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True) | ~models.Q(time_zone=""),
                name="activity_time_has_a_zone",
            ),
        ]
        triggers: ClassVar = [
            text_in_original("activity", "title", "text", "place"),
            register_is_open("activity"),
            refuse(
                name="no_activity_on_open_ended_form",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="(SELECT is_open_ended FROM commitments_formofcooperation WHERE id = NEW.form_id)",
                because="Nothing hangs on the open end of the forms: a further form needs a joint decision.",
            ),
            refuse(
                name="no_activity_on_retired_form",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="""(TG_OP = 'INSERT' OR OLD.form_id IS DISTINCT FROM NEW.form_id)
                    AND (SELECT retired_on IS NOT NULL FROM commitments_formofcooperation WHERE id = NEW.form_id)""",
                because="This form was retired by joint decision: nothing new hangs on it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:activity", args=[self.reference])

    @property
    def state_of(self) -> ActivityState:
        return ActivityState(self.state)

    owner_id = property(attrgetter("organizer_id"))


@pghistory.track()
class ActivityParticipant(models.Model):
    """Link to a Participant that takes part in an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participant_links")
    participant = models.ForeignKey(Participant, models.PROTECT, verbose_name=_("Participant"))

    class Meta:
        ordering = ["participant__order"]
        verbose_name = _("Participant in the activity")
        verbose_name_plural = _("Participants in the activity")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "participant"], name="participant_takes_part_once"),
        ]

    def __str__(self) -> str:
        return str(self.participant)


@pghistory.track()
class ActivityCommitment(models.Model):
    """Link to a commitment that an activity serves."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="commitment_links")
    commitment = models.ForeignKey(Commitment, models.PROTECT, verbose_name=_("commitment"))

    class Meta:
        ordering = ["commitment__reference__natural"]
        verbose_name = _("related commitment")
        verbose_name_plural = _("related commitments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "commitment"], name="activity_serves_commitment_once"),
        ]

    def __str__(self) -> str:
        return str(self.commitment)
