"""Changes between “with debate” and “without debate”, by the secretariat or at a Participant's request."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from commitments.triggers import register_is_open
from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey
from dialogue.enums import Track
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import TrackChangeQuerySet


@pghistory.track()
class TrackChange(models.Model):
    """Change of the track that the rules propose for a commitment or an item of one Dialogue's agenda.

    ``participant`` requested it; without one it is the secretariat's, with a reason. Each has one change of a subject,
    so that a later one replaces the earlier. ``changed_at`` is an instant (UTC).
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="track_changes", verbose_name=_("Dialogue"))
    commitment = models.ForeignKey(
        Commitment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="track_changes",
        verbose_name=_("commitment"),
    )
    item_key = models.CharField(_("agenda item"), max_length=60, blank=True)
    track = models.CharField(_("track"), max_length=9, choices=Track)
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="track_changes",
        verbose_name=_("requested by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="track_changes", verbose_name=_("changed by"))
    changed_at = models.DateTimeField(_("changed"))

    objects = TrackChangeQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "id"]
        verbose_name = _("change of debate")
        verbose_name_plural = _("changes of debate")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False, item_key="") | Q(commitment__isnull=True) & ~Q(item_key=""),
                name="track_change_of_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(participant__isnull=False) | ~Q(reason=""), name="track_change_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["dialogue", "commitment", "item_key", "participant"],
                nulls_distinct=False,
                name="track_change_once_a_subject",
            ),
            # Only a Participant itself requests a change in its name.
            PairedForeignKey(
                name="track_change_requested_by_its_own",
                columns=("changed_by_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [register_is_open("track_change", through="dialogue_dialogue.dialogue_id")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_track_display()}"

    @property
    def subject(self) -> str:
        """Return the reference of the commitment or the key of the item."""
        return self.commitment.reference if self.commitment else self.item_key

    owner_id = property(attrgetter("participant_id"))
