"""Papers of a Dialogue, expected and received, and their files."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.triggers import register_is_open
from contacts.models import HandlingMark, Participant, User
from core.db.multilingual import (
    Multilingual,
    in_three,
    long_text,
    original_language,
    short_text,
    written_in_some_language,
)
from core.db.triggers import text_in_original
from core.files.enums import ScanState
from core.search import SearchIndex
from core.text.languages import Language
from dialogue.enums import PaperSeries
from dialogue.models.dialogues import Dialogue
from dialogue.models.generated_documents import StoredFile
from dialogue.querysets import PaperFileQuerySet, PaperQuerySet


def symbol_of(dialogue: str, series: str, number: int, revision: int) -> str:
    """Return the document symbol of a paper: symbol of its Dialogue, series, number, revision."""
    parts = [dialogue, PaperSeries(series).code, str(number), f"Rev.{revision}" if revision else ""]
    return "/".join(filter(None, parts))


@pghistory.track()
class Paper(models.Model):
    """Paper for a Dialogue, expected or received.

    ``number`` counts within the series of its Dialogue, ``revision`` from 0. ``due_on`` is a date in the capital of the
    Participant that submits it; if empty, the date of the step "papers" applies. A paper is received once it has a
    file. ``for_invitees`` makes it readable to the invitees of its item.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="papers", verbose_name=_("Dialogue"))
    series = models.CharField(_("series"), max_length=11, choices=PaperSeries, default=PaperSeries.DOCUMENT)
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    revision = models.PositiveSmallIntegerField(_("revision"), default=0, editable=False)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    note_en, note_fr, note_ja = long_text(_("note"))
    item_key = models.CharField(_("agenda item"), max_length=60, blank=True)
    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="papers", verbose_name=_("handling mark"))
    expected_from = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("expected from"),
        help_text=_("Leave blank if the secretariat submits it."),
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, editable=False)
    for_invitees = models.BooleanField(_("visible to the invitees for its item"), default=False)

    title = Multilingual()
    note = Multilingual()

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "series", "number"]
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        indexes: ClassVar = [SearchIndex(fields=in_three("title", "note"), name="paper_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "series", "number"], name="paper_has_one_number"),
            models.CheckConstraint(
                condition=~Q(series=PaperSeries.DOCUMENT) | Q(number__gte=PaperSeries.DOCUMENT.first),
                name="paper_leaves_the_agenda_its_number",
            ),
            written_in_some_language("title", constraint="paper_has_a_title"),
        ]
        triggers: ClassVar = [
            register_is_open("paper", through="dialogue_dialogue.dialogue_id"),
            text_in_original("paper", "title", "note"),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:paper", args=[self.dialogue.number, self.pk])

    @property
    def symbol(self) -> str:
        """Return the document symbol, such as ``JCBD/3/2`` or ``JCBD/3/INF/1/Rev.1``."""
        return symbol_of(self.dialogue.symbol, self.series, self.number, self.revision)

    owner_id = property(attrgetter("expected_from_id"))


@pghistory.track()
class PaperFile(models.Model):
    """File of a paper's version in one language, as uploaded."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="files", verbose_name=_("paper"))
    revision = models.PositiveSmallIntegerField(_("revision"), editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    name = models.CharField(_("file name"), max_length=200, editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", editable=False, verbose_name=_("file"))
    brought_by = models.ForeignKey(
        User, models.PROTECT, editable=False, related_name="+", verbose_name=_("submitted by")
    )
    brought_at = models.DateTimeField(_("submitted"), editable=False)
    scan_state = models.CharField(
        _("virus scan"),
        max_length=7,
        choices=ScanState,
        default=ScanState.WAITING,
        db_default=ScanState.WAITING,
        editable=False,
    )

    objects = PaperFileQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "-revision", "language"]
        verbose_name = _("file of a paper")
        verbose_name_plural = _("files of papers")
        indexes: ClassVar = [SearchIndex(fields=["name"], name="paper_file_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "revision", "language"], name="paper_file_once_a_language"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_had(self) -> bool:
        """Return whether it may be downloaded: the virus scan, if one is configured, must have found nothing."""
        return ScanState(self.scan_state).is_open(watched=bool(settings.SCANNER))

    @property
    def scan_status(self) -> str:
        """Return the status of its virus scan as text."""
        return ScanState(self.scan_state).label_for(watched=bool(settings.SCANNER))
