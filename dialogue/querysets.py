"""Questions about Dialogues and what belongs to them."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from commitments.querysets import SHARED, Viewer
from contacts.models import User
from dialogue.enums import ActionState, DialogueStatus

if TYPE_CHECKING:
    from commitments.models import Instrument


class SharedQuerySet(models.QuerySet[Any]):
    """What every Participant, the secretariat and partner systems may see, and administrators may not."""

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all()


class DialogueQuerySet(SharedQuerySet):
    def of(self, instrument: "Instrument") -> Self:
        return self.filter(instrument=instrument)

    def held(self) -> Self:
        return self.filter(status=DialogueStatus.HELD)

    def ahead(self) -> Self:
        """Planned, with or without a date, and neither held nor cancelled; the next one first."""
        return self.filter(status__in=[status for status in DialogueStatus if status.is_ahead]).order_by("number")


class ActionItemQuerySet(SharedQuerySet):
    def open(self) -> Self:
        return self.filter(state__in=[state for state in ActionState if state.is_open])


class AgendaQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A draft is the secretariat's; once issued an agenda is for all Participants."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all() if viewer.may.runs_register else self.exclude(status="draft")


class AgendaItemQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.all() if viewer.may.runs_register else self.exclude(agenda__status="draft")


class OverlapQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Only overlaps with commitments that the viewer may see."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        return self.shared()

    def shared(self) -> Self:
        """Those with commitments that all Participants may see, and so may stand in a document for all of them."""
        return self.filter(Q(commitment__mark__audience__in=SHARED) & ~Q(commitment__state="draft"))
