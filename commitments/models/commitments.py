"""Commitments: the intentions of the Participants. The term is the portal's own; none is binding (article 8(a))."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import (
    Actor,
    CommitmentState,
    Completion,
    Health,
    IpAnswer,
    Origin,
    ReportingSchedule,
    ReviewAnswer,
    Stage,
    Step,
)
from commitments.models.areas import AreaOfCooperation, FormOfCooperation, Forum, Mineral
from commitments.models.instruments import Instrument
from commitments.models.text import Provision
from commitments.querysets import CommitmentQuerySet
from commitments.triggers import changed, register_is_open
from contacts.models import HandlingMark, Participant, Side, User
from core.db.fields import ChoicesField
from core.db.multilingual import (
    Multilingual,
    in_three,
    long_text,
    original_language,
    short_text,
    written_in_some_language,
)
from core.db.natural_order import Natural
from core.db.triggers import refuse, text_in_original
from core.search import SearchIndex

# Sort orders of the register besides the reference.
ORDERED = ("due_on", "begun_on", "report_due_on", "lead", "state", "health", "created_at", "updated_at")


@pghistory.track()
class Commitment(models.Model):
    """Commitment under the MOC, not legally binding.

    ``lead`` is empty if the source names none. ``health`` and ``completion`` are copied from the last submitted report
    by services, so that lists read one row. ``report_due_on`` is the first unanswered due date of the lead's reports,
    which services compute from ``reporting``. ``review`` is the lead's last answer to the review before a Dialogue.
    ``created_at`` and ``updated_at`` are instants in UTC, ``due_on`` and ``begun_on`` dates.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="commitments", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    text_en, text_fr, text_ja = long_text(_("text"))
    lead = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="led", verbose_name=_("lead")
    )
    supporting = models.ManyToManyField(
        Participant,
        through="SupportingParticipant",
        blank=True,
        related_name="supported",
        verbose_name=_("supporting Participants"),
    )
    areas = models.ManyToManyField(
        AreaOfCooperation, through="CommitmentArea", related_name="commitments", verbose_name=_("areas")
    )
    forms = models.ManyToManyField(
        FormOfCooperation, through="CommitmentForm", related_name="commitments", verbose_name=_("forms")
    )
    provisions = models.ManyToManyField(
        Provision,
        through="CommitmentProvision",
        blank=True,
        related_name="commitments",
        verbose_name=_("other provisions"),
    )
    minerals = models.ManyToManyField(
        Mineral, through="CommitmentMineral", blank=True, related_name="commitments", verbose_name=_("minerals")
    )
    also_in = models.ManyToManyField(
        Forum, through="CommitmentForum", blank=True, related_name="commitments", verbose_name=_("related fora")
    )
    country = models.ForeignKey(
        Side, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("country")
    )
    stages = ChoicesField(_("supply chain stages"), choices_of=Stage)
    actors = ChoicesField(_("actors"), choices_of=Actor)
    steps = ChoicesField(_("steps"), choices_of=Step)
    state = models.CharField(
        _("status"), max_length=12, choices=CommitmentState, default=CommitmentState.DRAFT, editable=False
    )
    state_reason = models.TextField(_("reason for the status"), blank=True, editable=False)
    health = models.CharField(_("health"), max_length=12, choices=Health, default=Health.NO_EVIDENCE, editable=False)
    completion = models.CharField(
        _("completion"), max_length=12, choices=Completion, default=Completion.NO_EVIDENCE, editable=False
    )
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="supersedes",
        verbose_name=_("replaced by"),
    )
    origin = models.CharField(_("origin"), max_length=12, choices=Origin, default=Origin.PARTICIPANT)
    source = models.TextField(_("source"), blank=True, help_text=_("Source or publication"))
    begun_on = models.DateField(_("start date"), null=True, blank=True)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    reporting = models.CharField(
        _("report schedule"),
        max_length=16,
        choices=ReportingSchedule,
        default=ReportingSchedule.NONE,
        db_default=ReportingSchedule.NONE,
        help_text=_("Reports that the lead intends to submit"),
    )
    report_due_on = models.DateField(_("next report due"), null=True, blank=True, editable=False)
    review = models.CharField(
        _("review by the lead"),
        max_length=8,
        choices=ReviewAnswer,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    review_reason = models.TextField(
        _("reason for the review answer"), blank=True, default="", db_default="", editable=False
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True, editable=False)
    ip_answer = models.CharField(
        _("intellectual property"),
        max_length=12,
        choices=IpAnswer,
        default=IpAnswer.NOT_ASKED,
        help_text=_("Are intellectual property matters expected (article 5(a))?"),
    )
    mark = models.ForeignKey(HandlingMark, models.PROTECT, related_name="commitments", verbose_name=_("handling mark"))
    entered_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="commitments_entered",
        verbose_name=_("entered by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    title = Multilingual()
    text = Multilingual()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        indexes: ClassVar = [
            # For "ours", "due" and "overdue" on every home page.
            models.Index(fields=["lead", "state", "due_on"], name="commitment_by_lead"),
            models.Index(fields=["state", "due_on"], name="commitment_due"),
            # For keyset pagination in each sort order of the register.
            *(models.Index(fields=[name, "id"], name=f"commitments_by_{name}") for name in ORDERED),
            models.Index(Natural("reference"), name="commitments_in_order"),
            SearchIndex(fields=["reference", *in_three("title", "text")], name="commitment_search"),
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="commitment_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(begun_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("begun_on")),
                name="commitment_is_due_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CommitmentState.NOT_PURSUED) | ~models.Q(state_reason=""),
                name="commitment_not_pursued_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(review="", review_reason="", reviewed_on__isnull=True)
                | (~models.Q(review="") & ~models.Q(review_reason="") & models.Q(reviewed_on__isnull=False)),
                name="commitment_review_has_reason_and_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state=CommitmentState.SUPERSEDED, superseded_by__isnull=False)
                | (~models.Q(state=CommitmentState.SUPERSEDED) & models.Q(superseded_by__isnull=True)),
                name="commitment_superseded_has_a_successor",
            ),
        ]
        triggers: ClassVar = [register_is_open("commitment"), text_in_original("commitment", "title", "text")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:commitment", args=[self.reference])

    owner_id = property(attrgetter("lead_id"))

    @property
    def state_of(self) -> CommitmentState:
        return CommitmentState(self.state)

    @property
    def status(self) -> Health | CommitmentState:
        """Status badge of the commitment: its health while it is active, otherwise its state."""
        return Health(self.health) if self.state_of.is_open else self.state_of


@pghistory.track()
class SupportingParticipant(models.Model):
    """Link to a Participant that supports a commitment which another one leads."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="support_links")
    participant = models.ForeignKey(Participant, models.PROTECT, verbose_name=_("Participant"))

    class Meta:
        ordering = ["participant__order"]
        verbose_name = _("supporting Participant")
        verbose_name_plural = _("supporting Participants")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "participant"], name="participant_supports_once"),
        ]

    def __str__(self) -> str:
        return str(self.participant)


def _guards(what: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a link to an area or form: neither open-ended nor retired, and an open register."""
    listed = f"commitments_{what}ofcooperation WHERE id = NEW.{what}_id"
    return [
        refuse(
            name=f"no_commitment_on_open_ended_{what}",
            operation=pgtrigger.Insert | pgtrigger.Update,
            when_row=f"(SELECT is_open_ended FROM {listed})",
            because=f"Nothing hangs on the open end of the {what}s: a further {what} needs a joint decision.",
        ),
        refuse(
            name=f"no_commitment_on_retired_{what}",
            operation=pgtrigger.Insert | pgtrigger.Update,
            when_row=f"""(TG_OP = 'INSERT' OR {changed(f"{what}_id")})
                    AND (SELECT retired_on IS NOT NULL FROM {listed})""",
            because=f"This {what} was retired by joint decision: nothing new hangs on it.",
        ),
        register_is_open(f"commitment_{what}", through="commitments_commitment.commitment_id"),
    ]


@pghistory.track()
class CommitmentArea(models.Model):
    """Link to an area of cooperation, never to the open-ended entry of the list, article 2(c)(x)."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="area_links")
    area = models.ForeignKey(AreaOfCooperation, models.PROTECT, verbose_name=_("area"))

    class Meta:
        ordering = ["area__order"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        indexes: ClassVar = [models.Index(fields=["area", "commitment"], name="commitments_of_area")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "area"], name="commitment_in_area_once"),
        ]
        triggers = _guards("area")

    def __str__(self) -> str:
        return str(self.area)


@pghistory.track()
class CommitmentForm(models.Model):
    """Link to a form of cooperation, never to the open-ended entry of the list, article 3(a)(vi)."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="form_links")
    form = models.ForeignKey(FormOfCooperation, models.PROTECT, verbose_name=_("form"))

    class Meta:
        ordering = ["form__order"]
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        indexes: ClassVar = [models.Index(fields=["form", "commitment"], name="commitments_of_form")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "form"], name="commitment_in_form_once"),
        ]
        triggers = _guards("form")

    def __str__(self) -> str:
        return str(self.form)


@pghistory.track()
class CommitmentProvision(models.Model):
    """Link to a provision other than an area or form; never to the title or the preamble."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="provision_links")
    provision = models.ForeignKey(Provision, models.PROTECT, verbose_name=_("provision"))

    class Meta:
        ordering = ["provision__order"]
        verbose_name = _("other provision")
        verbose_name_plural = _("other provisions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "provision"], name="commitment_serves_provision_once"),
        ]
        triggers: ClassVar = [
            refuse(
                name="no_commitment_on_the_preamble",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row=(
                    "(SELECT kind NOT IN ('article', 'paragraph', 'clause', 'subclause')"
                    " FROM commitments_provision WHERE id = NEW.provision_id)"
                ),
                because="No commitment hangs on the title or the preamble.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.provision)


@pghistory.track()
class CommitmentMineral(models.Model):
    """Link to a mineral that a commitment concerns."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="mineral_links")
    mineral = models.ForeignKey(Mineral, models.PROTECT, verbose_name=_("mineral"))

    class Meta:
        ordering = ["mineral__order"]
        verbose_name = _("mineral")
        verbose_name_plural = _("minerals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "mineral"], name="commitment_on_mineral_once"),
        ]

    def __str__(self) -> str:
        return str(self.mineral)


@pghistory.track()
class CommitmentForum(models.Model):
    """Link to a forum in which a commitment is also handled (articles 2(a), 3(b))."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="forum_links")
    forum = models.ForeignKey(Forum, models.PROTECT, verbose_name=_("forum"))

    class Meta:
        ordering = ["forum__order"]
        verbose_name = _("forum")
        verbose_name_plural = _("fora")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "forum"], name="commitment_in_forum_once"),
        ]

    def __str__(self) -> str:
        return str(self.forum)
