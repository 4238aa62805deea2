"""Action items of a Dialogue, and the commitments that implement them."""

from datetime import date
from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from commitments.triggers import register_is_open
from contacts.models import Participant
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
from dialogue.enums import ActionState
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import ActionItemQuerySet


@pghistory.track()
class ActionItem(models.Model):
    """Action item of a Dialogue. ``number`` counts within its Dialogue: the first of the second is 2/1.

    ``entry`` is the idempotency key of the meeting page: a repeated submission creates one action.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="actions", verbose_name=_("Dialogue"))
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.CharField(_("agenda item"), max_length=12, blank=True)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("action"))
    note_en, note_fr, note_ja = long_text(_("note"))
    lead = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="actions_led", verbose_name=_("lead")
    )
    supporting = models.ManyToManyField(
        Participant,
        through="ActionSupport",
        blank=True,
        related_name="actions_supported",
        verbose_name=_("supporting Participants"),
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    state = models.CharField(_("status"), max_length=12, choices=ActionState, default=ActionState.OPEN)
    state_reason = models.TextField(_("reason for the status"), blank=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name=_("commitment")
    )
    source = models.TextField(_("source"), blank=True)
    entry = models.UUIDField(_("entry"), null=True, unique=True, editable=False)

    title = Multilingual()
    note = Multilingual()

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "number"]
        verbose_name = _("action item")
        verbose_name_plural = _("action items")
        indexes: ClassVar = [SearchIndex(fields=in_three("title", "note"), name="action_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="action_has_one_number"),
            written_in_some_language("title", constraint="action_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(state__in=[ActionState.OPEN, ActionState.CONTINUED], closed_on__isnull=True)
                | models.Q(state__in=[ActionState.DONE, ActionState.DROPPED], closed_on__isnull=False),
                name="action_closed_on_a_day",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("action", through="dialogue_dialogue.dialogue_id"),
            text_in_original("action_item", "title", "note"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return f"{reverse('dialogue:actions', args=[self.dialogue.number])}#a{self.pk}"

    @property
    def code(self) -> str:
        """Return the citation number: that of the Dialogue, then its own."""
        return f"{self.dialogue.number}/{self.number}"

    def days_overdue(self, today: date) -> int:
        """Return the number of days past the due date; 0 if it is not overdue or is closed."""
        is_open = ActionState(self.state).is_open
        return max((today - self.due_on).days, 0) if is_open and self.due_on is not None else 0

    owner_id = property(attrgetter("lead_id"))


@pghistory.track()
class ActionSupport(models.Model):
    """Link to a Participant that supports an action led by another."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="support_links")
    participant = models.ForeignKey(Participant, models.PROTECT, verbose_name=_("Participant"))

    class Meta:
        ordering = ["participant__order"]
        verbose_name = _("supporting Participant")
        verbose_name_plural = _("supporting Participants")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "participant"], name="participant_supports_action_once"),
        ]

    def __str__(self) -> str:
        return str(self.participant)
