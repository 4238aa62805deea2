"""Records of discussion: paragraphs, clearances by each Participant, and corrigenda."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.triggers import changed, only_own_officers, register_is_open
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
from core.db.triggers import refuse, text_in_original
from core.search import SearchIndex
from dialogue.enums import RecordStatus
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import ClearanceQuerySet, RecordChildQuerySet, RecordFormulaQuerySet, RecordQuerySet

ADOPTED = "(SELECT record.status = 'adopted' FROM dialogue_record record WHERE record.id = {row}.record_id)"

# True for a record without paragraphs, or with a seat that has not cleared the current text of a paragraph.
NOT_CLEARED = """
    NOT EXISTS (SELECT 1 FROM dialogue_recordparagraph paragraph WHERE paragraph.record_id = NEW.id)
    OR EXISTS (
        SELECT 1 FROM dialogue_recordparagraph paragraph
        JOIN dialogue_dialogue dialogue ON dialogue.id = NEW.dialogue_id
        JOIN commitments_participation seat ON seat.instrument_id = dialogue.instrument_id
        WHERE paragraph.record_id = NEW.id AND NOT EXISTS (
            SELECT 1 FROM dialogue_clearance clearance
            WHERE clearance.paragraph_id = paragraph.id AND clearance.participant_id = seat.participant_id
                AND clearance.cleared AND clearance.standing_hash IS NOT NULL))"""


@pghistory.track()
class Record(models.Model):
    """Record of discussion of one Dialogue. Dates are local to the meeting."""

    dialogue = models.OneToOneField(Dialogue, models.PROTECT, related_name="record", verbose_name=_("Dialogue"))
    status = models.CharField(
        _("status"), max_length=8, choices=RecordStatus, default=RecordStatus.DRAFT, editable=False
    )
    opened_on = models.DateField(_("open for approval since"), null=True, editable=False)
    clear_by = models.DateField(_("deadline for approval"), null=True, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["dialogue"]
        verbose_name = _("record of discussion")
        verbose_name_plural = _("records of discussion")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status=RecordStatus.ADOPTED, adopted_on__isnull=False)
                | ~Q(status=RecordStatus.ADOPTED) & Q(adopted_on__isnull=True),
                name="record_adopted_on_a_day",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("record", through="dialogue_dialogue.dialogue_id"),
            refuse(
                name="record_stays_adopted",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="OLD.status = 'adopted'",
                because="An adopted record is corrected by a corrigendum alone.",
            ),
            refuse(
                name="record_adopted_when_all_cleared",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row=f"NEW.status = 'adopted' AND ({NOT_CLEARED})",
                because="A record is adopted when each Participant has cleared each paragraph.",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        """Return the document symbol, such as ``JCBD/3/REC``."""
        return f"{self.dialogue.symbol}/REC"


@pghistory.track()
class RecordParagraph(models.Model):
    """Paragraph of the record under an agenda item; ``text_hash`` is the SHA-256 of its texts."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="paragraphs", verbose_name=_("record"))
    order = models.PositiveSmallIntegerField(_("order"))
    item_key = models.CharField(_("agenda item"), max_length=60)
    number = models.CharField(_("number"), max_length=16)
    original_language = original_language()
    text_en, text_fr, text_ja = long_text(_("text"))
    text_hash = models.CharField(_("hash of the text (SHA-256)"), max_length=64, editable=False)

    text = Multilingual()

    objects = RecordChildQuerySet["RecordParagraph"].as_manager()

    class Meta:
        ordering = ["record", "order", "id"]
        verbose_name = _("paragraph of the record")
        verbose_name_plural = _("paragraphs of the record")
        indexes: ClassVar = [SearchIndex(fields=in_three("text"), name="record_paragraph_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["record", "order"], name="paragraph_has_one_place", deferrable=models.Deferrable.DEFERRED
            ),
            written_in_some_language("text", constraint="paragraph_has_a_text"),
            # Target of the composite key of clearances, which ties a clearance to this text of this paragraph.
            models.UniqueConstraint(fields=["id", "text_hash"], name="paragraph_has_one_text"),
        ]
        triggers: ClassVar = [
            text_in_original("record_paragraph", "text"),
            refuse(
                name="paragraph_stays_adopted",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when_row=f"(CASE WHEN TG_OP = 'DELETE' THEN {ADOPTED.format(row='OLD')}"
                f" ELSE {ADOPTED.format(row='NEW')} END)",
                because="An adopted record is corrected by a corrigendum alone.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


@pghistory.track()
class Clearance(models.Model):
    """Clearance of, or comment on, a paragraph by one Participant's own contact point officer.

    ``standing_hash`` repeats ``text_hash`` while the clearance is valid; a change of the text voids it. ``given_at``
    and ``voided_at`` are instants (UTC).
    """

    paragraph = models.ForeignKey(
        RecordParagraph, models.CASCADE, related_name="clearances", verbose_name=_("paragraph")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="clearances", verbose_name=_("Participant")
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="clearances", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given"))
    cleared = models.BooleanField(_("paragraph approved"))
    comment = models.TextField(_("comment or proposed wording"), blank=True)
    text_hash = models.CharField(_("hash of the text (SHA-256)"), max_length=64)
    standing_hash = models.CharField(max_length=64, null=True, editable=False)
    voided_at = models.DateTimeField(_("voided"), null=True, editable=False)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "given_at", "id"]
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paragraph", "participant"],
                condition=Q(standing_hash__isnull=False),
                name="participant_clears_once",
            ),
            models.CheckConstraint(
                condition=Q(standing_hash__isnull=False)
                & Q(standing_hash=models.F("text_hash"), voided_at__isnull=True)
                | Q(standing_hash__isnull=True, voided_at__isnull=False),
                name="clearance_stands_or_is_void",
            ),
            models.CheckConstraint(condition=Q(cleared=True) | ~Q(comment=""), name="clearance_refused_with_a_comment"),
            PairedForeignKey(
                name="clearance_of_the_text_as_it_is",
                columns=("paragraph_id", "standing_hash"),
                to_table="dialogue_recordparagraph",
                to_columns=("id", "text_hash"),
            ),
            PairedForeignKey(
                name="clearance_by_own_officer",
                columns=("by_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]
        triggers: ClassVar = [
            only_own_officers("clearance", at="given_at"),
            refuse(
                name="clearance_while_open",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="""(SELECT record.status <> 'clearing' FROM dialogue_record record
                    JOIN dialogue_recordparagraph paragraph ON paragraph.record_id = record.id
                    WHERE paragraph.id = NEW.paragraph_id)""",
                because="The record is not open for clearance.",
            ),
            refuse(
                name="clearance_stays_as_given",
                operation=pgtrigger.Update,
                when_row="OLD.voided_at IS NOT NULL OR "
                + changed("paragraph_id", "participant_id", "by_id", "given_at", "cleared", "comment", "text_hash"),
                because="A clearance stays as it was given; it can only become void.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paragraph}, {self.participant}"


@pghistory.track()
class RecordCorrection(models.Model):
    """Corrigendum to an adopted record: the paragraph, its new text, the date and the reason."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="corrections", verbose_name=_("record"))
    number = models.PositiveSmallIntegerField(_("number"))
    paragraph = models.ForeignKey(
        RecordParagraph, models.PROTECT, related_name="corrections", verbose_name=_("paragraph")
    )
    original_language = original_language()
    text_en, text_fr, text_ja = long_text(_("corrected text"))
    reason = models.TextField(_("reason"))
    issued_on = models.DateField(_("issued on"))
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("issued by"))

    text = Multilingual()

    objects = RecordChildQuerySet["RecordCorrection"].as_manager()

    class Meta:
        ordering = ["record", "number"]
        verbose_name = _("corrigendum of the record")
        verbose_name_plural = _("corrigenda of the record")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "number"], name="correction_has_one_number"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            written_in_some_language("text", constraint="correction_has_a_text"),
        ]
        triggers: ClassVar = [
            text_in_original("record_correction", "text"),
            refuse(
                name="correction_of_an_adopted_record",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when_row="TG_OP <> 'INSERT' OR NOT " + ADOPTED.format(row="NEW"),
                because="A corrigendum corrects an adopted record, and stays as it was issued.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record.symbol}/Corr.{self.number}"


@pghistory.track()
class RecordFormula(models.Model):
    """Formula of the secretariat's text bank, with which a person begins a paragraph of a record.

    Square brackets mark the parts to be completed. ``title`` says when it is used.
    """

    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("use"))
    text_en, text_fr, text_ja = long_text(_("text"))

    title = Multilingual()
    text = Multilingual()

    objects = RecordFormulaQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("formula")
        verbose_name_plural = _("text bank")
        constraints: ClassVar = [
            written_in_some_language("title", constraint="formula_has_a_use"),
            written_in_some_language("text", constraint="formula_has_a_text"),
        ]
        triggers: ClassVar = [text_in_original("record_formula", "title", "text")]

    def __str__(self) -> str:
        return str(self.title)
