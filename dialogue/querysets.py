"""Querysets of Dialogues and their related records."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When

from commitments.enums import CommitmentState
from commitments.querysets import SHARED, Viewer, home_of
from contacts.enums import Audience, Role
from contacts.models import User
from dialogue.enums import (
    ActionState,
    AgendaStatus,
    DelegateFunction,
    DialogueStatus,
    DocumentState,
    InviteeState,
    ProposalState,
    RecordStatus,
)

if TYPE_CHECKING:
    from commitments.models import Instrument
    from dialogue.models import (
        ActionItem,
        Agenda,
        AgendaItem,
        BriefNote,
        Clearance,
        Delegate,
        Dialogue,
        DocumentTemplate,
        Invitee,
        Paper,
        PaperFile,
        ProducedDocument,
        Proposal,
        Record,
        RecordFormula,
        Speaker,
        TrackChange,
        WorkingArrangement,
    )


def _are_snapshots(model: type[models.Model]) -> bool:
    """Return whether the model is a history table, which reuses the querysets of the tracked model."""
    return any(field.name == "pgh_created_at" for field in model._meta.fields)


class SharedQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of records visible to every Participant, the secretariat and partner systems, not to administrators."""

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all()


class ArrangementQuerySet(SharedQuerySet["WorkingArrangement"]):
    def in_effect(self, on: date) -> Self:
        """Return arrangements in effect on the day ``on``, the latest first: the first of each kind applies.

        One without a date has been in effect from the beginning.
        """
        begun = self.filter(Q(effective_on__isnull=True) | Q(effective_on__lte=on))
        return begun.order_by(F("effective_on").desc(nulls_last=True), "-pk")


class DialogueQuerySet(SharedQuerySet["Dialogue"]):
    def of(self, instrument: "Instrument") -> Self:
        return self.filter(instrument=instrument)

    def held(self) -> Self:
        return self.filter(status=DialogueStatus.HELD)

    def ahead(self) -> Self:
        """Return Dialogues that are neither held nor cancelled, the next one first."""
        return self.filter(status__in=[status for status in DialogueStatus if status.is_ahead]).order_by("number")


class DelegateQuerySet(SharedQuerySet["Delegate"]):
    def in_order(self) -> Self:
        """Return delegates in the order of the MOC, then head, alternate, members."""
        function = Case(*(When(function=each, then=place) for place, each in enumerate(DelegateFunction)))
        return self.order_by("participant__order", function, "order", "pk")


class InviteeQuerySet(SharedQuerySet["Invitee"]):
    def expected(self) -> Self:
        """Return invitees who have not declined."""
        return self.exclude(state=InviteeState.DECLINED)

    def heard_since(self, day: date) -> Self:
        """Return invitees of Dialogues ahead, and of those held on or after ``day`` as far as their date is known."""
        held = Q(dialogue__status=DialogueStatus.HELD)
        earlier = Q(dialogue__held_on__lt=day) | Q(dialogue__held_on=None, dialogue__latest_on__lt=day)
        return self.exclude(held & earlier).exclude(dialogue__status=DialogueStatus.CANCELLED)


class ActionItemQuerySet(SharedQuerySet["ActionItem"]):
    def open(self) -> Self:
        return self.filter(state__in=[state for state in ActionState if state.is_open])


class AgendaQuerySet(models.QuerySet["Agenda"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return visible agendas: drafts for the secretariat only, issued ones for all Participants."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all() if viewer.may.runs_register else self.issued()

    def issued(self) -> Self:
        """Return issued and adopted agendas in the order of their issue."""
        return self.exclude(status=AgendaStatus.DRAFT).order_by("issued_at", "pk")

    def under_number_of(self, dialogue: "Dialogue") -> Self:
        """Return agendas of a Dialogue and of cancelled ones whose number passed to it: they share symbols."""
        passed = Q(dialogue__instrument=dialogue.instrument_id, dialogue__number_was=dialogue.number)
        return self.filter(Q(dialogue=dialogue) | passed)

    def standing(self) -> Self:
        """Return issues that replace each other, without addenda and corrigenda; the last is current."""
        return self.issued().filter(form="revision")


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"agenda": ("status",)}

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        if viewer.may.runs_register:
            return self.all()
        rows = self.exclude(agenda__status=AgendaStatus.DRAFT)
        if not _are_snapshots(self.model):
            return rows
        # History rows written while the agenda was a draft stay visible to the secretariat only.
        snapshots: Any = self.model._meta.apps.get_model("dialogue", "AgendaEvent")._default_manager
        given = snapshots.filter(pgh_obj_id=OuterRef("agenda"), pgh_created_at__lte=OuterRef("pgh_created_at"))
        return rows.filter(Exists(given.exclude(status=AgendaStatus.DRAFT)))


class OverlapQuerySet[M: models.Model](models.QuerySet[M]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {
        "commitment": ("mark", "state"),
        "commitment__mark": ("audience",),
    }

    def visible_to(self, viewer: Viewer) -> Self:
        """Return overlaps whose commitments all Participants may see, for every reader of the register."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.shared()

    def shared(self) -> Self:
        """Return overlaps whose commitments all Participants may see, for documents shared with all of them."""
        return self.filter(Q(commitment__mark__audience__in=SHARED) & ~Q(commitment__state=CommitmentState.DRAFT))


class TrackChangeQuerySet(models.QuerySet["TrackChange"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return changes whose commitments all Participants may see, for every reader of the register."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.shared()

    def shared(self) -> Self:
        """Return changes of items, and of commitments that all Participants may see."""
        shared = Q(commitment__mark__audience__in=SHARED) & ~Q(commitment__state=CommitmentState.DRAFT)
        return self.filter(Q(commitment__isnull=True) | shared)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return visible proposals: sent ones for all, drafts for their ministry and the user who entered them."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        own = Q(entered_by=viewer.pk) if viewer.may.runs_register else Q(pk__in=[])
        if viewer.may.reads_own_drafts:
            own = Q(participant=viewer.participant_id)
        return self.filter(Q(proposed_at__isnull=False) | own)

    def backlog(self) -> Self:
        """Return proposals that are sent and not yet reviewed or withdrawn, the oldest first."""
        return self.filter(state=ProposalState.PROPOSED).order_by("proposed_at", "pk")


def readable_paper(viewer: Viewer, *, at: str = "") -> Q:
    """Return the visibility filter for papers, or for records related to one by the path ``at``.

    Papers are shared if their mark says so; a narrower one is visible to the Participant that submits it (the narrowest
    to its contact point officers only) and, for the secretariat's papers, to the secretariat.
    """
    if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
        return Q(pk__in=[])
    seen = Q(**{f"{at}mark__audience__in": SHARED})
    if viewer.may.runs_register:
        return seen | Q(**{f"{at}expected_from": None})
    if (home := home_of(viewer)) is None:
        return seen
    own = Q(**{f"{at}expected_from": home})
    return seen | (own if viewer.may.concurs else own & ~Q(**{f"{at}mark__audience": Audience.NAMED}))


class PaperQuerySet(models.QuerySet["Paper"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"mark": ("audience",)}

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_paper(viewer))

    def under_number_of(self, dialogue: "Dialogue") -> Self:
        """Return papers of a Dialogue and of cancelled ones whose number passed to it: they share symbols."""
        passed = Q(dialogue__instrument=dialogue.instrument_id, dialogue__number_was=dialogue.number)
        return self.filter(Q(dialogue=dialogue) | passed)

    def shared(self) -> Self:
        """Return papers visible to all Participants, for documents shared with all of them."""
        return self.filter(mark__audience__in=SHARED)

    def missing(self) -> Self:
        return self.filter(received_on__isnull=True)


class PaperFileQuerySet(models.QuerySet["PaperFile"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {
        "paper": ("expected_from", "mark"),
        "paper__mark": ("audience",),
    }

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_paper(viewer, at="paper__"))


class SpeakerQuerySet(SharedQuerySet["Speaker"]):
    def speaking(self) -> Self:
        """Return the current speakers: at most one per Dialogue."""
        return self.filter(begun_at__isnull=False, ended_at=None)

    def waiting(self) -> Self:
        """Return speakers who have not had the floor yet, in the order of their requests."""
        return self.filter(begun_at=None).order_by("asked_at", "pk")


class OwnNoteQuerySet(models.QuerySet["BriefNote"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return notes of the viewer's own Participant; not visible to others, the secretariat included."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_own_drafts:
            return self.none()
        return self.filter(participant=viewer.participant_id)


class ProducedDocumentQuerySet(models.QuerySet["ProducedDocument"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return visible documents: shared ones, and those of the secretariat or of the viewer's Participant."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        shared = Q(shared=True, participant=None)
        if viewer.may.runs_register:
            return self.filter(Q(participant=None))
        if viewer.may.reads_own_drafts:
            return self.filter(shared | Q(participant=viewer.participant_id))
        return self.filter(shared)

    def ready(self) -> Self:
        return self.filter(state=DocumentState.READY)


class TemplateQuerySet(models.QuerySet["DocumentTemplate"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return templates of the viewer's own ministry."""
        if not isinstance(viewer, User) or not viewer.is_active or viewer.may is Role.PARTNER:
            return self.none()
        return self.filter(participant=viewer.participant_id) if viewer.may.belongs_to_participant else self.none()


def readable_record(viewer: Viewer, *, at: str = "") -> Q:
    """Return the visibility filter for records: the secretariat's until opened for clearance, then for all."""
    if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
        return Q(pk__in=[])
    return Q() if viewer.may.runs_register else ~Q(**{f"{at}status": RecordStatus.DRAFT})


class RecordQuerySet(models.QuerySet["Record"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_record(viewer))


class RecordChildQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of a record's paragraphs and corrections, with the visibility of the record at the path ``parent``."""

    parent = "record"
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"record": ("status",)}

    def visible_to(self, viewer: Viewer) -> Self:
        path = self.parent
        rows = self.filter(readable_record(viewer, at=f"{path}__"))
        if not _are_snapshots(self.model) or (isinstance(viewer, User) and viewer.may.runs_register):
            return rows
        # History rows written while the record was a draft stay visible to the secretariat only.
        snapshots: Any = self.model._meta.apps.get_model("dialogue", "RecordEvent")._default_manager
        opened = snapshots.filter(pgh_obj_id=OuterRef(path), pgh_created_at__lte=OuterRef("pgh_created_at"))
        return rows.filter(Exists(opened.exclude(status=RecordStatus.DRAFT)))


class ClearanceQuerySet(RecordChildQuerySet["Clearance"]):
    parent = "paragraph__record"
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"paragraph": ("record",), "paragraph__record": ("status",)}

    def standing(self) -> Self:
        """Return valid clearances: those given to the current text."""
        return self.filter(standing_hash__isnull=False)


class RecordFormulaQuerySet(models.QuerySet["RecordFormula"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return the text bank, a working tool of the secretariat alone."""
        runs = isinstance(viewer, User) and viewer.is_active and viewer.may.runs_register
        return self.all() if runs else self.none()
