"""Admin of delegations and invitees, read-only: pages of the portal write both."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from core.admin.columns import in_three, status, texts, words
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from core.refusals.constraint_messages import explain
from core.text.links import Link
from dialogue.enums import InviteeState
from dialogue.models import Delegate, Invitee, InviteeItem

STATE = status("state", InviteeState, _("status"))


@admin.register(Delegate)
class DelegateAdmin(VisibleAdmin):
    list_display = ("official", "participant", "function", words("title", _("title at the meeting")), "dialogue")
    list_filter = ("dialogue", "participant", "function")
    search_fields = (
        "official__family_name",
        "official__given_name",
        "official__name_ja",
        *in_three("title"),
    )
    without = ("add", "change", "delete")
    fieldsets = (
        (None, {"fields": ("dialogue", "participant", "official", "function", "order")}),
        texts("title", "organization", original=False),
    )

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        place = [record.dialogue.number, record.participant.code]
        return [Link(gettext("View the delegation"), reverse("dialogue:delegation", args=place))]


class InviteeItemInline(VisibleTabularInline):
    """Read-only inline of an invitee's items; they are chosen on the invitee's portal page, which shows the agenda."""

    without = ("add", "change", "delete")
    model = InviteeItem
    fields = ("item_key",)


@admin.register(Invitee)
class InviteeAdmin(VisibleAdmin):
    list_display = ("stakeholder", "organization", "proposed_by", STATE, "dialogue")
    list_filter = ("dialogue", "proposed_by", "state")
    list_select_related = ("stakeholder__organization", "proposed_by", "dialogue")
    search_fields = ("stakeholder__name", *(f"stakeholder__organization__{name}" for name in in_three("name")))
    without = ("add", "change", "delete")
    inlines = (InviteeItemInline,)
    fields = ("dialogue", "stakeholder", "proposed_by", "language", STATE, "invited_on", "answered_on")

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
