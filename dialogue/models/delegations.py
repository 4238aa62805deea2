"""Co-chairs, delegations and invitees of a Dialogue."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import Official, Participant, Side, Stakeholder
from core.db.constraints import PairedForeignKey
from core.db.multilingual import Multilingual, short_text
from core.text.languages import Language
from dialogue.enums import DelegateFunction, InviteeState
from dialogue.models.arrangements import ChairEligibility
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import DelegateQuerySet, InviteeQuerySet, SharedQuerySet


@pghistory.track()
class CoChair(models.Model):
    """Co-chair of a Dialogue, with the capacity and the title at the time of the meeting.

    The row points to the chair eligibility and to the official. Two composite keys ensure that both belong to
    ``participant``: the database refuses a chair from a Participant that the MOC does not name for the side.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="cochairs", verbose_name=_("Dialogue"))
    side = models.ForeignKey(Side, models.PROTECT, related_name="cochairs", verbose_name=_("side"))
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="cochairs", verbose_name=_("Participant"))
    eligibility = models.ForeignKey(
        ChairEligibility, models.PROTECT, related_name="cochairs", verbose_name=_("chairs as")
    )
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="cochairs", verbose_name=_("official")
    )
    title_en, title_fr, title_ja = short_text(_("title at the meeting"))
    acting = models.BooleanField(_("acting"), default=False)
    out_of_turn_reason = models.TextField(_("reason for exception to the rotation"), blank=True)

    title = Multilingual()

    objects = SharedQuerySet["CoChair"].as_manager()

    class Meta:
        ordering = ["dialogue", "side__order"]
        verbose_name = _("co-chair")
        verbose_name_plural = _("co-chairs")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "side"], name="one_cochair_a_side"),
            PairedForeignKey(
                name="cochair_is_of_an_eligible_participant",
                columns=("eligibility_id", "participant_id"),
                to_table="dialogue_chaireligibility",
                to_columns=("id", "participant_id"),
            ),
            PairedForeignKey(
                name="cochair_is_of_the_side_of_its_eligibility",
                columns=("eligibility_id", "side_id"),
                to_table="dialogue_chaireligibility",
                to_columns=("id", "side_id"),
            ),
            PairedForeignKey(
                name="cochair_official_is_of_the_participant",
                columns=("official_id", "participant_id"),
                to_table="contacts_official",
                to_columns=("id", "participant_id"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue}: {self.official or self.participant}"


@pghistory.track()
class Delegate(models.Model):
    """Delegate: a member of a Participant's delegation, with the title at the time of the meeting."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="delegates", verbose_name=_("Dialogue"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="delegates", verbose_name=_("Participant")
    )
    official = models.ForeignKey(Official, models.PROTECT, related_name="delegations", verbose_name=_("official"))
    function = models.CharField(_("function"), max_length=12, choices=DelegateFunction, default=DelegateFunction.MEMBER)
    title_en, title_fr, title_ja = short_text(_("title at the meeting"))
    organization_en, organization_fr, organization_ja = short_text(_("organization at the meeting"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = Multilingual()
    organization = Multilingual()

    objects = DelegateQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "participant__order", "order", "id"]
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "official"], name="delegate_once_a_dialogue"),
            models.UniqueConstraint(
                fields=["dialogue", "participant"],
                condition=models.Q(function=DelegateFunction.HEAD),
                name="delegation_has_one_head",
            ),
            PairedForeignKey(
                name="delegate_is_of_the_participant",
                columns=("official_id", "participant_id"),
                to_table="contacts_official",
                to_columns=("id", "participant_id"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.official)

    owner_id = property(attrgetter("participant_id"))


@pghistory.track()
class Invitee(models.Model):
    """Invitee: a stakeholder invited to a Dialogue (article 4(a)(ii)), listed apart from the delegations.

    ``language`` is that of the invitation; ``invited_on`` and ``answered_on`` are dates in the capital of the
    Participant that proposed the invitee.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="invitees", verbose_name=_("Dialogue"))
    stakeholder = models.ForeignKey(
        Stakeholder, models.PROTECT, related_name="invitations", verbose_name=_("stakeholder")
    )
    proposed_by = models.ForeignKey(Participant, models.PROTECT, related_name="invitees", verbose_name=_("proposed by"))
    language = models.CharField(
        _("language of the invitation"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    state = models.CharField(
        _("status"), max_length=8, choices=InviteeState, default=InviteeState.PROPOSED, editable=False
    )
    invited_on = models.DateField(_("invited on"), null=True, editable=False)
    answered_on = models.DateField(_("response date"), null=True, editable=False)

    objects = InviteeQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "stakeholder"]
        verbose_name = _("invitee")
        verbose_name_plural = _("invitees")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "stakeholder"], name="invitee_once_a_dialogue"),
            models.CheckConstraint(
                condition=models.Q(state=InviteeState.PROPOSED, invited_on__isnull=True)
                | ~models.Q(state=InviteeState.PROPOSED) & models.Q(invited_on__isnull=False),
                name="invitee_invited_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.stakeholder)

    @property
    def state_of(self) -> InviteeState:
        return InviteeState(self.state)

    owner_id = property(attrgetter("proposed_by_id"))


@pghistory.track()
class InviteeItem(models.Model):
    """Agenda item that an invitee attends, by its key; the papers of the item are included."""

    invitee = models.ForeignKey(Invitee, models.CASCADE, related_name="items", verbose_name=_("invitee"))
    item_key = models.CharField(_("agenda item"), max_length=60)

    class Meta:
        ordering = ["invitee", "id"]
        verbose_name = _("item of an invitee")
        verbose_name_plural = _("items of an invitee")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitee", "item_key"], name="invitee_sees_item_once"),
        ]

    def __str__(self) -> str:
        return self.item_key
