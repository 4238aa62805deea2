"""Questions about mail and reminders, asked as one would say them. ``visible_to`` decides who may read which."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Q, When

from contacts.enums import MessageKind, MessageState, OfficerFunction, ReminderState
from contacts.rules.obligations import OWN

if TYPE_CHECKING:
    from contacts.models import User

    type Viewer = User | AnonymousUser


def readable(viewer: "Viewer", *, message: str = "") -> Q:
    """The condition under which ``viewer`` may read a message, or what hangs on one by the path ``message``.

    The administrator reads the whole log without the texts, the secretariat what concerns the register, a contact
    point officer what went to the own Participant. Mail about an account concerns its bearer and the administrator
    alone, and a reminder of what only one Participant sees that Participant.
    """
    if isinstance(viewer, AnonymousUser) or not viewer.is_active:
        return Q(pk__in=[])
    at = f"{message}__" if message else ""
    if viewer.may.administers:
        return Q()
    of_the_register = ~Q(**{f"{at}kind": MessageKind.ACCOUNT})
    if viewer.may.runs_register:
        return of_the_register & ~Q(**{f"{at}reminder__obligation__startswith": OWN})
    if viewer.may.concurs:
        return of_the_register & Q(**{f"{at}participant": viewer.participant_id})
    return Q(pk__in=[])


class MessageQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Viewer") -> Self:
        return self.filter(readable(viewer))

    def waiting(self) -> Self:
        """What the portal still has to send by itself, or is sending."""
        return self.filter(state__in=[MessageState.QUEUED, MessageState.SENDING])

    def due(self, at: datetime) -> Self:
        """What may be sent now, the longest due first."""
        return self.filter(state=MessageState.QUEUED, next_attempt_at__lte=at).order_by("next_attempt_at", "pk")

    def uncertain(self) -> Self:
        """What may or may not have arrived, until a person decides."""
        return self.filter(state=MessageState.UNCERTAIN)

    def failed(self) -> Self:
        """What did not arrive and nobody has looked at yet; see ``given_up``."""
        return self.filter(state=MessageState.FAILED, decided_at=None)

    def given_up(self) -> Self:
        return self.filter(state=MessageState.FAILED, decided_at__isnull=False)

    def awaiting_decision(self) -> Self:
        return self.uncertain() | self.failed()


class DeliveryAttemptQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Viewer") -> Self:
        return self.filter(readable(viewer, message="message"))


class ReminderQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Viewer") -> Self:
        if isinstance(viewer, AnonymousUser) or not viewer.is_active:
            return self.none()
        if viewer.may.administers or viewer.may.runs_register:
            return self.exclude(obligation__startswith=OWN)
        return self.filter(participant=viewer.participant_id) if viewer.may.concurs else self.none()

    def planned(self) -> Self:
        return self.filter(state=ReminderState.PLANNED)


class ContactPointOfficerQuerySet(models.QuerySet[Any]):
    def in_function(self, on: date) -> Self:
        """Who has the function on ``on``, a day of the Participant's capital, and is in office.

        Primary officers come first, then alternates, then who is sent copies.
        """
        return self.not_over(on).filter(since__lte=on)

    def not_over(self, on: date) -> Self:
        """Who has the function on ``on`` or is to have it later, in the order of ``in_function``."""
        order = Case(*(When(function=function, then=place) for place, function in enumerate(OfficerFunction)))
        rows = self.filter(Q(until__isnull=True) | Q(until__gt=on), official__active=True)
        return rows.order_by(order, "since", "pk")
