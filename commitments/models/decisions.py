"""Joint decisions: text, order of rotation, and effects with five concurrences."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from commitments.enums import DecisionState, Effect, NoticeCounting, Outcome
from commitments.models.areas import AreaOfCooperation, FormOfCooperation
from commitments.models.emergencies import Emergency
from commitments.models.instruments import Instrument
from commitments.models.notices import Notice
from commitments.querysets import DecisionChildQuerySet, DecisionQuerySet
from commitments.triggers import changed, register_is_open
from contacts.models import Participant, Side, User
from core.db.multilingual import (
    Multilingual,
    in_three,
    long_text,
    original_language,
    short_text,
    written_in_some_language,
)
from core.db.triggers import refuse, text_in_original
from core.search import SearchIndex

# Columns covered by the concurrences. Separate triggers freeze the turns and the provision changes.
TEXT_COLUMNS = (
    *("original_language", "title_en", "title_fr", "title_ja", "text_en", "text_fr", "text_ja"),
    *("effect", "subject_en", "subject_fr", "subject_ja", "retires_area_id", "retires_form_id", "emergency_id"),
    *("rotating_side_id", "counting", "effective_on", "instrument_id", "reference"),
)
# Columns set by the proposal. Saving a stale draft would otherwise undo the proposal.
PROPOSAL_COLUMNS = ("proposed_by_id", "proposed_at", "intention_id")
# Columns that are frozen once it is decided or withdrawn; the outcome can still change.
SETTLED_COLUMNS = (
    *("state", "text_hash", *PROPOSAL_COLUMNS, "decided_on"),
    *("withdrawn_on", "withdrawn_reason"),
)


def _goes_with(effects: set[Effect], filled: Q) -> Q:
    """Return the condition that ``filled`` holds for ``effects`` and for no other effect."""
    chosen = Q(effect__in=sorted(effects))
    return (chosen & filled) | (~chosen & ~filled)


@pghistory.track()
class JointDecision(models.Model):
    """Decision of all Participants ("jointly decide"), each by a concurrence in the same text.

    ``text_hash`` is empty for a draft. The proposal freezes the text under its hash; to change a word, the decision
    must return to draft, which voids the concurrences. ``decided_on`` is the date of the last concurrence, in the
    capital of the Participant that gave it; ``effective_on`` is the effective date, empty for ``decided_on``.
    ``subject`` names a new area, form or working arrangement.
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="decisions", verbose_name=_("memorandum of cooperation")
    )
    reference = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    state = models.CharField(
        _("status"), max_length=12, choices=DecisionState, default=DecisionState.DRAFT, editable=False
    )
    original_language = original_language()
    title_en, title_fr, title_ja = short_text(_("title"))
    text_en, text_fr, text_ja = long_text(_("text"))
    effect = models.CharField(_("effect"), max_length=20, choices=Effect, default=Effect.NONE)
    subject_en, subject_fr, subject_ja = short_text(
        _("name of the new area, form or arrangement"), help_text=_("For a new area, form or working arrangement")
    )
    retires_area = models.ForeignKey(
        AreaOfCooperation,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"is_further": True},
        related_name="retiring_decisions",
        verbose_name=_("area to be retired"),
    )
    retires_form = models.ForeignKey(
        FormOfCooperation,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"is_further": True},
        related_name="retiring_decisions",
        verbose_name=_("form to be retired"),
    )
    emergency = models.ForeignKey(
        Emergency, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("emergency")
    )
    rotating_side = models.ForeignKey(
        Side,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rotation_decisions",
        verbose_name=_("side whose chair rotates"),
    )
    counting = models.CharField(_("counting of months of notice"), max_length=12, choices=NoticeCounting, blank=True)
    effective_on = models.DateField(
        _("effective from"),
        null=True,
        blank=True,
        help_text=_("Leave blank to take effect on the date of the last concurrence."),
    )
    intention = models.ForeignKey(
        Notice,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"kind": "modify"},
        related_name="modifications",
        verbose_name=_("notice of intention to modify"),
    )
    proposed_by = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions_proposed",
        verbose_name=_("proposed by"),
        help_text=_("Leave blank if the secretariat proposes."),
    )
    proposed_at = models.DateTimeField(_("proposed"), null=True, editable=False)
    text_hash = models.CharField(_("hash of the text (SHA-256)"), max_length=64, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, editable=False)
    withdrawn_reason = models.TextField(_("reason for the withdrawal"), blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True, editable=False)
    outcome_on = models.DateField(_("outcome since"), null=True, editable=False)
    outcome_reason = models.TextField(_("reason for the outcome"), blank=True, editable=False)
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="supersedes",
        verbose_name=pgettext_lazy("of a joint decision", "replaced by"),
    )
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="decisions_entered", verbose_name=_("entered by")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    title = Multilingual()
    text = Multilingual()
    subject = Multilingual()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["reference__natural"]
        verbose_name = _("joint decision")
        verbose_name_plural = _("joint decisions")
        indexes: ClassVar = [
            SearchIndex(fields=["reference", *in_three("title", "text", "subject")], name="decision_search")
        ]
        constraints: ClassVar = [
            written_in_some_language("title", constraint="decision_has_a_title"),
            # Target of the foreign key that ties a concurrence to this text of this decision.
            models.UniqueConstraint(fields=["id", "text_hash"], name="decision_has_one_text"),
            models.CheckConstraint(
                condition=Q(state__in=[DecisionState.DRAFT, DecisionState.WITHDRAWN])
                | (Q(proposed_at__isnull=False) & ~Q(text_hash="")),
                name="decision_is_proposed_with_a_frozen_text",
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.DRAFT) | Q(text_hash=""), name="decision_draft_has_no_hash"
            ),
            models.CheckConstraint(
                condition=Q(state=DecisionState.DECIDED, decided_on__isnull=False) & ~Q(outcome="")
                | ~Q(state=DecisionState.DECIDED) & Q(decided_on__isnull=True, outcome=""),
                name="decision_decided_has_a_day_and_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state=DecisionState.WITHDRAWN, withdrawn_on__isnull=False)
                | ~Q(state=DecisionState.WITHDRAWN) & Q(withdrawn_on__isnull=True),
                name="decision_withdrawn_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.SUPERSEDED, superseded_by__isnull=False)
                | ~Q(outcome=Outcome.SUPERSEDED) & Q(superseded_by__isnull=True),
                name="decision_superseded_has_a_successor",
            ),
            models.CheckConstraint(
                condition=_goes_with(
                    {effect for effect in Effect if effect.names_something_new},
                    ~Q(subject_en="", subject_fr="", subject_ja=""),
                ),
                name="decision_names_what_comes_to_be",
            ),
            models.CheckConstraint(
                condition=_goes_with({Effect.RETIRE_AREA}, Q(retires_area__isnull=False)),
                name="decision_retires_a_named_area",
            ),
            models.CheckConstraint(
                condition=_goes_with({Effect.RETIRE_FORM}, Q(retires_form__isnull=False)),
                name="decision_retires_a_named_form",
            ),
            models.CheckConstraint(
                condition=_goes_with(
                    {effect for effect in Effect if effect.concerns_emergency}, Q(emergency__isnull=False)
                ),
                name="decision_concerns_a_named_emergency",
            ),
            models.CheckConstraint(
                condition=_goes_with({Effect.ROTATION}, Q(rotating_side__isnull=False)),
                name="decision_rotates_a_named_side",
            ),
            models.CheckConstraint(
                condition=_goes_with({Effect.COUNTING}, ~Q(counting="")), name="decision_names_the_counting"
            ),
            # An emergency begins once and stands down once; an area or form is retired once.
            *(
                models.UniqueConstraint(
                    fields=[field],
                    condition=Q(state=DecisionState.DECIDED, effect=effect),
                    name=f"decided_once_{effect}",
                )
                for effect, field in (
                    (Effect.EMERGENCY_BEGINS, "emergency"),
                    (Effect.EMERGENCY_ENDS, "emergency"),
                    (Effect.RETIRE_AREA, "retires_area"),
                    (Effect.RETIRE_FORM, "retires_form"),
                )
            ),
        ]
        triggers: ClassVar = [
            text_in_original("joint_decision", "title", "text", "subject"),
            register_is_open("decision"),
            refuse(
                name="decision_needs_all_participants",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="""NEW.state = 'decided' AND (TG_OP = 'INSERT' OR OLD.state <> 'decided') AND EXISTS (
                    SELECT 1 FROM commitments_participation seat WHERE seat.instrument_id = NEW.instrument_id
                    AND NOT EXISTS (SELECT 1 FROM commitments_concurrence given WHERE given.decision_id = NEW.id
                        AND given.participant_id = seat.participant_id AND given.standing_hash = NEW.text_hash))""",
                because="Jointly decided means all Participants: a concurrence to this text is missing.",
            ),
            refuse(
                name="decision_text_is_frozen",
                operation=pgtrigger.Update,
                when_row=f"OLD.state <> 'draft' AND ({changed(*TEXT_COLUMNS, *PROPOSAL_COLUMNS)}"
                " OR (NEW.state = OLD.state AND NEW.text_hash <> OLD.text_hash))",
                because="The text was proposed: take it back to draft to change it.",
            ),
            refuse(
                name="decision_settled_stays",
                operation=pgtrigger.Update,
                when_row=f"OLD.state IN ('decided', 'withdrawn') AND ({changed(*SETTLED_COLUMNS)})",
                because="What was decided or withdrawn stays as it is: propose another decision.",
            ),
            refuse(
                name="decision_proposed_is_never_deleted",
                operation=pgtrigger.Delete,
                when_row="OLD.proposed_at IS NOT NULL",
                because="A decision that was proposed stays on record: withdraw it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:decision", args=[self.reference])

    owner_id = property(attrgetter("proposed_by_id"))

    @property
    def state_of(self) -> DecisionState:
        return DecisionState(self.state)

    @property
    def effect_of(self) -> Effect:
        return Effect(self.effect)


def only_while_draft(name: str) -> pgtrigger.Trigger:
    """Return a trigger that freezes a part of the text of a decision together with the text."""
    return refuse(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        # FOR SHARE waits for a concurrent proposal and then reads the new state.
        when_row="""(SELECT state <> 'draft' FROM commitments_jointdecision
            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.decision_id ELSE NEW.decision_id END FOR SHARE)""",
        because="The text was proposed: take it back to draft to change it.",
    )


@pghistory.track()
class DecisionTurn(models.Model):
    """Position in the order of the rotating chair that a decision sets."""

    decision = models.ForeignKey(JointDecision, models.CASCADE, related_name="turns", verbose_name=_("joint decision"))
    position = models.PositiveSmallIntegerField(_("position"))
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="decision_turns", verbose_name=_("Participant")
    )

    objects = DecisionChildQuerySet["DecisionTurn"].as_manager()

    class Meta:
        ordering = ["decision", "position"]
        verbose_name = _("turn in the rotation")
        verbose_name_plural = _("turns in the rotation")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "position"], name="decision_turn_position_once"),
            models.UniqueConstraint(fields=["decision", "participant"], name="decision_turn_participant_once"),
        ]
        triggers: ClassVar = [
            register_is_open("decision_turn", through="commitments_jointdecision.decision_id"),
            only_while_draft("decision_turns_are_frozen"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.participant}"

    owner_id = property(attrgetter("decision.proposed_by_id"))
