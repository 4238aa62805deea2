"""Questions about joint decisions, notices and what hangs on them.

What was proposed or issued is for all Participants and the secretariat. A draft is its ministry's own, and whoever
entered it sees it: the secretariat its proposals, staff what they wrote for their ministry.
"""

from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from commitments.enums import DecisionState, EmergencyStanding, NoticeKind, NoticeState
from commitments.querysets.register import SHARED, Viewer, home_of
from contacts.enums import Audience
from contacts.models import User
from core.text.times import last_day_everywhere


def _reads(viewer: Viewer) -> bool:
    return isinstance(viewer, User) and viewer.is_active and viewer.may.reads_register


def _own(viewer: Viewer, *, owner: str, at: str) -> Q:
    """Drafts that ``viewer`` reads: of the own Participant, or entered by the secretariat account itself."""
    assert isinstance(viewer, User)
    if viewer.may.reads_own_drafts:
        return Q(**{f"{at}{owner}": viewer.participant_id})
    return Q(**{f"{at}entered_by": viewer.pk}) if viewer.may.runs_register else Q(pk__in=[])


def readable_decision(viewer: Viewer, *, at: str = "") -> Q:
    """The condition under which ``viewer`` reads a joint decision, or what hangs on one by the path ``at``.

    A text that was taken back to be changed stays in sight of all who could read it before.
    """
    if not _reads(viewer):
        return Q(pk__in=[])
    return Q(**{f"{at}proposed_at__isnull": False}) | _own(viewer, owner="proposed_by", at=at)


def readable_notice(viewer: Viewer, *, at: str = "") -> Q:
    """The condition under which ``viewer`` reads a notice, or what hangs on one by the path ``at``."""
    if not _reads(viewer):
        return Q(pk__in=[])
    return ~Q(**{f"{at}state": NoticeState.DRAFT}) | _own(viewer, owner="sender", at=at)


def _named(model: Any, name: str) -> Any:
    """The records that ``model`` has under ``name``: no model can be named here, since models are made of this."""
    return model._meta.get_field(name).related_model._default_manager


def _counted(rows: models.QuerySet[Any], by: str) -> Coalesce:
    """How many ``rows`` there are, which ``by`` ties to the row of the query that they stand in."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(counted=Count("pk")).values("counted")), 0)


class DecisionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_decision(viewer))

    def open(self) -> Self:
        return self.filter(state=DecisionState.OPEN)

    def decided(self) -> Self:
        return self.filter(state=DecisionState.DECIDED)

    def awaiting(self, participant: object) -> Self:
        """Open, and without a concurrence of ``participant`` that stands."""
        standing = _named(self.model, "concurrences").standing().filter(decision=OuterRef("pk"))
        return self.open().filter(~models.Exists(standing.filter(participant=participant)))

    def with_counts(self) -> Self:
        """Each with how many have concurred, ``given``, and how many are asked, ``seats``."""
        instrument = self.model._meta.get_field("instrument").related_model
        given = _named(self.model, "concurrences").standing().filter(decision=OuterRef("pk"))
        seats = _named(instrument, "participations").filter(instrument=OuterRef("instrument"))
        return self.annotate(given=_counted(given, "decision"), seats=_counted(seats, "instrument"))


class HangsOnDecisionQuerySet(models.QuerySet[Any]):
    """Turns, changes of provisions, concurrences and objections: seen by whoever sees their decision."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_decision(viewer, at="decision__"))

    def standing(self) -> Self:
        """Concurrences that count: given to the text as it is."""
        return self.filter(standing_hash__isnull=False)

    def unlifted(self) -> Self:
        """Objections that stand."""
        return self.filter(lifted_at__isnull=True)


class NoticeQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_notice(viewer))

    def issued(self) -> Self:
        """Given, whether or not they were withdrawn afterwards."""
        return self.exclude(state=NoticeState.DRAFT)

    def of_discontinuance(self) -> Self:
        return self.filter(kind=NoticeKind.DISCONTINUE)

    def running(self, instrument: object) -> Self:
        """Return those of discontinuance that were not withdrawn and whose last day is not over everywhere."""
        issued = self.of_discontinuance().filter(instrument=instrument, state=NoticeState.ISSUED)
        return issued.exclude(takes_effect_on__lt=last_day_everywhere())

    def with_receipts(self) -> Self:
        """Each with to how many it is addressed, ``of``, and how many have acknowledged receipt, ``acknowledged``."""
        acknowledged = Count("addressees", filter=Q(addressees__acknowledged_at__isnull=False))
        return self.annotate(of=Count("addressees"), acknowledged=acknowledged)

    def unacknowledged_by(self, participant: object) -> Self:
        """Issued, not withdrawn, and addressed to ``participant``, which has not acknowledged receipt."""
        return self.filter(
            state=NoticeState.ISSUED, addressees__participant=participant, addressees__acknowledged_at__isnull=True
        )


class HangsOnNoticeQuerySet(models.QuerySet[Any]):
    """Addressees and events: seen by whoever sees their notice."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_notice(viewer, at="notice__"))


class RaisedQuerySet(models.QuerySet[Any]):
    """Emergencies and consultations: for all Participants from the day they are entered."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.all() if _reads(viewer) else self.none()

    def begun(self, today: date) -> Self:
        """Emergencies on which the Participants collaborate on the day ``today``."""
        return self.standing([EmergencyStanding.ON], today)

    def standing(self, standings: Collection[EmergencyStanding], today: date) -> Self:
        """Emergencies that on the day ``today`` stand in one of these ways."""
        ways = {
            EmergencyStanding.RAISED: Q(begun_on__isnull=True) | Q(begun_on__gt=today),
            EmergencyStanding.ON: Q(begun_on__lte=today) & (Q(stood_down_on__isnull=True) | Q(stood_down_on__gt=today)),
            EmergencyStanding.DOWN: Q(stood_down_on__lte=today),
        }
        return self.filter(reduce(or_, (ways[each] for each in standings), Q(pk__in=[])))


class HangsOnConsultationQuerySet(models.QuerySet[Any]):
    """Meetings: seen by whoever sees their consultation."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.all() if _reads(viewer) else self.none()


class IpInstrumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """By its handling mark: the narrower ones for the Participant that it was entered for."""
        if not _reads(viewer):
            return self.none()
        assert isinstance(viewer, User)
        seen = Q(mark__audience__in=SHARED)
        if (home := home_of(viewer)) is not None:
            own = Q(held_by=home)
            seen |= own if viewer.may.concurs else own & ~Q(mark__audience=Audience.NAMED)
        return self.filter(seen)

    def ending(self, today: date, until: date) -> Self:
        """Whose term ends within these days, both included."""
        return self.filter(term_ends_on__gte=today, term_ends_on__lte=until)

    def ended(self, today: date) -> Self:
        return self.filter(term_ends_on__lt=today)
