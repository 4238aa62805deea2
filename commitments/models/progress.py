"""What has become of a commitment: milestones, reports, evidence, changes of state, and a ministry's own notes."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.enums import CommitmentState, Completion, EvidenceKind, Health, MilestoneResolution
from commitments.models.commitments import Commitment
from commitments.querysets import (
    EvidenceQuerySet,
    HangsOnCommitmentQuerySet,
    InternalNoteQuerySet,
    MilestoneQuerySet,
    ProgressReportQuerySet,
)
from commitments.triggers import changed, register_is_open
from contacts.models import HandlingMark, Participant, User
from core.db.multilingual import (
    Multilingual,
    in_three,
    long_text,
    original_language,
    short_text,
    written_in_some_language,
)
from core.db.triggers import refuse, text_in_original
from core.files.enums import ScanState
from core.search import SearchIndex


@pghistory.track()
class Milestone(models.Model):
    """A point on the way of a commitment, with the day it is due and how it was resolved."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="milestones", verbose_name=_("commitment"))
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    due_on = models.DateField(_("due on"))
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=12, choices=MilestoneResolution, blank=True)

    title = Multilingual()

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "due_on", "id"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        indexes: ClassVar = [
            # The agenda asks which milestones are due before the next Dialogue and not yet resolved.
            models.Index(fields=["due_on"], condition=models.Q(resolved_on__isnull=True), name="milestone_open_due"),
            # A long list of the admin finds its first and its last day here, and the years between them.
            models.Index(fields=["due_on", "id"], name="milestones_by_due_on"),
            # The orders that programs may ask for, here and below, each with the key behind it.
            models.Index(fields=["resolved_on", "id"], name="milestones_by_resolved_on"),
            SearchIndex(fields=in_three("title"), name="milestone_search"),
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="milestone_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(resolved_on__isnull=True, resolution="")
                | (models.Q(resolved_on__isnull=False) & ~models.Q(resolution="")),
                name="milestone_resolved_says_how",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("milestone", through="commitments_commitment.commitment_id"),
            text_in_original("milestone", "title"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def owner_id(self) -> int | None:
        """The Participant whose record this is."""
        return self.commitment.lead_id


@pghistory.track()
class ProgressReport(models.Model):
    """What a Participant reports on a commitment. Once submitted it never changes: a correction supersedes it.

    ``participant`` is whose report it is; where the secretariat entered it on behalf, ``on_behalf`` stays visible.
    ``submitted_at`` is an instant in UTC, empty while the report is being written.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports", verbose_name=_("commitment"))
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="reports", verbose_name=_("report of"))
    reported_on = models.DateField(_("state as of"))
    original_language = original_language()
    text_en, text_fr, text_ja = long_text(_("text"))
    health = models.CharField(_("health"), max_length=12, choices=Health)
    completion = models.CharField(_("completion"), max_length=12, choices=Completion)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )
    on_behalf = models.BooleanField(_("entered by the secretariat on behalf"), default=False, editable=False)
    entered_by = models.ForeignKey(
        User, models.PROTECT, editable=False, related_name="reports_entered", verbose_name=_("entered by")
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)

    text = Multilingual()

    objects = ProgressReportQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "-reported_on", "-id"]
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        indexes: ClassVar = [
            # As for milestones.
            models.Index(fields=["reported_on", "id"], name="reports_by_reported_on"),
            models.Index(fields=["submitted_at", "id"], name="reports_by_submitted_at"),
            SearchIndex(fields=in_three("text"), name="progress_report_search"),
        ]
        constraints: ClassVar = [written_in_some_language("text", constraint="progress_report_has_a_text")]
        triggers: ClassVar = [
            text_in_original("progress_report", "text"),
            refuse(
                name="submitted_report_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="OLD.submitted_at IS NOT NULL",
                because="A submitted report never changes: enter a correction that supersedes it.",
            ),
            register_is_open("progress_report", through="commitments_commitment.commitment_id"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment.reference}, {self.reported_on}"

    @property
    def health_of(self) -> Health:
        return Health(self.health)

    @property
    def owner_id(self) -> int:
        """The Participant whose record this is."""
        return self.participant_id


@pghistory.track()
class Evidence(models.Model):
    """A link or a file that shows what a report says, with a mark of its own and the checksum of the file."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="evidence", verbose_name=_("commitment"))
    report = models.ForeignKey(
        ProgressReport, models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("report")
    )
    kind = models.CharField(_("kind"), max_length=4, choices=EvidenceKind, default=EvidenceKind.LINK)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    link = models.URLField(_("public link"), max_length=500, blank=True)
    # Where it is stored, under a name of its own; ``file_name`` is the one under which it was brought.
    file = models.FileField(_("file"), upload_to="evidence/%Y/", blank=True)
    file_name = models.CharField(
        _("name of the file"), max_length=200, blank=True, db_default="", default="", editable=False
    )
    size = models.PositiveIntegerField(_("size in bytes"), null=True, editable=False)
    media_type = models.CharField(
        _("media type"), max_length=100, blank=True, db_default="", default="", editable=False
    )
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True, editable=False)
    scan_state = models.CharField(
        _("virus scan"),
        max_length=7,
        choices=ScanState,
        default=ScanState.WAITING,
        db_default=ScanState.WAITING,
        editable=False,
    )
    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="evidence", verbose_name=_("handling mark"))

    title = Multilingual()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "id"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        indexes: ClassVar = [SearchIndex(fields=in_three("title"), name="evidence_search")]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="evidence_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(kind=EvidenceKind.LINK, file="") & ~models.Q(link="")
                | models.Q(kind=EvidenceKind.FILE, link="") & ~models.Q(file=""),
                name="evidence_is_a_link_or_a_file",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=EvidenceKind.LINK, file_name="", media_type="", sha256="", size=None)
                | models.Q(kind=EvidenceKind.FILE, size__gt=0, sha256__regex="^[0-9a-f]{64}$")
                & ~models.Q(file_name="")
                & ~models.Q(media_type=""),
                name="evidence_in_a_file_says_what_it_is",
            ),
        ]
        triggers: ClassVar = [
            text_in_original("evidence", "title"),
            register_is_open(
                "evidence",
                through="commitments_commitment.commitment_id",
                # What the scanner finds is no change of the register, and may come after its last day.
                unless=(
                    "TG_OP = 'UPDATE' AND NEW.scan_state <> OLD.scan_state"
                    " AND to_jsonb(NEW) - 'scan_state' = to_jsonb(OLD) - 'scan_state'"
                ),
            ),
            refuse(
                name="evidence_file_never_changes",
                operation=pgtrigger.Update,
                when_row=changed("kind", "file", "file_name", "size", "media_type", "sha256"),
                because="What was brought as evidence is kept as it is: take it off, and bring another file.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def can_be_had(self) -> bool:
        """Whether there is a file, and one that is given out: where there is a scanner, it has found nothing in it."""
        open_now = ScanState(self.scan_state).is_open(watched=bool(settings.SCANNER))
        return self.kind == EvidenceKind.FILE and open_now

    @property
    def scan_told(self) -> str:
        """How its scan stands, in words."""
        return ScanState(self.scan_state).told(watched=bool(settings.SCANNER))

    @property
    def owner_id(self) -> int | None:
        """The Participant whose record this is."""
        return self.commitment.lead_id


@pghistory.track()
class StateChange(models.Model):
    """A change of a commitment's state: from what to what, on which day, by whom and why.

    ``on`` is the day from which the change holds, which may lie before the day it was entered: the agenda as of an
    earlier date reads these days.
    """

    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="state_changes", verbose_name=_("commitment")
    )
    before = models.CharField(_("from"), max_length=12, choices=CommitmentState, blank=True)
    after = models.CharField(_("to"), max_length=12, choices=CommitmentState)
    on = models.DateField(_("holds from"))
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="state_changes", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = HangsOnCommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "on", "id"]
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        indexes: ClassVar = [models.Index(fields=["on", "id"], name="state_changes_by_on")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="state_change_changes_it"),
        ]
        triggers: ClassVar = [register_is_open("state_change", through="commitments_commitment.commitment_id")]

    def __str__(self) -> str:
        return f"{self.commitment.reference}: {self.get_after_display()}"


@pghistory.track()
class InternalNote(models.Model):
    """A note of one Participant on a commitment, for its own staff only."""

    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="internal_notes", verbose_name=_("commitment")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="internal_notes", verbose_name=_("Participant")
    )
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(
        User, models.PROTECT, editable=False, related_name="internal_notes", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = InternalNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at"]
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        indexes: ClassVar = [SearchIndex(fields=["text"], name="internal_note_search")]
        triggers: ClassVar = [register_is_open("internal_note", through="commitments_commitment.commitment_id")]

    def __str__(self) -> str:
        return f"{self.participant}: {self.commitment.reference}"

    @property
    def owner_id(self) -> int:
        """The Participant whose record this is."""
        return self.participant_id
