"""Admin of organizations outside the Participants and of their stakeholders."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from contacts.admin.personal_data import DataExportMixin
from contacts.models import Organization, Stakeholder
from contacts.services.personal_data import outsiders
from core.admin.columns import in_three, texts, words
from core.admin.visibility import VisibleAdmin


@admin.register(Organization)
class OrganizationAdmin(VisibleAdmin):
    list_display = (words("name", _("name")), "side", "website")
    list_filter = ("side",)
    search_fields = in_three("name")
    fieldsets = ((None, {"fields": ("side", "website")}), texts("name", original=False))


@admin.register(Stakeholder)
class StakeholderAdmin(DataExportMixin):
    personal_data = staticmethod(outsiders.data_of)
    list_display = ("name", "organization", words("title", pgettext_lazy("of a person", "title")), "proposed_by")
    list_filter = ("proposed_by", "organization__side")
    search_fields = ("name", "name_ja", *in_three("title"), *(f"organization__{name}" for name in in_three("name")))
    autocomplete_fields = ("organization",)
    own_choices = {"proposed_by": "pk"}
    fieldsets = (
        (None, {"fields": ("name", "name_ja", "organization", "email", "proposed_by")}),
        texts("title", original=False),
    )
