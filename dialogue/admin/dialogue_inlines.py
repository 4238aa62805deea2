"""Inlines on the admin page of a Dialogue."""

from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from commitments.models import Commitment
from core.admin.columns import in_three
from core.admin.visibility import VisibleStackedInline, VisibleTabularInline
from core.forms import RecordForm
from dialogue.admin.chair_validation import has_the_rank, is_out_of_turn
from dialogue.models import ActionItem, CmwgStatus, CoChair, Delegate, Discussion, DiscussionArea, Invitee, Overlap
from moc.article_4a_i_chairs import CO_CHAIRS


class OfficialForm(RecordForm):
    """Form of a representative: the official must serve the selected Participant."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        official, participant = cleaned.get("official"), cleaned.get("participant")
        if official and participant and official.participant_id != participant.pk:
            self.add_error(
                "official", ValidationError(gettext("This official belongs to another Participant."), "other")
            )
        return cleaned


class CoChairForm(OfficialForm):
    """Form of a co-chair: the chair eligibility sets Participant and side; rank and rotation are checked."""

    class Meta:
        model = CoChair
        fields = ("eligibility", "official", "acting", "out_of_turn_reason", *in_three("title"))
        widgets = {"out_of_turn_reason": AdminTextareaWidget(attrs={"rows": 2})}

    def clean(self) -> dict[str, Any] | None:
        if eligibility := self.cleaned_data.get("eligibility"):
            self.instance.participant_id = eligibility.participant_id
            self.instance.side_id = eligibility.side_id
            self.cleaned_data["participant"] = eligibility.participant
        cleaned = super().clean() or {}
        participant = cleaned.pop("participant", None)
        lacks_reason = participant is not None and not cleaned.get("out_of_turn_reason")
        if lacks_reason and self.instance.dialogue_id and is_out_of_turn(participant, self.instance.dialogue):
            refusal = gettext("By rotation, another Participant is to chair. Enter the reason.")
            self.add_error("out_of_turn_reason", ValidationError(refusal, "out-of-turn"))
        official = cleaned.get("official")
        if official and official.rank and not has_the_rank(official, acting=bool(cleaned.get("acting"))):
            refusal = gettext(
                "This official does not have the rank stated in article 4(a)(i). Choose another official or mark "
                "as acting."
            )
            self.add_error("official", ValidationError(refusal, "rank"))
        return cleaned


class CoChairInline(VisibleStackedInline):
    related = ("dialogue", "official", "participant")
    model = CoChair
    form = CoChairForm
    fields = ("eligibility", "official", *in_three("title"), "acting", "out_of_turn_reason")
    max_num = CO_CHAIRS

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is not None and db_field.name == "eligibility":
            return rows.select_related("participant", "rank")
        return rows.filter(active=True) if rows is not None and db_field.name == "official" else rows


class DiscussionInline(VisibleStackedInline):
    model = Discussion
    fields = ("order", *in_three("title", "summary"), "original_language", "source")
    show_change_link = True


class DiscussionAreaInline(VisibleTabularInline):
    model = DiscussionArea


class DelegateInline(VisibleTabularInline):
    """Inline of all delegations. A ministry adds members on the page of each delegate."""

    related = ("participant", "official")
    model = Delegate
    form = OfficialForm
    fields = ("participant", "official", "function", "title_en", "order")
    show_change_link = True


class InviteeInline(VisibleTabularInline):
    """Read-only inline of invitees; a proposal is withdrawn on the page of the invitee."""

    related = ("stakeholder", "proposed_by")
    model = Invitee
    fields = ("stakeholder", "proposed_by")
    autocomplete_fields = ("stakeholder",)
    show_change_link = True
    can_delete = False


class ActionInline(VisibleTabularInline):
    model = ActionItem
    fields = ("number", "title_en", "lead", "due_on", "state", "closed_on")
    readonly_fields = ("state", "closed_on")
    show_change_link = True


class CmwgStatusInline(VisibleStackedInline):
    """Inline of the working group's status, required by article 4(a)(iii); "nothing to report" is a valid entry."""

    model = CmwgStatus
    fields = ("as_of", "nothing_to_report", *in_three("text"), "original_language", "source")
    show_change_link = True


class OverlapInline(VisibleStackedInline):
    model = Overlap
    fields = ("commitment", *in_three("avoided_by"), "original_language")
    autocomplete_fields = ("commitment",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen = Commitment.objects.visible_to(request.user)
        return super().get_queryset(request).filter(commitment__in=seen).select_related("commitment")
