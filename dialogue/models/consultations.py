"""Consultations (articles 3(b), 4(a)(iii)) and their consideration at Dialogues."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment, Forum
from commitments.triggers import register_is_open
from contacts.models import User
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
from dialogue.enums import MeetingFormat, ReferralState
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import OverlapQuerySet, SharedQuerySet


@pghistory.track()
class ConsultationSession(models.Model):
    """Session of a forum such as the Joint Economic Committee, as far as the public record documents it."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="sessions", verbose_name=_("forum"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    held_on = models.DateField(_("day"), null=True, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=MeetingFormat, blank=True)
    original_language = original_language()
    level_en, level_fr, level_ja = short_text(_("level"), length=120)
    place_en, place_fr, place_ja = short_text(_("place"), length=120)
    note_en, note_fr, note_ja = long_text(_("work done"))
    source = models.TextField(_("source"), blank=True)

    level = Multilingual()
    place = Multilingual()
    note = Multilingual()

    objects = SharedQuerySet["ConsultationSession"].as_manager()

    class Meta:
        ordering = ["forum__order", "held_on", "number"]
        verbose_name = _("session of a forum")
        verbose_name_plural = _("sessions of fora")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forum", "number"], name="session_of_forum_has_one_number"),
        ]
        triggers: ClassVar = [text_in_original("consultation_session", "level", "place", "note")]

    def __str__(self) -> str:
        return f"{self.forum}, {self.number or self.held_on}"


@pghistory.track()
class CmwgStatus(models.Model):
    """Status of the Critical Minerals Working Group as considered at a meeting (article 4(a)(iii)).

    A Dialogue is not ready without an entry; ``nothing_to_report`` is a valid one.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="cmwg_statuses", verbose_name=_("Dialogue"))
    as_of = models.DateField(_("as of"))
    nothing_to_report = models.BooleanField(_("nothing to report"), default=False)
    original_language = original_language()
    text_en, text_fr, text_ja = long_text(_("text"))
    source = models.TextField(_("source"))

    text = Multilingual()

    objects = SharedQuerySet["CmwgStatus"].as_manager()

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
        triggers: ClassVar = [text_in_original("cmwg_status", "text")]

    def __str__(self) -> str:
        return f"{self.dialogue}, {self.as_of}"


@pghistory.track()
class Overlap(models.Model):
    """Overlap of a commitment with the working group, and how duplication is avoided."""

    status = models.ForeignKey(
        CmwgStatus, models.CASCADE, related_name="overlaps", verbose_name=_("CMWG status considered")
    )
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="overlaps", verbose_name=_("commitment"))
    original_language = original_language()
    avoided_by_en, avoided_by_fr, avoided_by_ja = long_text(_("how duplication is avoided"))

    avoided_by = Multilingual()

    objects = OverlapQuerySet["Overlap"].as_manager()

    class Meta:
        ordering = ["status", "commitment"]
        verbose_name = _("overlap")
        verbose_name_plural = _("overlaps")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["status", "commitment"], name="overlap_once_a_status"),
        ]
        triggers: ClassVar = [text_in_original("overlap", "avoided_by")]

    def __str__(self) -> str:
        return f"{self.commitment.reference}"


@pghistory.track()
class DismissedOverlap(models.Model):
    """Likely overlap that the portal proposed and a user dismissed."""

    status = models.ForeignKey(
        CmwgStatus, models.CASCADE, related_name="dismissed", verbose_name=_("CMWG status considered")
    )
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+", verbose_name=_("commitment"))
    dismissed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("dismissed by"))
    dismissed_at = models.DateTimeField(_("dismissed"))

    objects = OverlapQuerySet["DismissedOverlap"].as_manager()

    class Meta:
        ordering = ["status", "commitment"]
        verbose_name = _("dismissed overlap")
        verbose_name_plural = _("dismissed overlaps")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["status", "commitment"], name="overlap_dismissed_once_a_status"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment.reference}"


@pghistory.track()
class Referral(models.Model):
    """Referral of a Dialogue's item to another forum, and the response (articles 3(b), 4(a)(iii))."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="referrals", verbose_name=_("Dialogue"))
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="referrals", verbose_name=_("forum"))
    item_key = models.CharField(_("agenda item"), max_length=60, blank=True)
    state = models.CharField(_("status"), max_length=9, choices=ReferralState, default=ReferralState.TO_RAISE)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    text_en, text_fr, text_ja = long_text(_("text"))
    session = models.ForeignKey(
        ConsultationSession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name=_("raised at"),
    )
    raised_on = models.DateField(_("raised on"), null=True, blank=True)
    answer_en, answer_fr, answer_ja = long_text(_("response"))
    answered_on = models.DateField(_("response date"), null=True, blank=True)

    title = Multilingual()
    text = Multilingual()
    answer = Multilingual()

    objects = SharedQuerySet["Referral"].as_manager()

    class Meta:
        ordering = ["dialogue", "forum__order", "id"]
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        indexes: ClassVar = [SearchIndex(fields=in_three("title", "text", "answer"), name="referral_search")]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="referral_has_a_title"),
            models.CheckConstraint(
                condition=~models.Q(state__in=[ReferralState.RAISED, ReferralState.ANSWERED])
                | models.Q(raised_on__isnull=False),
                name="referral_raised_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReferralState.ANSWERED)
                | models.Q(answered_on__isnull=False) & ~models.Q(answer_en="", answer_fr="", answer_ja=""),
                name="referral_answered_with_words",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("referral", through="dialogue_dialogue.dialogue_id"),
            # The response is written later and by others, so it is not part of the original.
            text_in_original("referral", "title", "text"),
        ]

    def __str__(self) -> str:
        return str(self.title)
