"""Delegations and invitees: each Participant names its own, the secretariat all."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contacts.admin.columns import in_three, texts, words
from contacts.admin.visibility import VisibleAdmin
from dialogue.admin.parts import OfficialForm
from dialogue.models import Delegate, Invitee


@admin.register(Delegate)
class DelegateAdmin(VisibleAdmin):
    form = OfficialForm
    list_display = ("official", "participant", "function", words("title", _("title at the meeting")), "dialogue")
    list_filter = ("dialogue", "participant", "function")
    list_select_related = ("official", "participant", "dialogue")
    search_fields = (
        "official__family_name",
        "official__given_name",
        "official__name_ja",
        *in_three("title"),
    )
    own_choices = {"participant": "pk", "official": "participant"}
    fieldsets = (
        (None, {"fields": ("dialogue", "participant", "official", "function", "order")}),
        texts("title", original=False),
    )

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        return rows.filter(active=True) if rows is not None and db_field.name == "official" else rows


@admin.register(Invitee)
class InviteeAdmin(VisibleAdmin):
    list_display = ("stakeholder", "organization", "proposed_by", "dialogue")
    list_filter = ("dialogue", "proposed_by")
    list_select_related = ("stakeholder__organization", "proposed_by", "dialogue")
    search_fields = ("stakeholder__name", *(f"stakeholder__organization__{name}" for name in in_three("name")))
    autocomplete_fields = ("stakeholder",)
    own_choices = {"proposed_by": "pk"}
    fields = ("dialogue", "stakeholder", "proposed_by")

    @admin.display(description=_("organization"), ordering="stakeholder__organization")
    def organization(self, invitee: Any) -> str:
        return str(invitee.stakeholder.organization)
