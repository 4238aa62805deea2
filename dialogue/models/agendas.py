"""Saved agendas: versions, and the items that people changed, added or took out."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.triggers import register_is_open
from contacts.models import Participant, User
from contacts.multilingual import Multilingual, long_text, original_language, short_text
from dialogue.enums import AgendaStatus, ItemOrigin, ItemPurpose
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import AgendaItemQuerySet, AgendaQuerySet


@pghistory.track()
class Agenda(models.Model):
    """A version of a Dialogue's agenda: at most one draft at a time, then issued as revision 0, 1, 2 ...

    ``as_of`` is the instant (UTC) at which the register was read for it.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="agendas", verbose_name=_("Dialogue"))
    status = models.CharField(
        _("status"), max_length=8, choices=AgendaStatus, default=AgendaStatus.DRAFT, editable=False
    )
    revision = models.PositiveSmallIntegerField(_("revision"), default=0, editable=False)
    as_of = models.DateTimeField(_("register read as of"), editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True, editable=False)
    saved_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="agendas", verbose_name=_("saved by")
    )
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "revision", "id"]
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(status=AgendaStatus.DRAFT), name="one_draft_agenda_a_dialogue"
            ),
            models.UniqueConstraint(fields=["dialogue", "revision"], name="agenda_revision_once"),
            models.CheckConstraint(
                condition=models.Q(status=AgendaStatus.DRAFT, issued_on__isnull=True)
                | (~models.Q(status=AgendaStatus.DRAFT) & models.Q(issued_on__isnull=False)),
                name="agenda_issued_on_a_day",
            ),
        ]
        triggers: ClassVar = [register_is_open("agenda", through="dialogue_dialogue.dialogue_id")]

    def __str__(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        """The document symbol, such as ``JCBD/3/1/Rev.1``: series, Dialogue, document, revision."""
        prefix = self.dialogue.instrument.document_symbol
        base = f"{prefix}/{self.dialogue.number}/1"
        return f"{base}/Rev.{self.revision}" if self.revision else base


@pghistory.track()
class AgendaItem(models.Model):
    """An item of a saved agenda.

    ``key`` is the item's place in the skeleton and stays the same from one compilation to the next. Where ``origin``
    says that a person changed, added or took out the item, compiling again leaves it as it is; ``reasons`` and
    ``records`` are what the register said when it was last compiled.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="items", verbose_name=_("agenda"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    key = models.CharField(_("key"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    origin = models.CharField(
        _("origin"), max_length=8, choices=ItemOrigin, default=ItemOrigin.REGISTER, editable=False
    )
    purpose = models.CharField(_("purpose"), max_length=12, choices=ItemPurpose, default=ItemPurpose.INFORMATION)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    lead = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("lead")
    )
    presenter = models.CharField(_("presenter"), max_length=200, blank=True)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    background_en, background_fr, background_ja = long_text(_("background"))
    action_en, action_fr, action_ja = long_text(_("action"))
    decision_en, decision_fr, decision_ja = long_text(_("draft wording of a decision"))
    reasons = ArrayField(models.CharField(max_length=40), default=list, editable=False, verbose_name=_("reasons"))
    records = ArrayField(models.CharField(max_length=40), default=list, editable=False, verbose_name=_("records"))
    changed_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="agenda_items", verbose_name=_("changed by")
    )

    title = Multilingual()
    background = Multilingual()
    action = Multilingual()
    decision = Multilingual()

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["agenda", "order", "id"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints: ClassVar = [models.UniqueConstraint(fields=["agenda", "key"], name="agenda_item_key_once")]

    def __str__(self) -> str:
        return str(self.title) or self.key
