"""Questions about Dialogues and what belongs to them."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

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
    from dialogue.models import Dialogue


def _are_snapshots(model: type[models.Model]) -> bool:
    """Whether the rows are those of a history, which asks by the querysets of what it is of."""
    return any(field.name == "pgh_created_at" for field in model._meta.fields)


class SharedQuerySet(models.QuerySet[Any]):
    """What every Participant, the secretariat and partner systems may see, and administrators may not."""

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all()


class ArrangementQuerySet(SharedQuerySet):
    def in_effect(self, on: date) -> Self:
        """Those that have taken effect by the day ``on``, the latest first: of several of a kind that one counts.

        One without a day has been in effect from the beginning.
        """
        begun = self.filter(Q(effective_on__isnull=True) | Q(effective_on__lte=on))
        return begun.order_by(F("effective_on").desc(nulls_last=True), "-pk")


class DialogueQuerySet(SharedQuerySet):
    def of(self, instrument: "Instrument") -> Self:
        return self.filter(instrument=instrument)

    def held(self) -> Self:
        return self.filter(status=DialogueStatus.HELD)

    def ahead(self) -> Self:
        """Planned, with or without a date, and neither held nor cancelled; the next one first."""
        return self.filter(status__in=[status for status in DialogueStatus if status.is_ahead]).order_by("number")


class DelegateQuerySet(SharedQuerySet):
    def in_order(self) -> Self:
        """As lists of delegations have them: by the order of the MOC, then head, alternate, members."""
        function = Case(*(When(function=each, then=place) for place, each in enumerate(DelegateFunction)))
        return self.order_by("participant__order", function, "order", "pk")


class InviteeQuerySet(SharedQuerySet):
    def expected(self) -> Self:
        """All but those who declined."""
        return self.exclude(state=InviteeState.DECLINED)

    def heard_since(self, day: date) -> Self:
        """Of Dialogues that are ahead, or were held on that day or later, as far as their day is known."""
        held = Q(dialogue__status=DialogueStatus.HELD)
        earlier = Q(dialogue__held_on__lt=day) | Q(dialogue__held_on=None, dialogue__latest_on__lt=day)
        return self.exclude(held & earlier).exclude(dialogue__status=DialogueStatus.CANCELLED)


class ActionItemQuerySet(SharedQuerySet):
    def open(self) -> Self:
        return self.filter(state__in=[state for state in ActionState if state.is_open])


class AgendaQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A draft is the secretariat's; once issued an agenda is for all Participants."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all() if viewer.may.runs_register else self.issued()

    def issued(self) -> Self:
        """Issued or adopted: frozen, with files; in the order in which they were given out."""
        return self.exclude(status=AgendaStatus.DRAFT).order_by("issued_at", "pk")

    def under_number_of(self, dialogue: "Dialogue") -> Self:
        """Those of a Dialogue and of the cancelled ones whose number passed to it: their symbols are one sequence."""
        passed = Q(dialogue__instrument=dialogue.instrument_id, dialogue__number_was=dialogue.number)
        return self.filter(Q(dialogue=dialogue) | passed)

    def standing(self) -> Self:
        """The issues that replace each other, without addenda and corrigenda; the last is the one in force."""
        return self.issued().filter(form="revision")


class AgendaItemQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        if viewer.may.runs_register:
            return self.all()
        rows = self.exclude(agenda__status=AgendaStatus.DRAFT)
        if not _are_snapshots(self.model):
            return rows
        # Of their history, what came to be while the agenda was a draft stays the secretariat's.
        snapshots: Any = self.model._meta.apps.get_model("dialogue", "AgendaEvent")._default_manager
        given = snapshots.filter(pgh_obj_id=OuterRef("agenda"), pgh_created_at__lte=OuterRef("pgh_created_at"))
        return rows.filter(Exists(given.exclude(status=AgendaStatus.DRAFT)))


class OverlapQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Only overlaps with commitments that the viewer may see."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.shared()

    def shared(self) -> Self:
        """Those with commitments that all Participants may see, and so may stand in a document for all of them."""
        return self.filter(Q(commitment__mark__audience__in=SHARED) & ~Q(commitment__state=CommitmentState.DRAFT))


class ProposalQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """What was sent is for all Participants; a draft only for its own, and for who entered it."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        own = Q(entered_by=viewer.pk) if viewer.may.runs_register else Q(pk__in=[])
        if viewer.may.reads_own_drafts:
            own = Q(participant=viewer.participant_id)
        return self.filter(Q(proposed_at__isnull=False) | own)

    def backlog(self) -> Self:
        """Sent, and neither settled nor withdrawn; the oldest first."""
        return self.filter(state=ProposalState.PROPOSED).order_by("proposed_at", "pk")


def readable_paper(viewer: Viewer, *, at: str = "") -> Q:
    """The condition under which ``viewer`` may read a paper, or what hangs on one by the path ``at``.

    Shared where its mark says so; a narrower one only by the Participant that brings it (the narrowest only by its
    contact point officers) and, where the secretariat brings it, by the secretariat.
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


class PaperQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_paper(viewer))

    def shared(self) -> Self:
        """What all Participants may see, and so may stand in a document for all of them."""
        return self.filter(mark__audience__in=SHARED)

    def missing(self) -> Self:
        return self.filter(received_on__isnull=True)


class PaperFileQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_paper(viewer, at="paper__"))


class SpeakerQuerySet(SharedQuerySet):
    def speaking(self) -> Self:
        """Who has the floor: one at most in a Dialogue."""
        return self.filter(begun_at__isnull=False, ended_at=None)

    def waiting(self) -> Self:
        """Who asked for the floor and has not had it yet, in the order in which they asked."""
        return self.filter(begun_at=None).order_by("asked_at", "pk")


class OwnNoteQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Seen by the staff of the Participant whose it is and nobody else, the secretariat included."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_own_drafts:
            return self.none()
        return self.filter(participant=viewer.participant_id)


class ProducedDocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """What is for all; beside that the secretariat's own, or those of the viewer's Participant."""
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


class TemplateQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A ministry's own."""
        if not isinstance(viewer, User) or not viewer.is_active or viewer.may is Role.PARTNER:
            return self.none()
        return self.filter(participant=viewer.participant_id) if viewer.may.belongs_to_participant else self.none()


def readable_record(viewer: Viewer, *, at: str = "") -> Q:
    """The condition under which ``viewer`` may read a record: the secretariat's until it is open for clearance."""
    if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
        return Q(pk__in=[])
    return Q() if viewer.may.runs_register else ~Q(**{f"{at}status": RecordStatus.DRAFT})


class RecordQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_record(viewer))


class HangsOnRecordQuerySet(models.QuerySet[Any]):
    """Paragraphs, clearances and corrections: seen by whoever sees their record."""

    def visible_to(self, viewer: Viewer) -> Self:
        columns = {field.name for field in self.model._meta.fields}
        path = "record" if "record" in columns else "paragraph__record"
        rows = self.filter(readable_record(viewer, at=f"{path}__"))
        if not _are_snapshots(self.model) or (isinstance(viewer, User) and viewer.may.runs_register):
            return rows
        # Of their history, what came to be while the record was a draft stays the secretariat's.
        snapshots: Any = self.model._meta.apps.get_model("dialogue", "RecordEvent")._default_manager
        opened = snapshots.filter(pgh_obj_id=OuterRef(path), pgh_created_at__lte=OuterRef("pgh_created_at"))
        return rows.filter(Exists(opened.exclude(status=RecordStatus.DRAFT)))

    def standing(self) -> Self:
        """Clearances that count: given to the text as it is."""
        return self.filter(standing_hash__isnull=False)
