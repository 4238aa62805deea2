"""Saved agenda versions and their items."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from commitments.triggers import changed, register_is_open
from contacts.models import Participant, User
from core.db.multilingual import Multilingual, in_three, long_text, original_language, short_text
from core.db.triggers import refuse, text_in_original
from core.search import SearchIndex
from dialogue.enums import AgendaForm, AgendaStatus, ItemOrigin, ItemPurpose
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import AgendaItemQuerySet, AgendaQuerySet

# Columns frozen on issue; only the adoption comes later.
ISSUED_COLUMNS = (
    *("dialogue_id", "form", "revision", "base_id", "as_of", "issued_on", "issued_at", "issued_by_id", "meeting"),
    *("not_ready_reason", "saved_by_id"),
)


@pghistory.track()
class Agenda(models.Model):
    """Version of a Dialogue's agenda: at most one draft at a time; issued versions are immutable.

    ``as_of`` and ``issued_at`` are instants (UTC): when the register was read, and when the agenda was issued; dates
    are local to the meeting. ``revision`` counts within ``form``: the first issue of the agenda is 0, then Rev.1; an
    addendum or a corrigendum begins at 1 and supplements its ``base``. ``meeting`` stores date, hours and place as
    issued, so that a later change can be described.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="agendas", verbose_name=_("Dialogue"))
    status = models.CharField(
        _("status"), max_length=8, choices=AgendaStatus, default=AgendaStatus.DRAFT, editable=False
    )
    form = models.CharField(_("form"), max_length=11, choices=AgendaForm, default=AgendaForm.REVISION, editable=False)
    revision = models.PositiveSmallIntegerField(_("revision"), default=0, editable=False)
    base = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="beside",
        verbose_name=_("related agenda"),
    )
    as_of = models.DateTimeField(_("register data as of"), editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True, editable=False)
    issued_at = models.DateTimeField(_("issued"), null=True, editable=False)
    issued_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="agendas_issued", verbose_name=_("issued by")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, editable=False)
    not_ready_reason = models.TextField(_("reason for issuing with missing information"), blank=True, editable=False)
    meeting = models.JSONField(_("meeting details at issue"), default=dict, editable=False)
    saved_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="agendas", verbose_name=_("saved by")
    )
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue", "issued_at", "id"]
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(status=AgendaStatus.DRAFT), name="one_draft_agenda_a_dialogue"
            ),
            models.UniqueConstraint(fields=["dialogue", "form", "revision"], name="agenda_symbol_once"),
            models.CheckConstraint(
                condition=models.Q(status=AgendaStatus.DRAFT, issued_on__isnull=True, issued_at__isnull=True)
                | (~models.Q(status=AgendaStatus.DRAFT) & models.Q(issued_on__isnull=False, issued_at__isnull=False)),
                name="agenda_issued_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(status=AgendaStatus.ADOPTED, adopted_on__isnull=False)
                | ~models.Q(status=AgendaStatus.ADOPTED) & models.Q(adopted_on__isnull=True),
                name="agenda_adopted_on_a_day",
            ),
            # A meeting adopts one agenda; earlier and supplementary versions remain issued.
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=models.Q(status=AgendaStatus.ADOPTED),
                name="one_adopted_agenda_a_dialogue",
            ),
            models.CheckConstraint(
                condition=models.Q(form=AgendaForm.REVISION, base__isnull=True)
                | ~models.Q(form=AgendaForm.REVISION) & models.Q(base__isnull=False, revision__gte=1),
                name="agenda_stands_beside_its_base",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("agenda", through="dialogue_dialogue.dialogue_id"),
            refuse(
                name="agenda_stays_as_issued",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="OLD.status <> 'draft' AND (TG_OP = 'DELETE' OR NEW.status = 'draft' OR "
                + changed(*ISSUED_COLUMNS)
                + ")",
                because="An issued agenda stays as it is: make a revision, an addendum or a corrigendum.",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        return reverse("dialogue:version", args=[self.dialogue.number, self.pk])

    @property
    def form_of(self) -> AgendaForm:
        return AgendaForm(self.form)

    @property
    def status_of(self) -> AgendaStatus:
        return AgendaStatus(self.status)

    @property
    def symbol(self) -> str:
        """Return the document symbol, such as ``JCBD/3/1/Rev.1``: series, Dialogue, document, version."""
        return f"{self.dialogue.symbol}/1{AgendaForm(self.form).suffix(self.revision)}"


@pghistory.track()
class AgendaItem(models.Model):
    """Item of a saved agenda.

    ``key`` is the item's position in the skeleton and is stable across compilations. Compiling does not overwrite an
    item whose ``origin`` says that a user changed, added or removed it; ``reasons`` and ``records`` are those of the
    last compilation, ``left_out`` the later reasons that users rejected. ``number``, ``bis`` and ``letter`` are
    assigned on issue and fixed for the key in every later version: ``6 bis`` comes between 6 and 7. ``debate`` is its
    track at issue with those of its commitments (``rules.agenda.issued_tracks``), null before.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="items", verbose_name=_("agenda"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    key = models.CharField(_("key"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, editable=False)
    bis = models.CharField(_("bis"), max_length=12, blank=True, editable=False)
    letter = models.CharField(_("letter"), max_length=3, blank=True, editable=False)
    is_late = models.BooleanField(_("after the deadline"), default=False, editable=False)
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
    action_en, action_fr, action_ja = long_text(pgettext_lazy("asked of the Participants under an item", "action"))
    decision_en, decision_fr, decision_ja = long_text(_("draft wording of a decision"))
    reasons = ArrayField(models.CharField(max_length=40), default=list, editable=False, verbose_name=_("reasons"))
    left_out = ArrayField(
        models.CharField(max_length=40), default=list, editable=False, verbose_name=_("reasons removed manually")
    )
    records = ArrayField(models.CharField(max_length=40), default=list, editable=False, verbose_name=_("records"))
    debate = models.JSONField(_("debate at issue"), null=True, editable=False)
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
        indexes: ClassVar = [SearchIndex(fields=in_three("title", "background"), name="agenda_item_search")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["agenda", "key"], name="agenda_item_key_once")]
        triggers: ClassVar = [
            text_in_original("agenda_item", "title", "background", "action", "decision"),
            refuse(
                name="agenda_item_stays_as_issued",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when_row="""(SELECT status <> 'draft' FROM dialogue_agenda
                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.agenda_id ELSE NEW.agenda_id END)
                    OR (TG_OP = 'UPDATE' AND NEW.agenda_id <> OLD.agenda_id)""",
                because="This agenda was issued: its items stay as they are.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.key
