"""Visibility and filters of commitments and related records.

``visible_to`` is the only place that decides on the records a person or partner system may see; lists, counts, search,
exports, documents and the API all use it. A viewer without access gets an empty queryset, so that hidden and
nonexistent records look the same.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from commitments.enums import CommitmentState, IpAnswer, ProvisionKind, ViewSharing
from commitments.rules.reviews import OLD, RECENT
from contacts.enums import Audience, Role
from contacts.models import User
from core.text.times import last_day_everywhere

if TYPE_CHECKING:
    from commitments.models import (
        Activity,
        Commitment,
        Evidence,
        InformationGiven,  # noqa: F401  # As below.
        Instrument,
        InternalNote,
        Milestone,
        ProgressReport,
        Provision,
        SavedView,
        StandardPosition,  # noqa: F401  # A base class names it in quotes, which ruff does not see there.
        TextVersion,
    )

type Viewer = User | AnonymousUser

SHARED = (Audience.PUBLIC, Audience.PARTICIPANTS)


def home_of(viewer: User) -> int | None:
    """Return the key of the viewer's Participant; None for the secretariat, even if its account has one."""
    return viewer.participant_id if viewer.may.belongs_to_participant else None


def readable(viewer: Viewer, *, commitment: str = "") -> Q:
    """Return the visibility condition of commitments, or of related records through the path ``commitment``.

    Shared commitments are no drafts and are marked for the Participants or wider. In addition, readers, editors and
    contact point officers see the drafts and the narrower marks of their own Participant (the narrowest: contact point
    officers only); a partner system sees the narrower marks but no drafts. A commitment is visible to the user who
    entered it: to the secretariat always, to ministry staff while that ministry or no Participant leads it.
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
    # A user who moves to another ministry loses access to records entered for the former one.
    entered &= own | Q(**{f"{at}lead": None})
    if not viewer.may.concurs:
        own &= ~Q(**{f"{at}mark__audience": Audience.NAMED})
    if viewer.may is Role.PARTNER:
        return shared | (own & not_draft)
    return shared | own | entered


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    def shipped(self) -> "Instrument":
        """Return the instrument of this portal. Raises Instrument.DoesNotExist before the seed is loaded."""
        return self.order_by("pk")[:1].get()

    def closed(self, at: datetime | None = None) -> Self:
        """Filter instruments whose last day has ended in every time zone at the aware instant ``at`` (default: now)."""
        return self.filter(discontinued_on__lt=last_day_everywhere(at))


class ProvisionQuerySet(models.QuerySet["Provision"]):
    def bearing_commitments(self) -> Self:
        """Filter articles, paragraphs, clauses and sub-clauses, the provisions that commitments can refer to."""
        return self.filter(kind__in=[kind for kind in ProvisionKind if kind.bears_commitments])


class TextVersionQuerySet(models.QuerySet["TextVersion"]):
    def in_effect(self, today: date) -> Self:
        """Filter versions that have taken effect by ``today``, the current one first."""
        return self.filter(effective_on__lte=today).order_by("-effective_on", "-number")


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"mark": ("audience",)}

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer))

    def shared(self) -> Self:
        """Filter commitments visible to all Participants, which a document for all of them may include."""
        return self.filter(mark__audience__in=SHARED).exclude(state=CommitmentState.DRAFT)

    def led_by(self, participant: object) -> Self:
        return self.filter(lead=participant)

    def active(self) -> Self:
        return self.filter(state=CommitmentState.ACTIVE)

    def new_cooperation(self) -> Self:
        """Exclude cooperation from before signature, which never counts as new (article 2(b))."""
        return self.exclude(origin="baseline")

    def overdue(self, today: date) -> Self:
        """Filter active commitments past their due date, which has no time zone."""
        return self.active().filter(due_on__lt=today)

    def unreviewed(self, dialogue_on: date) -> Self:
        """Filter active commitments that their lead has not reviewed for a Dialogue, see ``rules.reviews``."""
        changes = self.model._meta.get_field("state_changes").related_model._default_manager
        since = changes.filter(commitment=OuterRef("pk")).order_by("-on", "-pk").values("on")[:1]
        old = self.active().annotate(active_since=Subquery(since)).filter(active_since__lte=dialogue_on - OLD)
        return old.exclude(reviewed_on__gte=dialogue_on - RECENT)

    def needing_ip_instrument(self) -> Self:
        """Filter active commitments that need an instrument under article 5(a): IP matters are expected or arising."""
        return self.active().filter(ip_answer__in=[answer for answer in IpAnswer if answer.needs_instrument])

    def due_within(self, today: date, until: date) -> Self:
        return self.active().filter(due_on__gte=today, due_on__lte=until)


class CommitmentChildQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of milestones, reports, evidence and state changes, with the visibility of their commitment."""

    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {
        "commitment": ("entered_by", "lead", "mark", "state"),
        "commitment__mark": ("audience",),
    }

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, commitment="commitment"))


class MilestoneQuerySet(CommitmentChildQuerySet["Milestone"]):
    def open(self) -> Self:
        return self.filter(resolved_on__isnull=True)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today, commitment__state=CommitmentState.ACTIVE)


class ProgressReportQuerySet(CommitmentChildQuerySet["ProgressReport"]):
    def submitted(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def in_force(self) -> Self:
        """Filter submitted reports without a submitted correction."""
        # A correlated subquery; otherwise the database would read all corrections.
        correction = self.model._default_manager.filter(corrects=OuterRef("pk"), submitted_at__isnull=False)
        return self.submitted().filter(~Exists(correction))

    def visible_to(self, viewer: Viewer) -> Self:
        """Filter by the visibility of the commitment; drafts only for their Participant and their author."""
        seen = super().visible_to(viewer)
        if not isinstance(viewer, User):
            return seen
        own = Q(entered_by=viewer.pk) if viewer.may.runs_register else Q(pk__in=[])
        if viewer.may.reads_own_drafts:
            own = Q(participant=viewer.participant_id)
        return seen.filter(Q(submitted_at__isnull=False) | own)


class EvidenceQuerySet(CommitmentChildQuerySet["Evidence"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = CommitmentChildQuerySet.depends_on | {"mark": ("audience",)}

    def visible_to(self, viewer: Viewer) -> Self:
        """Filter by the visibility of the commitment and by the own handling mark, which may be narrower."""
        seen = super().visible_to(viewer)
        if not isinstance(viewer, User):
            return seen
        own = Q(commitment__lead=home_of(viewer), commitment__lead__isnull=False)
        if not viewer.may.concurs:
            own &= ~Q(mark__audience=Audience.NAMED)
        return seen.filter(Q(mark__audience__in=SHARED) | own)


class InternalNoteQuerySet(CommitmentChildQuerySet["InternalNote"]):
    # No partner system reads notes, so that the feed has none.
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {}

    def visible_to(self, viewer: Viewer) -> Self:
        """Filter by the visibility of the commitment, and to the own notes of the viewer's Participant."""
        if not isinstance(viewer, User) or not viewer.may.reads_own_drafts:
            return self.none()
        return super().visible_to(viewer).filter(participant=viewer.participant_id)


def readable_record(viewer: Viewer, *, owner: str, at: str = "", also: Callable[[int], Q] | None = None) -> Q:
    """Return the visibility condition of records with a mark and an ``owner``, or of others through the path ``at``.

    All readers see the shared marks; staff of the owner see the narrower ones too, the narrowest if they are officers.
    ``also`` returns the condition of the records that a Participant sees as their owner does.
    """
    if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
        return Q(pk__in=[])
    seen = Q(**{f"{at}mark__audience__in": SHARED})
    if (home := home_of(viewer)) is not None:
        own = Q(**{f"{at}{owner}": home})
        if also is not None:
            own |= also(home)
        seen |= own if viewer.may.concurs else own & ~Q(**{f"{at}mark__audience": Audience.NAMED})
    return seen


class AreaRecordQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of the registers of the areas of cooperation."""

    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"mark": ("audience",)}

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_record(viewer, owner="held_by"))

    def shared(self) -> Self:
        return self.filter(mark__audience__in=SHARED)


class InformationGivenQuerySet(AreaRecordQuerySet["InformationGiven"]):
    """Queryset of information given, which its receivers see as its giver does."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_record(viewer, owner="held_by", also=self._received))

    def _received(self, participant: int) -> Q:
        links = apps.get_model("commitments.InformationReceiver").objects.order_by().filter(participant=participant)
        # The history applies this to its snapshots: a receiver sees all states of what it holds.
        key = "pgh_obj" if hasattr(self.model, "pgh_obj") else "pk"
        return Q(**{f"{key}__in": links.values("information_id")})


class StandardPositionQuerySet(AreaRecordQuerySet["StandardPosition"]):
    """Queryset of positions, which have a mark of their own and are visible with their standard only."""

    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {
        "mark": ("audience",),
        "standard": ("held_by", "mark"),
        "standard__mark": ("audience",),
    }

    def visible_to(self, viewer: Viewer) -> Self:
        return super().visible_to(viewer).filter(readable_record(viewer, owner="held_by", at="standard__"))

    def shared(self) -> Self:
        return super().shared().filter(standard__mark__audience__in=SHARED)


class ActivityQuerySet(models.QuerySet["Activity"]):
    depends_on: ClassVar[dict[str, tuple[str, ...]]] = {"mark": ("audience",)}

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable_record(viewer, owner="organizer"))

    def shared(self) -> Self:
        return self.filter(mark__audience__in=SHARED)

    def ahead(self, today: date) -> Self:
        return self.filter(state="planned").filter(Q(starts_on__gte=today) | Q(starts_on__isnull=True))


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def made_by(self, user: User) -> Self:
        return self.filter(made_by=user.pk)

    def visible_to(self, viewer: Viewer) -> Self:
        """Filter own views, those shared with the own ministry, and those shared with all readers of the register."""
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.reads_register:
            return self.none()
        seen = Q(made_by=viewer.pk) | Q(sharing=ViewSharing.ALL)
        if (home := home_of(viewer)) is not None:
            seen |= Q(sharing=ViewSharing.PARTICIPANT, participant=home)
        return self.filter(seen)
