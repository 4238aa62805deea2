"""Consultations beside the Dialogue (articles 3(b), 4(a)(iii)) and what was taken into consideration of them."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment, Forum
from contacts.multilingual import Multilingual, long_text, original_language, short_text
from dialogue.enums import MeetingFormat
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import OverlapQuerySet, SharedQuerySet


@pghistory.track()
class ConsultationSession(models.Model):
    """A session of a forum such as the Joint Economic Committee, as far as the public record tells of it."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="sessions", verbose_name=_("forum"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    held_on = models.DateField(_("day"), null=True, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=MeetingFormat, blank=True)
    original_language = original_language()
    level_en, level_fr, level_ja = short_text(_("level"), length=120)
    place_en, place_fr, place_ja = short_text(_("place"), length=120)
    note_en, note_fr, note_ja = long_text(_("what it did"))
    source = models.TextField(_("source"), blank=True)

    level = Multilingual()
    place = Multilingual()
    note = Multilingual()

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["forum__order", "held_on", "number"]
        verbose_name = _("session of a forum")
        verbose_name_plural = _("sessions of fora")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forum", "number"], name="session_of_forum_has_one_number"),
        ]

    def __str__(self) -> str:
        return f"{self.forum}, {self.number or self.held_on}"


@pghistory.track()
class CmwgStatus(models.Model):
    """What a meeting took into consideration of the Critical Minerals Working Group (article 4(a)(iii)).

    A Dialogue is not ready without one; ``nothing_to_report`` is an answer.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="cmwg_statuses", verbose_name=_("Dialogue"))
    as_of = models.DateField(_("as of"))
    nothing_to_report = models.BooleanField(_("nothing to report"), default=False)
    original_language = original_language()
    text_en, text_fr, text_ja = long_text(_("text"))
    source = models.TextField(_("source"))

    text = Multilingual()

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "-as_of", "-id"]
        verbose_name = _("CMWG status considered")
        verbose_name_plural = _("CMWG status considered")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(nothing_to_report=True) | ~models.Q(text_en="", text_fr="", text_ja=""),
                name="cmwg_status_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue}, {self.as_of}"


@pghistory.track()
class Overlap(models.Model):
    """A commitment on which the working group works too, and how duplication is avoided."""

    status = models.ForeignKey(
        CmwgStatus, models.CASCADE, related_name="overlaps", verbose_name=_("CMWG status considered")
    )
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="overlaps", verbose_name=_("commitment"))
    original_language = original_language()
    avoided_by_en, avoided_by_fr, avoided_by_ja = long_text(_("how duplication is avoided"))

    avoided_by = Multilingual()

    objects = OverlapQuerySet.as_manager()

    class Meta:
        ordering = ["status", "commitment"]
        verbose_name = _("overlap")
        verbose_name_plural = _("overlaps")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["status", "commitment"], name="overlap_once_a_status"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment.reference}"
