"""Form of both co-chairs of a Dialogue, with persons who are not yet on record."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from contacts.models import Official
from core.db.multilingual import in_three
from core.forms import RecordFormSet
from core.forms.page_forms import PageForm, PageMeta
from dialogue.forms.delegations import official_of
from dialogue.models import CoChair, Dialogue
from dialogue.services.chair_validation import has_the_rank, is_out_of_turn
from moc.article_4a_i_chairs import CO_CHAIRS


class DialogueChairsForm(PageForm):
    """Form of the Dialogue itself, which has the co-chairs as rows."""

    class Meta(PageMeta):
        model = Dialogue
        fields = ()


class CoChairForm(PageForm):
    """Form of a co-chair: the chair eligibility sets Participant and side; rank and rotation are checked.

    The name of a person who is not on record creates the official of the Participant, with the rank that is eligible.
    """

    family_name = forms.CharField(label=_("family name of a new person"), max_length=100, required=False)
    given_name = forms.CharField(label=_("given name"), max_length=100, required=False)
    name_ja = forms.CharField(label=_("name in Japanese"), max_length=100, required=False)
    field_order = ("eligibility", "official", "family_name", "given_name", "name_ja", "acting", "out_of_turn_reason")

    class Meta(PageMeta):
        model = CoChair
        fields = ("eligibility", "official", "acting", "out_of_turn_reason", *in_three("title"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eligibility: Any = self.fields["eligibility"]
        eligibility.queryset = eligibility.queryset.select_related("participant", "rank")
        official: Any = self.fields["official"]
        rows = official.queryset.filter(participant__in=eligibility.queryset.values("participant"))
        # Also a co-chair of this Dialogue who has left office since.
        own = CoChair.objects.filter(dialogue=self.instance.dialogue_id)
        rows = rows.filter(Q(active=True) | Q(pk__in=own.values("official")))
        official.queryset = rows.select_related("participant")
        official.label_from_instance = _with_participant

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        eligibility, official, acting = (cleaned.get(name) for name in ("eligibility", "official", "acting"))
        if eligibility is None:
            return cleaned
        participant = eligibility.participant
        self.instance.participant, self.instance.side_id = participant, eligibility.side_id
        if cleaned.get("family_name") and official is None:
            official = official_of(participant)
            official.rank = None if acting else eligibility.rank
            for name in ("family_name", "given_name", "name_ja"):
                setattr(official, name, cleaned[name])
            self.entered: Official | None = official
        elif official and official.participant_id != participant.pk:
            refusal = gettext("This official belongs to another Participant.")
            self.add_error("official", ValidationError(refusal, "other"))
        elif official and official.rank and not has_the_rank(official, acting=bool(acting)):
            refusal = gettext(
                "This official does not have the rank stated in article 4(a)(i). Choose another official or mark "
                "as acting."
            )
            self.add_error("official", ValidationError(refusal, "rank"))
        if not cleaned.get("out_of_turn_reason") and is_out_of_turn(participant, self.instance.dialogue):
            refusal = gettext("By rotation, another Participant is to chair. Enter the reason.")
            self.add_error("out_of_turn_reason", ValidationError(refusal, "out-of-turn"))
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # As Django calls it.
        if entered := getattr(self, "entered", None):
            entered.save()
            self.instance.official = entered
        return super().save(commit)


def _with_participant(official: Official) -> str:
    return gettext("%(official)s (%(participant)s)") % {"official": official, "participant": official.participant}


class CoChairRows(RecordFormSet):
    heading = _("co-chairs")
    related = ("official", "participant")


CHAIRS_OF_DIALOGUE: Any = forms.inlineformset_factory(
    Dialogue, CoChair, form=CoChairForm, formset=CoChairRows, extra=CO_CHAIRS, max_num=CO_CHAIRS
)
