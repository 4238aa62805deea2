"""Stored files, generated documents and ministry templates."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from contacts.models import Participant, User
from core.db.triggers import refuse
from core.search import SearchIndex
from core.text.languages import Language
from dialogue.enums import DocumentFailure, DocumentKind, DocumentState
from dialogue.models.agendas import Agenda
from dialogue.models.delegations import Invitee
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import ProducedDocumentQuerySet, TemplateQuerySet


# The content is excluded because ``audit.services.digests`` checks it against the checksum, which has a history.
@pghistory.track(exclude=["content"])
class StoredFile(models.Model):
    """Stored file, by the SHA-256 of its content, in the database: docs/decisions/0013 gives the reason."""

    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, unique=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    content = models.BinaryField(_("content"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        triggers: ClassVar = [
            refuse(
                name="stored_file_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="true",
                because="A stored file is kept as it is.",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256


@pghistory.track()
class ProducedDocument(models.Model):
    """Generated document: its audience, the instant of the register, the requester and the file.

    ``participant`` is set for a document of that Participant only (its internal brief). ``shared`` documents are
    readable to all Participants; others to the secretariat only. With ``agenda`` it is a permanent file of that issued
    version. ``done`` of ``steps`` is the progress of a long job. All instants are UTC.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="documents", verbose_name=_("Dialogue"))
    agenda = models.ForeignKey(
        Agenda, models.PROTECT, null=True, editable=False, related_name="documents", verbose_name=_("issued agenda")
    )
    kind = models.CharField(_("document"), max_length=13, choices=DocumentKind)
    form = models.CharField(_("form"), max_length=4)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("Participant")
    )
    invitee = models.ForeignKey(
        Invitee, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("invitee")
    )
    shared = models.BooleanField(_("for all Participants"), default=False)
    as_of = models.DateTimeField(_("register data as of"))
    state = models.CharField(_("status"), max_length=7, choices=DocumentState, default=DocumentState.QUEUED)
    done = models.PositiveSmallIntegerField(_("steps done"), default=0)
    steps = models.PositiveSmallIntegerField(_("steps"), default=1)
    error = models.TextField(_("error"), blank=True)
    name = models.CharField(_("file name"), max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("file"))
    asked_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="documents", verbose_name=_("requested by")
    )
    asked_at = models.DateTimeField(_("requested"))
    claimed_at = models.DateTimeField(_("started"), null=True)

    objects = ProducedDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("generated document")
        verbose_name_plural = _("generated documents")
        indexes: ClassVar = [SearchIndex(fields=["name"], name="produced_document_search")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=DocumentState.READY, file__isnull=False) & ~Q(name="")
                | ~Q(state=DocumentState.READY) & Q(file__isnull=True),
                name="document_ready_has_a_file",
            ),
            # A document of one Participant is never shared.
            models.CheckConstraint(
                condition=Q(kind=DocumentKind.BRIEF, participant__isnull=False, shared=False)
                | ~Q(kind=DocumentKind.BRIEF),
                name="document_brief_is_of_one_participant",
            ),
            models.CheckConstraint(
                condition=Q(kind=DocumentKind.INVITEES, invitee__isnull=False)
                | ~Q(kind=DocumentKind.INVITEES) & Q(invitee__isnull=True),
                name="document_for_invitees_names_one",
            ),
        ]
        triggers: ClassVar = [
            refuse(
                name="document_stays_as_made",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="OLD.state = 'ready' AND (TG_OP = 'DELETE' OR NEW.file_id IS DISTINCT FROM OLD.file_id)",
                because="A document that was made is kept as it is.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()} {self.form}"

    @property
    def state_of(self) -> DocumentState:
        return DocumentState(self.state)

    @property
    def words(self) -> str:
        """Return the status of the generation as text."""
        if self.state_of is DocumentState.MAKING and self.steps > 1:
            return gettext("Generating: %(done)d of %(steps)d parts") % {"done": self.done, "steps": self.steps}
        if self.state_of is DocumentState.FAILED:
            # Earlier releases stored the class name of an exception.
            known = self.error in DocumentFailure.values
            return str((DocumentFailure(self.error) if known else DocumentFailure.OTHER).label)
        return str(self.state_of.label)


@pghistory.track()
class DocumentTemplate(models.Model):
    """Template in DOCX of a ministry for a kind of document; the newest is used, unless it is disabled."""

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="document_templates", verbose_name=_("Participant")
    )
    kind = models.CharField(_("document"), max_length=13, choices=DocumentKind)
    name = models.CharField(_("file name"), max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded"))
    failures = models.PositiveSmallIntegerField(_("failures"), default=0, db_default=0, editable=False)
    failure = models.CharField(
        _("last failure"), max_length=8, choices=DocumentFailure, blank=True, default="", db_default="", editable=False
    )

    # A single failure may be due to a busy machine.
    MOST_FAILURES: ClassVar = 2

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["participant__order", "kind", "-uploaded_at", "-id"]
        verbose_name = _("document template")
        verbose_name_plural = _("document templates")

    def __str__(self) -> str:
        return self.name

    owner_id = property(attrgetter("participant_id"))

    @property
    def is_disabled(self) -> bool:
        return self.failures >= self.MOST_FAILURES
