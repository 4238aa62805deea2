"""Admin of the registers of the areas of cooperation; the forms for staff are pages of the portal."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from commitments.admin.language_guard import GuardedAdmin
from commitments.models import InformationGiven, Standard, StandardPosition, SupportProgramme
from commitments.records.area_records import INFORMATION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from contacts.admin.marks import MarkedAdmin
from core.admin.columns import Fieldset, further, in_three, texts, words
from core.forms import RecordForm

TITLE = words("title", _("title"))


class AreaRecordAdmin(MarkedAdmin, GuardedAdmin):
    form = RecordForm
    list_display: Any = ("reference", TITLE, "held_by", "mark")
    list_display_links: Any = (TITLE,)
    list_filter: ClassVar[Any] = ("held_by", "mark")
    search_fields: ClassVar[Any] = ("reference", *in_three("title", "text"))
    own_choices = {"held_by": "pk"}
    guarded_fields: tuple[str, ...] = ("title", "text")
    readonly_fields: ClassVar[Any] = ("reference",)
    basic: ClassVar[tuple[Fieldset, ...]] = (
        (None, {"fields": ("reference", "held_by", "mark")}),
        texts("title", "text"),
    )


@admin.register(SupportProgramme)
class SupportProgrammeAdmin(AreaRecordAdmin):
    new_page = "commitments:new-programme"
    list_display = ("reference", TITLE, "kind", "country", "starts_on", "ends_on", "held_by", "mark")
    list_filter = ("kind", "country", "held_by", "mark")
    search_fields = ("reference", *in_three("title", "text", "owner", "beneficiaries"), "link")
    fieldsets = (*AreaRecordAdmin.basic, *further(PROGRAMME_FIELDS, *AreaRecordAdmin.basic))


@admin.register(Standard)
class StandardAdmin(AreaRecordAdmin):
    new_page = "commitments:new-standard"
    list_display = ("reference", TITLE, "body", "designation", "stage", "next_on", "held_by", "mark")
    list_filter = ("stage", "held_by", "mark")
    search_fields = ("reference", *in_three("title", "text"), "body", "committee", "designation")
    fieldsets = (*AreaRecordAdmin.basic, *further(STANDARD_FIELDS, *AreaRecordAdmin.basic))


@admin.register(InformationGiven)
class InformationGivenAdmin(AreaRecordAdmin):
    new_page = "commitments:new-information"
    # The giver is no receiver, and the date is not in the future: the form and the API check both.
    readonly_fields = ("reference", "held_by", "given_on")
    list_display = ("reference", TITLE, "held_by", "given_on", "expires_on", "mark")
    search_fields = ("reference", *in_three("title", "text", "terms"))
    fieldsets = (*AreaRecordAdmin.basic, *further(INFORMATION_FIELDS, *AreaRecordAdmin.basic))


@admin.register(StandardPosition)
class StandardPositionAdmin(AreaRecordAdmin):
    """Positions are entered on the page of their standard, which saving leads to."""

    without = ("add",)
    list_display = ("standard", "position", "held_by", "mark")
    list_display_links = ("standard",)
    list_filter = ("position", "held_by", "mark")
    search_fields = ("standard__reference",)
    guarded_fields = ("text",)
    readonly_fields = ("standard", "held_by")
    fieldsets = ((None, {"fields": ("standard", "held_by", "position", "mark")}), texts("text"))

    def reading_page(self, record: Any) -> str:
        return f"{record.standard.get_absolute_url()}#positions"
