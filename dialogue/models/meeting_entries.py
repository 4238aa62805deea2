"""Meeting entries: item outcomes, the list of speakers, and a Participant's own notes."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.models import JointDecision
from commitments.triggers import register_is_open
from contacts.models import Participant, User
from core.db.multilingual import Multilingual, in_three, long_text, original_language
from core.db.triggers import text_in_original
from core.search import SearchIndex
from dialogue.enums import ItemResult
from dialogue.models.delegations import Invitee
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import OwnNoteQuerySet, SharedQuerySet, SpeakerQuerySet


@pghistory.track()
class ItemOutcome(models.Model):
    """Outcome of an agenda item at the meeting, by the item's key.

    ``begun_at`` and ``ended_at`` are instants (UTC). A resumed item keeps its first ``begun_at``; ``seconds_paused`` is
    the time in between. ``version`` grows with each save and detects edit conflicts: a page that was offline submits
    the version it started from. ``decision_number`` is that of the decision within the Dialogue, assigned once;
    ``joint_decision`` is the draft made from it.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="outcomes", verbose_name=_("Dialogue"))
    item_key = models.CharField(_("agenda item"), max_length=60)
    result = models.CharField(_("result"), max_length=12, choices=ItemResult, blank=True)
    begun_at = models.DateTimeField(_("started"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    seconds_paused = models.PositiveIntegerField(_("seconds suspended"), default=0, editable=False)
    original_language = original_language()
    summary_en, summary_fr, summary_ja = long_text(_("summary of the discussion"))
    decision_en, decision_fr, decision_ja = long_text(_("decision"))
    decision_number = models.PositiveSmallIntegerField(_("number of the decision"), null=True, editable=False)
    joint_decision = models.OneToOneField(
        JointDecision,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="meeting_decision",
        verbose_name=_("joint decision"),
    )
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered"), null=True, editable=False)

    summary = Multilingual()
    decision = Multilingual()

    objects = SharedQuerySet["ItemOutcome"].as_manager()

    class Meta:
        ordering = ["dialogue", "id"]
        verbose_name = _("outcome of an item")
        verbose_name_plural = _("outcomes of items")
        indexes: ClassVar = [SearchIndex(fields=in_three("summary", "decision"), name="item_outcome_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "item_key"], name="item_has_one_outcome"),
            models.UniqueConstraint(fields=["dialogue", "decision_number"], name="meeting_decision_has_own_number"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(begun_at__isnull=False, ended_at__gte=models.F("begun_at")),
                name="item_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(begun_at__isnull=False, ended_at__isnull=True),
                name="one_item_is_under_discussion",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("outcome", through="dialogue_dialogue.dialogue_id"),
            text_in_original("item_outcome", "summary", "decision"),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue}, {self.item_key}"

    @property
    def decision_code(self) -> str:
        """Return the number by which the decision of the meeting is cited, such as ``3/D2``."""
        return f"{self.dialogue.number}/D{self.decision_number}" if self.decision_number else ""


@pghistory.track()
class Speaker(models.Model):
    """Speaker: a Participant or an invitee on the list of speakers of an item; instants are UTC."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="speakers", verbose_name=_("Dialogue"))
    item_key = models.CharField(_("agenda item"), max_length=60)
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Participant")
    )
    invitee = models.ForeignKey(
        Invitee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("invitee")
    )
    asked_at = models.DateTimeField(_("requested the floor"), editable=False)
    begun_at = models.DateTimeField(_("began speaking"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "item_key", "asked_at", "id"]
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(participant__isnull=False, invitee__isnull=True)
                | Q(participant__isnull=True, invitee__isnull=False),
                name="speaker_is_a_participant_or_an_invitee",
            ),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(begun_at__isnull=False, ended_at__isnull=True),
                name="one_has_the_floor",
            ),
            # Unique constraints: a repeated click does not add a speaker twice.
            *(
                models.UniqueConstraint(
                    fields=["dialogue", "item_key", who],
                    condition=Q(ended_at__isnull=True),
                    name=f"{who}_is_listed_once",
                )
                for who in ("participant", "invitee")
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(begun_at__isnull=False, ended_at__gte=models.F("begun_at")),
                name="speaker_ends_after_beginning",
            ),
        ]
        triggers: ClassVar = [register_is_open("speaker", through="dialogue_dialogue.dialogue_id")]

    def __str__(self) -> str:
        return str(self.participant or self.invitee)


@pghistory.track()
class BriefNote(models.Model):
    """Note of a Participant on an item for its internal brief, visible to its own staff only."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="brief_notes", verbose_name=_("Dialogue"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="brief_notes", verbose_name=_("Participant")
    )
    item_key = models.CharField(_("agenda item"), max_length=60)
    text = models.TextField(_("note"))
    written_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("written by")
    )
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = OwnNoteQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "id"]
        verbose_name = _("note of a brief")
        verbose_name_plural = _("notes of briefs")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "participant", "item_key"], name="brief_has_one_note_an_item"),
        ]
        triggers: ClassVar = [register_is_open("brief_note", through="dialogue_dialogue.dialogue_id")]

    def __str__(self) -> str:
        return f"{self.participant}, {self.item_key}"

    owner_id = property(attrgetter("participant_id"))
