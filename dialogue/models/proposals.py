"""Proposals of ministries for the agenda, and their backlog."""

from datetime import date
from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import CommitmentState
from commitments.models import Commitment, Provision
from commitments.querysets import SHARED
from commitments.triggers import register_is_open
from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey
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
from core.text.times import displayed_text
from dialogue.enums import ItemPurpose, ProposalState
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import ProposalQuerySet


@pghistory.track()
class Proposal(models.Model):
    """Proposal of a Participant for an item on the agenda of a Dialogue.

    ``proposed_at`` and ``settled_at`` are instants (UTC). ``is_late`` is stored because the closing date may change
    later. ``item_key`` is the agenda item created from it, or the one it was added to. A proposal that a Dialogue did
    not review moves to the backlog of the next.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="proposals", verbose_name=_("Dialogue"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="proposals", verbose_name=_("proposed by")
    )
    state = models.CharField(
        _("status"), max_length=10, choices=ProposalState, default=ProposalState.DRAFT, editable=False
    )
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    background_en, background_fr, background_ja = long_text(_("background"))
    decision_en, decision_fr, decision_ja = long_text(_("draft wording of a decision"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=ItemPurpose, default=ItemPurpose.DISCUSSION)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    presenter = models.CharField(_("presenter"), max_length=200, blank=True)
    provision = models.ForeignKey(
        Provision, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("provision")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("commitment")
    )
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="proposals", verbose_name=_("entered by")
    )
    proposed_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("uploaded by")
    )
    proposed_at = models.DateTimeField(_("proposed"), null=True, editable=False)
    is_late = models.BooleanField(_("after the deadline"), default=False, editable=False)
    settled_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    settled_at = models.DateTimeField(_("reviewed"), null=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    item_key = models.CharField(_("agenda item"), max_length=60, blank=True, editable=False)

    title = Multilingual()
    background = Multilingual()
    decision = Multilingual()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "proposed_at", "id"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes: ClassVar = [SearchIndex(fields=in_three("title", "background"), name="proposal_search")]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="proposal_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=[ProposalState.DRAFT, ProposalState.WITHDRAWN]) | Q(proposed_at__isnull=False),
                name="proposal_proposed_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.ACCEPTED) & ~Q(item_key="")
                | ~Q(state=ProposalState.ACCEPTED) & Q(item_key=""),
                name="proposal_accepted_into_an_item",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED) | ~Q(reason=""), name="proposal_declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ProposalState.DRAFT, ProposalState.PROPOSED])
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="proposal_settled_by_somebody",
            ),
            # Only the ministry itself sends a proposal; the secretariat can enter a draft but not send it.
            PairedForeignKey(
                name="proposal_sent_by_its_own",
                columns=("proposed_by_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [
            register_is_open("proposal", through="dialogue_dialogue.dialogue_id"),
            text_in_original("proposal", "title", "background", "decision"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("dialogue:proposal", args=[self.dialogue.number, self.pk])

    @property
    def state_of(self) -> ProposalState:
        return ProposalState(self.state)

    @property
    def sent_on(self) -> date | None:
        """Return the date on which it was sent, in its ministry's capital; None for a draft."""
        if self.proposed_at is None:
            return None
        return displayed_text(self.proposed_at, self.participant.side.time_zone).date()

    @property
    def is_on_behalf(self) -> bool:
        """Return whether a user outside its ministry entered it, that is, the secretariat."""
        return self.entered_by is not None and self.entered_by.participant_id != self.participant_id

    @property
    def shared_commitment(self) -> str:
        """Return the reference of its commitment if visible to all Participants, for texts that all of them read."""
        commitment = self.commitment
        if commitment is None or commitment.state == CommitmentState.DRAFT or commitment.mark.audience not in SHARED:
            return ""
        return commitment.reference

    owner_id = property(attrgetter("participant_id"))
