"""Answers of a Participant to a joint decision: concurrences and objections."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.enums import Channel, VoidReason
from commitments.models.decisions import JointDecision
from commitments.querysets import DecisionChildQuerySet
from commitments.triggers import changed, only_own_officers, only_seated, register_is_open
from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey
from core.db.triggers import refuse


@pghistory.track()
class Concurrence(models.Model):
    """Written concurrence of a Participant in the text with ``text_hash``, given by its own officer.

    ``given_on`` is a date in that Participant's capital, ``recorded_at`` an instant in UTC. ``standing_hash`` equals
    the hash while the concurrence is valid. A foreign key ties it to the text, which therefore cannot change under a
    valid concurrence.
    """

    decision = models.ForeignKey(
        JointDecision, models.PROTECT, related_name="concurrences", verbose_name=_("joint decision")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="concurrences", verbose_name=_("Participant")
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="concurrences", verbose_name=_("given by"))
    given_on = models.DateField(_("given on"))
    recorded_at = models.DateTimeField(_("recorded"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.PORTAL)
    document_reference = models.CharField(_("reference of the document"), max_length=200, blank=True)
    text_hash = models.CharField(_("hash of the text (SHA-256)"), max_length=64)
    standing_hash = models.CharField(max_length=64, null=True, editable=False)
    voided_at = models.DateTimeField(_("voided"), null=True, editable=False)
    void_reason = models.CharField(_("reason void"), max_length=12, choices=VoidReason, blank=True, editable=False)

    objects = DecisionChildQuerySet["Concurrence"].as_manager()

    class Meta:
        ordering = ["decision", "recorded_at", "id"]
        verbose_name = _("concurrence")
        verbose_name_plural = _("concurrences")
        constraints: ClassVar = [
            # Two officers of one ministry who act concurrently create one concurrence.
            models.UniqueConstraint(
                fields=["decision", "participant"],
                condition=Q(standing_hash__isnull=False),
                name="participant_concurs_once",
            ),
            models.CheckConstraint(
                # Without this condition a NULL would make the whole expression NULL, which a check constraint accepts.
                condition=Q(standing_hash__isnull=False)
                & Q(standing_hash=models.F("text_hash"), voided_at__isnull=True, void_reason="")
                | Q(standing_hash__isnull=True, voided_at__isnull=False) & ~Q(void_reason=""),
                name="concurrence_stands_or_is_void",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.PORTAL) | ~Q(document_reference=""),
                name="concurrence_names_its_document",
            ),
            PairedForeignKey(
                name="concurrence_to_the_text_as_it_is",
                columns=("decision_id", "standing_hash"),
                to_table="commitments_jointdecision",
                to_columns=("id", "text_hash"),
            ),
            PairedForeignKey(
                name="concurrence_by_own_officer",
                columns=("by_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [
            register_is_open("concurrence", through="commitments_jointdecision.decision_id"),
            only_own_officers("concurrence", at="recorded_at"),
            only_seated("concurrence", through="decision"),
            refuse(
                name="concurrence_while_open",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="(SELECT state <> 'open' FROM commitments_jointdecision WHERE id = NEW.decision_id)",
                because="The decision is not open for concurrence.",
            ),
            refuse(
                name="concurrence_stays_as_given",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="TG_OP = 'DELETE' OR OLD.voided_at IS NOT NULL OR "
                + changed(
                    *("decision_id", "participant_id", "by_id", "given_on", "recorded_at"),
                    *("channel", "document_reference", "text_hash"),
                ),
                because="A concurrence stays on record as it was given.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision.reference}: {self.participant}"


@pghistory.track()
class Objection(models.Model):
    """Objection of a Participant to the proposed text, with its reason. A concurrence of the Participant lifts it."""

    decision = models.ForeignKey(
        JointDecision, models.PROTECT, related_name="objections", verbose_name=_("joint decision")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="objections", verbose_name=_("Participant")
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="objections", verbose_name=_("raised by"))
    reason = models.TextField(_("reason"))
    raised_at = models.DateTimeField(_("raised"))
    text_hash = models.CharField(_("hash of the text (SHA-256)"), max_length=64)
    lifted_at = models.DateTimeField(_("lifted"), null=True, editable=False)

    objects = DecisionChildQuerySet["Objection"].as_manager()

    class Meta:
        ordering = ["decision", "raised_at", "id"]
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision", "participant"],
                condition=Q(lifted_at__isnull=True),
                name="participant_objects_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="objection_has_a_reason"),
            PairedForeignKey(
                name="objection_by_own_officer",
                columns=("by_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [
            register_is_open("objection", through="commitments_jointdecision.decision_id"),
            only_own_officers("objection", at="raised_at"),
            only_seated("objection", through="decision"),
            refuse(
                name="objection_while_open",
                operation=pgtrigger.Insert,
                when_row="(SELECT state <> 'open' FROM commitments_jointdecision WHERE id = NEW.decision_id)",
                because="The decision is not open for concurrence.",
            ),
            refuse(
                name="objection_stays_as_raised",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="TG_OP = 'DELETE' OR OLD.lifted_at IS NOT NULL OR "
                + changed("decision_id", "participant_id", "by_id", "reason", "raised_at", "text_hash"),
                because="An objection stays on record as it was raised.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision.reference}: {self.participant}"
