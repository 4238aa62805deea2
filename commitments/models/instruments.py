"""Memorandum of cooperation: names, Participants, signatures and start of operation."""

from datetime import date

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.enums import NoticeCounting
from commitments.querysets import InstrumentQuerySet
from contacts.models import Participant
from core.db.multilingual import Multilingual, long_text, short_text
from core.text.times import last_day_everywhere
from moc.article_9a_operation import in_operation_from

# Prefix of references and symbol of documents in a demonstration.
DEMONSTRATION = "DEMO"


@pghistory.track()
class Instrument(models.Model):
    """Memorandum of cooperation. One is shipped; a second would be a seed file.

    ``notice_months`` is the calendar months of article 9(c); ``dialogue_months`` the longest interval between two
    Dialogues that still is "annually" (article 4(a)(i)). ``discontinued_on`` is copied from the earliest last day of
    the standing notices of discontinuance, so that the database itself can close the register after it.
    """

    code = models.SlugField(_("code"), unique=True)
    title_en, title_fr, title_ja = long_text(_("title"))
    name_en, name_fr, name_ja = short_text(_("name"))
    dialogue_en, dialogue_fr, dialogue_ja = short_text(_("name of its Dialogue"))
    status_line_en, status_line_fr, status_line_ja = short_text(_("line on its status"))
    reference_prefix = models.CharField(_("prefix of references"), max_length=8, unique=True)
    document_symbol = models.CharField(_("symbol of its documents"), max_length=8, unique=True)
    notice_months = models.PositiveSmallIntegerField(_("months of notice"))
    notice_counting = models.CharField(
        _("counting of months of notice"),
        max_length=12,
        choices=NoticeCounting,
        default=NoticeCounting.LATER,
        editable=False,
    )
    discontinued_on = models.DateField(_("last day of the MOC"), null=True, editable=False)
    dialogue_months = models.PositiveSmallIntegerField(_("months between Dialogues"))
    participants = models.ManyToManyField(
        Participant, through="Participation", related_name="instruments", verbose_name=_("Participants")
    )

    title = Multilingual()
    name = Multilingual()
    dialogue = Multilingual()
    status_line = Multilingual()

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        ordering = ["code__natural"]
        verbose_name = _("memorandum of cooperation")
        verbose_name_plural = _("memoranda of cooperation")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_demonstration(self) -> bool:
        """Whether records entered here are invented: their numbers begin with DEMO."""
        return self.reference_prefix == DEMONSTRATION

    def series(self, kind: str) -> str:
        """Return the series of the references of a kind: ``JD`` for joint decisions, ``DEMO-JD`` in a demonstration."""
        return f"{DEMONSTRATION}-{kind}" if self.is_demonstration else kind

    def is_closed(self) -> bool:
        """Return whether the last day has ended in every time zone, after which the register is read-only."""
        return self.discontinued_on is not None and self.discontinued_on < last_day_everywhere()

    def in_operation_from(self) -> date | None:
        """Return the last date of signature (article 9(a)) at the place of signature, or None until all have signed."""
        signed = dict(self.signatures.values_list("participant", "signed_on"))
        return in_operation_from(signed.get(participant.pk) for participant in self.participants.all())


@pghistory.track()
class Participation(models.Model):
    """Seat of a Participant under an instrument, in the order of its text."""

    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="participations", verbose_name=_("memorandum of cooperation")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="participations", verbose_name=_("Participant")
    )
    order = models.PositiveSmallIntegerField(_("order in the MOC"))

    class Meta:
        ordering = ["instrument", "order"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "participant"], name="participant_sits_once"),
            models.UniqueConstraint(fields=["instrument", "order"], name="seat_has_one_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.participant}"


@pghistory.track()
class Signature(models.Model):
    """Signature of one Participant. The date is that of the place of signature, not an instant."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="signatures", verbose_name=_("memorandum of cooperation")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="signatures", verbose_name=_("Participant")
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    place_en, place_fr, place_ja = short_text(_("place"), length=120)
    signatory = models.CharField(_("signatory"), max_length=200, blank=True)
    signatory_ja = models.CharField(_("signatory in Japanese"), max_length=100, blank=True)
    signatory_title_en, signatory_title_fr, signatory_title_ja = short_text(_("signatory's title"))
    source = models.TextField(_("source"), blank=True)

    place = Multilingual()
    signatory_title = Multilingual()

    class Meta:
        ordering = ["instrument", "participant__order"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "participant"], name="participant_signs_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.signatory}"


class ReferenceCounter(models.Model):
    """Counter of a series and year. Its row lock keeps two records from getting the same number.

    It has no history, since each number is in the history of its record.
    """

    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["series", "year"]
        verbose_name = _("reference counter")
        verbose_name_plural = _("reference counters")
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_counter_a_series_and_year")]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}: {self.last}"
