"""Admin of delegations and invitees: each Participant edits its own, the secretariat all."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.admin.columns import in_three, status, texts, words
from core.admin.visibility import VisibleAdmin, VisibleTabularInline, editor
from core.refusals.constraint_messages import explain
from core.text.links import Link
from dialogue.admin.dialogue_inlines import OfficialForm
from dialogue.enums import DialogueStatus, InviteeState
from dialogue.models import Delegate, Invitee, InviteeItem
from dialogue.services import delegations

STATE = status("state", InviteeState, _("status"))


@admin.register(Delegate)
class DelegateAdmin(VisibleAdmin):
    form = OfficialForm
    list_display = ("official", "participant", "function", words("title", _("title at the meeting")), "dialogue")
    list_filter = ("dialogue", "participant", "function")
    search_fields = (
        "official__family_name",
        "official__given_name",
        "official__name_ja",
        *in_three("title"),
    )
    own_choices = {"participant": "pk", "official": "participant"}
    fieldsets = (
        (None, {"fields": ("dialogue", "participant", "official", "function", "order")}),
        texts("title", "organization", original=False),
    )

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is not None and db_field.name == "dialogue" and editor(request):
            # After the meeting only the secretariat may correct a delegation.
            return rows.exclude(status=DialogueStatus.HELD)
        return rows.filter(active=True) if rows is not None and db_field.name == "official" else rows

    # Signature fixed by Django (boolean positional argument).
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if obj.dialogue.status == DialogueStatus.HELD:
            delegations.freeze(dialogue=obj.dialogue)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        place = [record.dialogue.number, record.participant.code]
        return [Link(gettext("View the delegation"), reverse("dialogue:delegation", args=place))]


class InviteeItemInline(VisibleTabularInline):
    """Read-only inline of an invitee's items; they are chosen on the invitee's portal page, which shows the agenda."""

    without = ("add",)
    model = InviteeItem
    fields = ("item_key",)
    readonly_fields = fields
    can_delete = False


@admin.register(Invitee)
class InviteeAdmin(VisibleAdmin):
    list_display = ("stakeholder", "organization", "proposed_by", STATE, "dialogue")
    list_filter = ("dialogue", "proposed_by", "state")
    list_select_related = ("stakeholder__organization", "proposed_by", "dialogue")
    search_fields = ("stakeholder__name", *(f"stakeholder__organization__{name}" for name in in_three("name")))
    autocomplete_fields = ("stakeholder",)
    own_choices = {"proposed_by": "pk"}
    inlines = (InviteeItemInline,)
    readonly_fields = (STATE, "invited_on", "answered_on")
    fields = ("dialogue", "stakeholder", "proposed_by", "language", STATE, "invited_on", "answered_on")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # The Dialogue of an invitee is fixed because its items refer to the agenda of that Dialogue.
        return (*self.readonly_fields, *(() if obj is None else ("dialogue",)))

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is not None and db_field.name == "dialogue":
            # Past or cancelled Dialogues take no further invitees.
            return rows.filter(status__in=[each for each in DialogueStatus if each.is_ahead])
        return rows

    @admin.display(description=_("organization"), ordering="stakeholder__organization")
    def organization(self, invitee: Any) -> str:
        return str(invitee.stakeholder.organization)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        address = reverse("dialogue:invitee", args=[record.dialogue.number, record.pk])
        return [Link(gettext("Items and invitation"), address)]


explain(
    {
        "invitee_invited_on_a_day": _("Enter an invitation date only for a person who has been invited."),
    }
)
