"""Questions about commitments and what hangs on them.

``visible_to`` is the one place that decides what a person or partner system may see; lists, counts, search,
exports, documents and the API all begin with it. Who may see nothing gets an empty queryset, so that a hidden
record and one that never was look the same.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from commitments.enums import CommitmentState, IpAnswer, ProvisionKind, ViewSharing
from contacts.enums import Audience, Role
from contacts.models import User
from core.text.times import last_day_everywhere

if TYPE_CHECKING:
    from commitments.models import Instrument

type Viewer = User | AnonymousUser

SHARED = (Audience.PUBLIC, Audience.PARTICIPANTS)


def home_of(viewer: User) -> int | None:
    """The Participant whose own records ``viewer`` reads; none for the secretariat, whatever its account says."""
    return viewer.participant_id if viewer.may.belongs_to_participant else None


def readable(viewer: Viewer, *, commitment: str = "") -> Q:
    """The condition under which ``viewer`` may read a commitment, or what hangs on one by the path ``commitment``.

    Shared means: no draft, and marked for the Participants or wider. Beyond that, readers, editors and contact
    point officers see the drafts and the narrower marks of their own Participant (the narrowest only contact point
    officers), a partner system the narrower marks but no drafts. Who entered a record sees it: the secretariat
    always, the staff of a ministry while it is that ministry's or nobody's.
    """
    if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
        return Q(pk__in=[])
    at = f"{commitment}__" if commitment else ""
    not_draft = ~Q(**{f"{at}state": CommitmentState.DRAFT})
    shared = not_draft & Q(**{f"{at}mark__audience__in": SHARED})
    entered = Q(**{f"{at}entered_by": viewer.pk})
    home = home_of(viewer)
    if home is None:
        return shared | entered
    own = Q(**{f"{at}lead": home})
    # Who moves to another ministry leaves behind what was entered for the one before.
    entered &= own | Q(**{f"{at}lead": None})
    if not viewer.may.concurs:
        own &= ~Q(**{f"{at}mark__audience": Audience.NAMED})
    if viewer.may is Role.PARTNER:
        return shared | (own & not_draft)
    return shared | own | entered


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    def shipped(self) -> "Instrument":
        """The one instrument that this portal is run for. Raises Instrument.DoesNotExist before the seed is loaded."""
        return self.order_by("pk")[:1].get()

    def closed(self, at: datetime | None = None) -> Self:
        """Those whose last day has ended everywhere at the aware instant ``at``, now if it is left out."""
        return self.filter(discontinued_on__lt=last_day_everywhere(at))


class ProvisionQuerySet(models.QuerySet[Any]):
    def bearing_commitments(self) -> Self:
        """Articles, paragraphs, clauses and sub-clauses: nothing hangs on the title and the preamble."""
        return self.filter(kind__in=[kind for kind in ProvisionKind if kind.bears_commitments])


class TextVersionQuerySet(models.QuerySet[Any]):
    def in_effect(self, today: date) -> Self:
        """Those that have taken effect by the day ``today``, the one that is in effect first."""
        return self.filter(effective_on__lte=today).order_by("-effective_on", "-number")


class CommitmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer))

    def shared(self) -> Self:
        """What all Participants may see, and so may stand in a document for all of them."""
        return self.filter(mark__audience__in=SHARED).exclude(state=CommitmentState.DRAFT)

    def led_by(self, participant: object) -> Self:
        return self.filter(lead=participant)

    def active(self) -> Self:
        return self.filter(state=CommitmentState.ACTIVE)

    def new_cooperation(self) -> Self:
        """Without what existed before signature, which is never counted as new (article 2(b))."""
        return self.exclude(origin="baseline")

    def overdue(self, today: date) -> Self:
        """Active and past the due date, a day in no zone in particular."""
        return self.active().filter(due_on__lt=today)

    def needing_ip_instrument(self) -> Self:
        """Active, with intellectual property matters expected or arising: article 5(a) asks for an instrument."""
        return self.active().filter(ip_answer__in=[answer for answer in IpAnswer if answer.needs_instrument])

    def due_within(self, today: date, until: date) -> Self:
        return self.active().filter(due_on__gte=today, due_on__lte=until)


class HangsOnCommitmentQuerySet(models.QuerySet[Any]):
    """Milestones, reports, evidence, changes of state: seen by whoever may see their commitment."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, commitment="commitment"))


class MilestoneQuerySet(HangsOnCommitmentQuerySet):
    def open(self) -> Self:
        return self.filter(resolved_on__isnull=True)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today, commitment__state=CommitmentState.ACTIVE)


class ProgressReportQuerySet(HangsOnCommitmentQuerySet):
    def submitted(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def visible_to(self, viewer: Viewer) -> Self:
        """As its commitment; one not yet submitted only to the Participant that writes it, and to who entered it."""
        seen = super().visible_to(viewer)
        if not isinstance(viewer, User):
            return seen
        own = Q(entered_by=viewer.pk) if viewer.may.runs_register else Q(pk__in=[])
        if viewer.may.reads_own_drafts:
            own = Q(participant=viewer.participant_id)
        return seen.filter(Q(submitted_at__isnull=False) | own)


class EvidenceQuerySet(HangsOnCommitmentQuerySet):
    def visible_to(self, viewer: Viewer) -> Self:
        """As its commitment, and by a mark of its own that may be narrower."""
        seen = super().visible_to(viewer)
        if not isinstance(viewer, User):
            return seen
        own = Q(commitment__lead=home_of(viewer), commitment__lead__isnull=False)
        if not viewer.may.concurs:
            own &= ~Q(mark__audience=Audience.NAMED)
        return seen.filter(Q(mark__audience__in=SHARED) | own)


class InternalNoteQuerySet(HangsOnCommitmentQuerySet):
    def visible_to(self, viewer: Viewer) -> Self:
        """Seen, as its commitment, by the Participant that wrote it and nobody else, the secretariat included."""
        if not isinstance(viewer, User) or not viewer.may.reads_own_drafts:
            return self.none()
        return super().visible_to(viewer).filter(participant=viewer.participant_id)


class ActivityQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        seen = Q(mark__audience__in=SHARED)
        if (home := home_of(viewer)) is not None:
            own = Q(organizer=home)
            seen |= own if viewer.may.concurs else own & ~Q(mark__audience=Audience.NAMED)
        return self.filter(seen)

    def shared(self) -> Self:
        return self.filter(mark__audience__in=SHARED)

    def ahead(self, today: date) -> Self:
        return self.filter(state="planned").filter(Q(starts_on__gte=today) | Q(starts_on__isnull=True))


class SavedViewQuerySet(models.QuerySet[Any]):
    def made_by(self, user: User) -> Self:
        return self.filter(made_by=user.pk)

    def visible_to(self, viewer: Viewer) -> Self:
        """One's own, those shared with one's ministry, and those shared with everyone who reads the register."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        seen = Q(made_by=viewer.pk) | Q(sharing=ViewSharing.ALL)
        if (home := home_of(viewer)) is not None:
            seen |= Q(sharing=ViewSharing.PARTICIPANT, participant=home)
        return self.filter(seen)
