"""Forms of the records that ministries write, as pages of the portal show them."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _

from commitments.enums import Effect, NoticeState
from commitments.forms.activity_rules import ActivityRules
from commitments.forms.decision_effects import NEEDS, EffectRules
from commitments.forms.notice_kinds import FIELDS_OF_KIND, NoticeRules
from commitments.forms.provisions import ProvisionChoice, with_texts
from commitments.models import Activity, Commitment, DecisionTurn, JointDecision, Notice, ProvisionChange
from commitments.records.activity import ACTIVITY_FIELDS
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.services import modifications
from contacts.forms.marks import REASON, MarkedPageForm
from core.db.multilingual import in_three, page_language
from core.forms import RecordFormSet
from core.forms.page_forms import PageForm, PageMeta, columns_of
from moc.article_4a_i_rotation import CANADIAN_PARTICIPANTS

BETWEEN = re.compile(r"[\s,;、，；]+")


class CommitmentForm(MarkedPageForm):
    table = COMMITMENT_FIELDS
    texts = ("title", "text")
    required_texts = ("title",)
    rows = (
        ("areas",),
        ("forms",),
        ("lead", "due_on", "mark", REASON),
        ("supporting",),
        ("stages", "minerals", "origin"),
    )
    own_choice = "lead"
    opened_along = _(
        "Lowering the mark also gives access to the milestones, the earlier progress reports and the "
        "supporting documents without a narrower mark."
    )

    class Meta(PageMeta):
        model = Commitment
        fields = columns_of(COMMITMENT_FIELDS)
        labels: ClassVar = {"areas": _("areas, article 2(c)"), "forms": _("forms, article 3(a)")}


class CommitmentCellForm(MarkedPageForm):
    """Form of the field ``only``, for a change in the row of the register."""

    table = COMMITMENT_FIELDS
    rows = (("lead", "due_on", "reporting"), (REASON,))
    own_choice = "lead"

    class Meta(PageMeta):
        model = Commitment
        fields = ("lead", "due_on", "reporting")

    def __init__(self, *args: Any, only: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields[REASON]
        reason.label, reason.help_text = gettext("Reason"), ""
        self.fields = {only: self.fields[only], REASON: reason}


class ActivityForm(ActivityRules, MarkedPageForm):
    table = ACTIVITY_FIELDS
    texts = ("title", "text", "place")
    required_texts = ("title",)
    rows = (
        ("kind", "form", "state"),
        ("starts_on", "ends_on", "organizer"),
        ("participants",),
        ("mark", REASON),
        ("served",),
    )
    own_choice = "organizer"
    # Reference numbers: a tick list of all commitments would be too long.
    served = forms.CharField(
        label=_("Related commitments"),
        required=False,
        max_length=2000,
        help_text=_("Reference numbers, separated by commas. Example: MOC-2026-014"),
    )

    class Meta(PageMeta):
        model = Activity
        fields = (*(name for name in columns_of(ACTIVITY_FIELDS) if name != "commitments"), "starts_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["served"] = ", ".join(each.reference for each in self.linked(self.instance)["served"])

    def linked(self, record: Activity) -> dict[str, Any]:
        # Links to hidden commitments are neither shown nor removed.
        visible = Commitment.objects.visible_to(self.user).filter(activities=record.pk)
        return {"served": list(visible.order_by("reference__natural")) if record.pk else []}

    def clean_served(self) -> list[Commitment]:
        wanted = dict.fromkeys(BETWEEN.split(self.cleaned_data["served"].strip().upper()))
        wanted.pop("", None)
        found = Commitment.objects.visible_to(self.user).filter(reference__in=wanted).in_bulk(field_name="reference")
        if unknown := [reference for reference in wanted if reference not in found]:
            sentence = gettext("No commitment has this number: %(references)s.")
            raise ValidationError(sentence % {"references": ", ".join(unknown)}, code="unknown")
        return [found[reference] for reference in wanted]


class DecisionForm(EffectRules, PageForm):
    """Form of a draft decision with the fields of its ``effect`` only, which is chosen on a page before.

    Fields of another effect, which the draft had before, are emptied. The effect is sent with the form, and edit
    conflicts compare it.
    """

    texts = ("title", "text", "subject")
    required_texts = ("title",)
    rows = (("retires_area", "retires_form", "emergency", "rotating_side", "counting", "intention"), ("effective_on",))

    class Meta(PageMeta):
        model = JointDecision
        fields = (
            "effect",
            "original_language",
            *in_three("title", "text"),
            *(name for need in NEEDS for name in need.fields),
        )
        widgets: ClassVar = {"effect": forms.HiddenInput}

    def __init__(self, *args: Any, effect: Effect, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_other = self.instance.effect != effect
        self.initial["effect"] = effect.value
        self.emptied: dict[str, Any] = {}
        for need in NEEDS:
            for name in need.fields if effect not in need.effects else ():
                del self.fields[name]
                column: Any = self.instance._meta.get_field(name)
                self.emptied[name] = None if column.null else ""
                setattr(self.instance, name, self.emptied[name])
        self._narrow("intention", state=NoticeState.ISSUED)
        for name in ("retires_area", "retires_form"):
            self._narrow(name, retired_on=None)

    def _narrow(self, name: str, **condition: Any) -> None:
        field: Any = self.fields.get(name)
        if field is not None:
            field.queryset = field.queryset.filter(**condition)

    @cached_property
    def changed_data(self) -> list[str]:
        return [*super().changed_data, *(["effect"] if self.is_other else ())]

    def values(self) -> dict[str, Any]:
        return super().values() | (self.emptied if self.instance.pk else {})


class TurnForm(PageForm):
    class Meta(PageMeta):
        model = DecisionTurn
        fields = ("position", "participant")


class ProvisionChangeForm(PageForm):
    class Meta(PageMeta):
        model = ProvisionChange
        fields = ("kind", "provision", "new_code", *in_three("heading", "text"))
        field_classes: ClassVar = {"provision": ProvisionChoice}

    def __init__(self, *args: Any, current: Mapping[int, modifications.Readings], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provision: Any = self.fields["provision"]
        provision.queryset = with_texts(provision.queryset)
        # Text of the provision before the change, or of the one before an inserted provision.
        said = current.get(self.instance.provision_id, {})
        self.current_text = modifications.reading_in(said, page_language())


class TurnRows(RecordFormSet):
    heading = _("chair rotation order (each Participant of the side once)")
    related = ("participant",)


class ProvisionChangeRows(RecordFormSet):
    heading = _("changes to provisions (new text)")
    related = ("provision",)


TurnFormSet = forms.inlineformset_factory(
    JointDecision,
    DecisionTurn,
    form=TurnForm,
    formset=TurnRows,
    # As many rows as the larger side has seats, with those that are filled in.
    extra=CANADIAN_PARTICIPANTS,
    max_num=CANADIAN_PARTICIPANTS,
)
ProvisionChangeFormSet = forms.inlineformset_factory(
    JointDecision, ProvisionChange, form=ProvisionChangeForm, formset=ProvisionChangeRows, extra=3
)
# Rows of a decision by its effect.
PART_FORMSETS: dict[Effect, Any] = {Effect.ROTATION: TurnFormSet, Effect.MODIFICATION: ProvisionChangeFormSet}


class NoticeForm(NoticeRules, PageForm):
    """Form of a draft notice with the fields of its kind only."""

    texts = ("subject", "body")
    required_texts = ("subject",)
    rows = (("scope", "stated_on"), ("emergency",), ("consultation",))

    class Meta(PageMeta):
        model = Notice
        fields = (
            "original_language",
            *in_three("subject", "body"),
            *(name for names in FIELDS_OF_KIND.values() for name in names),
            "link_only",
        )
        widgets: ClassVar = {"scope": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own_fields = FIELDS_OF_KIND.get(self.instance.kind_of, ())
        for names in FIELDS_OF_KIND.values():
            for name in names:
                if name not in own_fields:
                    self.fields.pop(name, None)
