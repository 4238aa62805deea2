"""Progress of a commitment: milestones, reports, evidence, state changes, and internal notes of a ministry."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.enums import CommitmentState, Completion, EvidenceKind, Health, MilestoneResolution
from commitments.models.commitments import Commitment
from commitments.querysets import (
    CommitmentChildQuerySet,
    EvidenceQuerySet,
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
    """Milestone of a commitment, with its due date and its resolution."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="milestones", verbose_name=_("commitment"))
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    due_on = models.DateField(_("due date"))
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=12, choices=MilestoneResolution, blank=True)

    title = Multilingual()

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "due_on", "id"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        indexes: ClassVar = [
            # For the agenda: open milestones due before the next Dialogue.
            models.Index(fields=["due_on"], condition=models.Q(resolved_on__isnull=True), name="milestone_open_due"),
            # For the date hierarchy of the admin: first and last date, and the years between them.
            models.Index(fields=["due_on", "id"], name="milestones_by_due_on"),
            # Sort orders of the API, here and below, each with the primary key as tie-breaker.
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

    owner_id = property(attrgetter("commitment.lead_id"))


@pghistory.track()
class ProgressReport(models.Model):
    """Progress report of a Participant on a commitment, immutable once submitted: a correction supersedes it.

    ``participant`` is the reporting Participant; ``on_behalf`` records that the secretariat entered the report.
    ``submitted_at`` is an instant in UTC, None for a draft.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports", verbose_name=_("commitment"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="reports", verbose_name=_("reporting Participant")
    )
    reported_on = models.DateField(_("reporting date"))
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
    provisional = models.BooleanField(
        _("provisional"),
        default=False,
        db_default=False,
        help_text=_("The content is not final. Confirming submits it again without this mark."),
    )
    on_behalf = models.BooleanField(
        _("entered by the secretariat on behalf of the Participant"), default=False, editable=False
    )
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
            # Sort orders of the API, as for milestones.
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

    owner_id = property(attrgetter("participant_id"))


@pghistory.track()
class Evidence(models.Model):
    """Link or file that supports a report, with its own handling mark and, for a file, its checksum."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="evidence", verbose_name=_("commitment"))
    report = models.ForeignKey(
        ProgressReport, models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("report")
    )
    kind = models.CharField(_("kind"), max_length=4, choices=EvidenceKind, default=EvidenceKind.LINK)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    link = models.URLField(_("public link"), max_length=500, blank=True)
    # Stored under a random name; ``file_name`` is the name of the upload.
    file = models.FileField(_("file"), upload_to="evidence/%Y/", blank=True)
    file_name = models.CharField(_("file name"), max_length=200, blank=True, db_default="", default="", editable=False)
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
        verbose_name = _("supporting document")
        verbose_name_plural = _("supporting document")
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
                # A scan result does not change the register, and may arrive after its last day.
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
        """Return whether a file can be downloaded: if there is a scanner, it must have found the file clean."""
        open_now = ScanState(self.scan_state).is_open(watched=bool(settings.SCANNER))
        return self.kind == EvidenceKind.FILE and open_now

    @property
    def scan_status(self) -> str:
        """Return the status of the virus scan in words."""
        return ScanState(self.scan_state).label_for(watched=bool(settings.SCANNER))

    owner_id = property(attrgetter("commitment.lead_id"))


@pghistory.track()
class StateChange(models.Model):
    """State change of a commitment: old and new state, date, user and reason.

    ``on`` is the date from which the change is valid. It may be before the date of entry: an agenda for an earlier date
    uses these dates.
    """

    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="state_changes", verbose_name=_("commitment")
    )
    before = models.CharField(_("from"), max_length=12, choices=CommitmentState, blank=True)
    after = models.CharField(_("to"), max_length=12, choices=CommitmentState)
    on = models.DateField(_("effective from"))
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="state_changes", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = CommitmentChildQuerySet["StateChange"].as_manager()

    class Meta:
        ordering = ["commitment", "on", "id"]
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        indexes: ClassVar = [models.Index(fields=["on", "id"], name="state_changes_by_on")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="state_change_changes_it"),
        ]
        triggers: ClassVar = [register_is_open("state_change", through="commitments_commitment.commitment_id")]

    def __str__(self) -> str:
        return f"{self.commitment.reference}: {self.get_after_display()}"


@pghistory.track()
class InternalNote(models.Model):
    """Internal note of one Participant on a commitment, for its own staff only."""

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
        ordering = ["-written_at", "-id"]
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        indexes: ClassVar = [SearchIndex(fields=["text"], name="internal_note_search")]
        triggers: ClassVar = [register_is_open("internal_note", through="commitments_commitment.commitment_id")]

    def __str__(self) -> str:
        return f"{self.participant}: {self.commitment.reference}"

    owner_id = property(attrgetter("participant_id"))
