"""Querysets of messages and reminders. ``visible_to`` decides their visibility."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Q, When

from contacts.enums import MessageKind, MessageState, OfficerFunction, ReminderState
from contacts.rules.reminder_schedule import OWN

if TYPE_CHECKING:
    from contacts.models import ContactPointOfficer, DeliveryAttempt, Message, Reminder, User

    type Viewer = User | AnonymousUser


def readable(viewer: "Viewer", *, message: str = "") -> Q:
    """Return the condition for messages that ``viewer`` may read, or for rows with the path ``message`` to one.

    Administrators read the whole log without the texts, the secretariat what concerns the register, contact point
    officers the messages to their own Participant. Only the account holder and administrators are concerned by mail
    about an account, and only the Participant by a reminder of its own matters.
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


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, viewer: "Viewer") -> Self:
        return self.filter(readable(viewer))

    def waiting(self) -> Self:
        """Return messages that are queued or being sent."""
        return self.filter(state__in=[MessageState.QUEUED, MessageState.SENDING])

    def due(self, at: datetime) -> Self:
        """Return queued messages that are due, the longest due first."""
        return self.filter(state=MessageState.QUEUED, next_attempt_at__lte=at).order_by("next_attempt_at", "pk")

    def for_later(self, at: datetime) -> Self:
        """Return queued messages that wait for their hour, such as that of a digest, and for no other attempt."""
        return self.filter(state=MessageState.QUEUED, next_attempt_at__gt=at, attempts__isnull=True)

    def uncertain(self) -> Self:
        """Return uncertain messages, which may or may not have arrived, until they are resolved."""
        return self.filter(state=MessageState.UNCERTAIN)

    def failed(self) -> Self:
        """Return failed messages without a resolution; see ``given_up``."""
        return self.filter(state=MessageState.FAILED, decided_at=None)

    def given_up(self) -> Self:
        return self.filter(state=MessageState.FAILED, decided_at__isnull=False)

    def awaiting_decision(self) -> Self:
        return self.uncertain() | self.failed()


class DeliveryAttemptQuerySet(models.QuerySet["DeliveryAttempt"]):
    def visible_to(self, viewer: "Viewer") -> Self:
        return self.filter(readable(viewer, message="message"))


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, viewer: "Viewer") -> Self:
        if isinstance(viewer, AnonymousUser) or not viewer.is_active:
            return self.none()
        if viewer.may.administers or viewer.may.runs_register:
            return self.exclude(obligation__startswith=OWN)
        return self.filter(participant=viewer.participant_id) if viewer.may.concurs else self.none()

    def planned(self) -> Self:
        return self.filter(state=ReminderState.PLANNED)


class ContactPointOfficerQuerySet(models.QuerySet["ContactPointOfficer"]):
    def in_function(self, on: date) -> Self:
        """Return the officers in function on ``on``, a day in the Participant's capital, who are in office.

        Primary officers come first, then alternates, then those who receive copies.
        """
        return self.not_over(on).filter(since__lte=on)

    def not_over(self, on: date) -> Self:
        """Return the officers in function on ``on`` or later, in the order of ``in_function``."""
        order = Case(*(When(function=function, then=place) for place, function in enumerate(OfficerFunction)))
        rows = self.filter(Q(until__isnull=True) | Q(until__gt=on), official__active=True)
        return rows.order_by(order, "since", "pk")
