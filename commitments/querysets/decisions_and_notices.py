"""Visibility and filters of decisions, notices, emergencies, consultations and IP instruments.

Proposed decisions and issued notices are visible to all Participants and the secretariat. A draft is visible to its
ministry and to the user who entered it: the secretariat sees its own proposals, staff what they wrote for their
ministry.
"""

from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from commitments.enums import DecisionState, EmergencyStanding, NoticeKind, NoticeState
from commitments.querysets.register import SHARED, Viewer, home_of
from contacts.enums import Audience
from contacts.models import User
from core.text.times import last_day_everywhere

if TYPE_CHECKING:
    from commitments.models import ConsultationMeeting, IpInstrument, JointDecision, Notice


def _reads(viewer: Viewer) -> bool:
    return isinstance(viewer, User) and viewer.is_active and viewer.may.reads_register


def _own(viewer: Viewer, *, owner: str, at: str) -> Q:
    """Return the condition for drafts of the viewer's Participant, or entered by the secretariat account ``viewer``."""
    assert isinstance(viewer, User)
    if viewer.may.reads_own_drafts:
        return Q(**{f"{at}{owner}": viewer.participant_id})
    return Q(**{f"{at}entered_by": viewer.pk}) if viewer.may.runs_register else Q(pk__in=[])


def readable_decision(viewer: Viewer, *, at: str = "") -> Q:
    """Return the visibility condition of joint decisions, or of related records through the path ``at``.

    A text that was returned to draft remains visible to all who could read it before.
    """
    if not _reads(viewer):
        return Q(pk__in=[])
    return Q(**{f"{at}proposed_at__isnull": False}) | _own(viewer, owner="proposed_by", at=at)


def readable_notice(viewer: Viewer, *, at: str = "") -> Q:
    """Return the visibility condition of notices, or of related records through the path ``at``."""
    if not _reads(viewer):
        return Q(pk__in=[])
    return ~Q(**{f"{at}state": NoticeState.DRAFT}) | _own(viewer, owner="sender", at=at)


def _named(model: Any, name: str) -> Any:
    """Return the manager of the model related to ``model`` by ``name``; importing models here would be circular."""
    return model._meta.get_field(name).related_model._default_manager


def _counted(rows: models.QuerySet[Any], by: str) -> Coalesce:
    """Return a subquery that counts the ``rows`` whose ``by`` refers to the row of the outer query."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(counted=Count("pk")).values("counted")), 0)


class DecisionQuerySet(models.QuerySet["JointDecision"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_decision(viewer))

    def open(self) -> Self:
        return self.filter(state=DecisionState.OPEN)

    def decided(self) -> Self:
        return self.filter(state=DecisionState.DECIDED)

    def awaiting(self, participant: object) -> Self:
        """Filter open decisions without a valid concurrence of ``participant``."""
        standing = _named(self.model, "concurrences").standing().filter(decision=OuterRef("pk"))
        return self.open().filter(~models.Exists(standing.filter(participant=participant)))

    def with_counts(self) -> Self:
        """Annotate the number of concurrences, ``given``, and of Participants with a seat, ``seats``."""
        instrument = self.model._meta.get_field("instrument").related_model
        given = _named(self.model, "concurrences").standing().filter(decision=OuterRef("pk"))
        seats = _named(instrument, "participations").filter(instrument=OuterRef("instrument"))
        return self.annotate(given=_counted(given, "decision"), seats=_counted(seats, "instrument"))


class DecisionChildQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of turns, provision changes, concurrences and objections, with the visibility of their decision."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_decision(viewer, at="decision__"))

    def standing(self) -> Self:
        """Filter valid concurrences, which are in the current text."""
        return self.filter(standing_hash__isnull=False)

    def unlifted(self) -> Self:
        """Filter standing objections."""
        return self.filter(lifted_at__isnull=True)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_notice(viewer))

    def issued(self) -> Self:
        """Filter issued notices, including those withdrawn later."""
        return self.exclude(state=NoticeState.DRAFT)

    def of_discontinuance(self) -> Self:
        return self.filter(kind=NoticeKind.DISCONTINUE)

    def running(self, instrument: object) -> Self:
        """Filter notices of discontinuance that are issued and whose last day is not over in every time zone."""
        issued = self.of_discontinuance().filter(instrument=instrument, state=NoticeState.ISSUED)
        return issued.exclude(takes_effect_on__lt=last_day_everywhere())

    def with_receipts(self) -> Self:
        """Annotate the number of addressees, ``of``, and of acknowledged receipts, ``acknowledged``."""
        acknowledged = Count("addressees", filter=Q(addressees__acknowledged_at__isnull=False))
        return self.annotate(of=Count("addressees"), acknowledged=acknowledged)

    def unacknowledged_by(self, participant: object) -> Self:
        """Filter issued notices to ``participant`` that it has not acknowledged."""
        return self.filter(
            state=NoticeState.ISSUED, addressees__participant=participant, addressees__acknowledged_at__isnull=True
        )


class NoticeChildQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of addressees and log entries, with the visibility of their notice."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_notice(viewer, at="notice__"))


class RaisedQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of emergencies and consultations, visible to all Participants from their entry."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.all() if _reads(viewer) else self.none()

    def begun(self, today: date) -> Self:
        """Filter emergencies with active collaboration on ``today``."""
        return self.standing([EmergencyStanding.ON], today)

    def standing(self, standings: Collection[EmergencyStanding], today: date) -> Self:
        """Filter emergencies whose status on ``today`` is one of ``standings``."""
        conditions = {
            EmergencyStanding.RAISED: Q(begun_on__isnull=True) | Q(begun_on__gt=today),
            EmergencyStanding.ON: Q(begun_on__lte=today) & (Q(stood_down_on__isnull=True) | Q(stood_down_on__gt=today)),
            EmergencyStanding.DOWN: Q(stood_down_on__lte=today),
        }
        return self.filter(reduce(or_, (conditions[each] for each in standings), Q(pk__in=[])))


class ConsultationChildQuerySet(models.QuerySet["ConsultationMeeting"]):
    """Queryset of consultation meetings, with the visibility of consultations."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.all() if _reads(viewer) else self.none()


class IpInstrumentQuerySet(models.QuerySet["IpInstrument"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"mark": ("audience",)}

    def visible_to(self, viewer: Viewer) -> Self:
        """Filter by handling mark; narrower marks are visible to the Participant in ``held_by`` only."""
        if not _reads(viewer):
            return self.none()
        assert isinstance(viewer, User)
        seen = Q(mark__audience__in=SHARED)
        if (home := home_of(viewer)) is not None:
            own = Q(held_by=home)
            seen |= own if viewer.may.concurs else own & ~Q(mark__audience=Audience.NAMED)
        return self.filter(seen)

    def ending(self, today: date, until: date) -> Self:
        """Filter instruments whose term ends between the two dates, inclusive."""
        return self.filter(term_ends_on__gte=today, term_ends_on__lte=until)

    def ended(self, today: date) -> Self:
        return self.filter(term_ends_on__lt=today)
