"""Models of the annual Dialogue (article 4) and its subjects."""

from datetime import date, datetime
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy as _

from commitments.models import AreaOfCooperation, Instrument
from commitments.triggers import register_is_open
from contacts.models import HandlingMark, Side
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
from core.text import date_formatting
from core.text.languages import Language
from core.text.times import instant
from dialogue.enums import DialogueStatus, MeetingFormat
from dialogue.querysets import DialogueQuerySet, SharedQuerySet
from dialogue.rules.ordinals import ordinal

# From here on numbers are keys of cancelled Dialogues whose own number passed to the next one.
PASSED_ON = 1001


@pghistory.track()
class Dialogue(models.Model):
    """Session of the annual Dialogue.

    ``number`` is that of a Dialogue that takes place: the number of a cancelled one passes to the next. The cancelled
    one then has a number from ``PASSED_ON`` on, and ``number_was`` is the one in its symbols.

    ``local_start`` is a wall time in ``time_zone``, never an offset, since laws on summer time change. Unknown facts of
    a past session are empty: ``earliest_on`` and ``latest_on`` bound its date, and ``date_note`` quotes the record.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="dialogues", verbose_name=_("memorandum of cooperation")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    number_was = models.PositiveSmallIntegerField(_("previous number"), null=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=DialogueStatus, default=DialogueStatus.TENTATIVE, editable=False
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    held_on = models.DateField(_("day"), null=True, blank=True, help_text=_("Date at the venue"))
    earliest_on = models.DateField(_("earliest date"), null=True, blank=True)
    latest_on = models.DateField(_("latest date"), null=True, blank=True)
    date_note_en, date_note_fr, date_note_ja = short_text(_("information about the date"))
    local_start = models.DateTimeField(_("start time"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, help_text=_("IANA time zone name"))
    minutes = models.PositiveSmallIntegerField(_("duration (minutes)"), default=180)
    host = models.ForeignKey(
        Side, models.PROTECT, null=True, blank=True, related_name="dialogues_hosted", verbose_name=_("host")
    )
    city_en, city_fr, city_ja = short_text(_("city"), length=120)
    venue_en, venue_fr, venue_ja = short_text(_("venue"))
    format = models.CharField(_("format"), max_length=10, choices=MeetingFormat, blank=True)
    languages = ArrayField(
        models.CharField(max_length=2, choices=Language), default=list, blank=True, verbose_name=_("languages")
    )
    interpretation_en, interpretation_fr, interpretation_ja = short_text(_("interpretation"))
    contact = models.CharField(_("contact on the day of the meeting"), max_length=200, blank=True)
    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="dialogues", verbose_name=_("handling mark"))
    source = models.TextField(_("source"), blank=True)
    sequence = models.PositiveIntegerField(_("calendar sequence"), default=0, editable=False)

    date_note = Multilingual()
    city = Multilingual()
    venue = Multilingual()
    interpretation = Multilingual()

    objects = DialogueQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "number"]
        verbose_name = _("Dialogue")
        verbose_name_plural = _("Dialogues")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instrument", "number"], name="one_dialogue_a_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="dialogues_are_numbered_from_one"),
            models.CheckConstraint(
                condition=models.Q(local_start__isnull=True) | ~models.Q(time_zone=""),
                name="dialogue_time_has_a_zone",
            ),
            models.CheckConstraint(
                condition=models.Q(earliest_on__isnull=True)
                | models.Q(latest_on__isnull=True)
                | models.Q(latest_on__gte=models.F("earliest_on")),
                name="dialogue_bounds_are_in_order",
            ),
            # A held Dialogue has a date, or bounds for it.
            models.CheckConstraint(
                condition=~models.Q(status=DialogueStatus.HELD)
                | models.Q(held_on__isnull=False)
                | models.Q(latest_on__isnull=False),
                name="dialogue_held_by_some_day",
            ),
        ]
        triggers: ClassVar = [register_is_open("dialogue")]

    def __str__(self) -> str:
        if self.number_was is None:
            return self.name_of(self.number)
        start = self.wall_start
        if start is None:
            return gettext("Cancelled Dialogue")
        day = date_formatting.day(start.date(), (get_language() or "en")[:2])
        return gettext("Cancelled Dialogue of %(day)s") % {"day": day}

    def get_absolute_url(self) -> str:
        return reverse("dialogue:detail", args=[self.number])

    @property
    def symbol(self) -> str:
        """Return the prefix of its documents' symbols, such as ``JCBD/3``."""
        return f"{self.instrument.document_symbol}/{self.number_was or self.number}"

    @staticmethod
    def name_of(number: int) -> str:
        """Return the name of the Dialogue of that number in the active language, such as "Third Dialogue"."""
        if number >= PASSED_ON:
            return gettext("Cancelled Dialogue")
        return gettext("%(ordinal)s Dialogue") % {"ordinal": ordinal(number, (get_language() or "en")[:2])}

    @property
    def status_of(self) -> DialogueStatus:
        return DialogueStatus(self.status)

    @property
    def wall_start(self) -> datetime | None:
        """Return the local start time at the meeting, without a zone.

        The column stores the wall time as if it were UTC; it is never converted.
        """
        return None if self.local_start is None else self.local_start.replace(tzinfo=None)

    @property
    def starts_at(self) -> datetime | None:
        """Return the start as an instant in UTC. Raises what ``core.text.times.instant`` raises."""
        wall = self.wall_start
        return None if wall is None else instant(wall, self.time_zone)

    @property
    def held_by(self) -> date | None:
        """Return the date on which it was held or, if unknown, the latest possible date."""
        return self.held_on or self.latest_on


@pghistory.track()
class Discussion(models.Model):
    """Subject discussed at a Dialogue, with its areas, as the public record documents it."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="discussions", verbose_name=_("Dialogue"))
    order = models.PositiveSmallIntegerField(_("order"))
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("subject"))
    summary_en, summary_fr, summary_ja = long_text(_("summary"))
    areas = models.ManyToManyField(
        AreaOfCooperation, through="DiscussionArea", related_name="discussions", verbose_name=_("areas")
    )
    source = models.TextField(_("source"), blank=True)

    title = Multilingual()
    summary = Multilingual()

    objects = SharedQuerySet["Discussion"].as_manager()

    class Meta:
        ordering = ["dialogue", "order"]
        verbose_name = _("subject discussed")
        verbose_name_plural = _("subjects discussed")
        indexes: ClassVar = [SearchIndex(fields=in_three("title", "summary"), name="discussion_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "order"], name="discussion_has_one_place"),
            written_in_some_language("title", constraint="discussion_has_a_title"),
        ]
        triggers: ClassVar = [text_in_original("discussion", "title", "summary")]

    def __str__(self) -> str:
        return str(self.title)


@pghistory.track()
class DiscussionArea(models.Model):
    """Link to an area that a subject concerns."""

    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="area_links")
    area = models.ForeignKey(AreaOfCooperation, models.PROTECT, verbose_name=_("area"))

    class Meta:
        ordering = ["area__order"]
        verbose_name = _("area discussed")
        verbose_name_plural = _("areas discussed")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["discussion", "area"], name="discussion_touches_area_once"),
        ]

    def __str__(self) -> str:
        return str(self.area)
