"""Read-only admin of records of discussion; editing and clearance are on the portal page."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.admin.columns import in_three, moment, person, texts, words, yes_no
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from dialogue.models import Clearance, Record, RecordCorrection, RecordFormula, RecordParagraph

TEXT: Any = words("text", _("text"))
USE: Any = words("title", _("use"))
GIVEN_BY = person("by", _("given by"))
GIVEN = moment("given_at", _("given"))
VOIDED = moment("voided_at", _("voided"), empty=_("Valid"))
CLEARED: Any = yes_no("cleared", _("paragraph approved"), ordering="cleared")
ISSUED_BY = person("issued_by", _("issued by"))


class ReadOnlyAdmin(VisibleAdmin):
    """Read-only admin for rows that only services write, because they also validate and send email."""

    without = ("add", "change", "delete")


class ParagraphInline(VisibleTabularInline):
    without = ("add",)
    model = RecordParagraph
    fields = ("order", "number", TEXT)
    readonly_fields = fields
    can_delete = False
    show_change_link = True


class ClearanceInline(VisibleTabularInline):
    related = ("participant", "by")
    without = ("add",)
    model = Clearance
    fields = ("participant", GIVEN_BY, GIVEN, CLEARED, "comment", VOIDED)
    readonly_fields = fields
    can_delete = False


@admin.register(Record)
class RecordAdmin(ReadOnlyAdmin):
    list_display = ("symbol", "dialogue", "status", "opened_on", "clear_by", "adopted_on")
    list_filter = ("status",)
    list_select_related = ("dialogue__instrument",)
    fields = list_display
    readonly_fields = fields
    inlines = (ParagraphInline,)

    @admin.display(description=_("symbol"), ordering="dialogue__number")
    def symbol(self, record: Any) -> str:
        return str(record.symbol)

    def reading_page(self, record: Any) -> str:
        return reverse("dialogue:record", args=[record.dialogue.number])


@admin.register(RecordParagraph)
class RecordParagraphAdmin(ReadOnlyAdmin):
    list_display = ("record", "order", "number", TEXT)
    list_display_links = ("number", TEXT)
    list_filter = ("record__dialogue",)
    list_select_related = ("record__dialogue__instrument",)
    search_fields = ("number", "text_en", "text_fr", "text_ja")
    fieldsets = (
        (None, {"fields": ("record", "order", "item_key", "number", "text_hash")}),
        texts("text"),
    )
    inlines = (ClearanceInline,)

    def reading_page(self, record: Any) -> str:
        return f"{reverse('dialogue:record', args=[record.record.dialogue.number])}#p{record.pk}"


@admin.register(Clearance)
class ClearanceAdmin(ReadOnlyAdmin):
    list_display = ("paragraph", "participant", CLEARED, GIVEN_BY, GIVEN, VOIDED)
    list_filter = ("cleared", "participant", "paragraph__record__dialogue")
    list_select_related = ("paragraph", "participant", "by")
    search_fields = ("comment",)
    fields = ("paragraph", "participant", GIVEN_BY, GIVEN, CLEARED, "comment", "text_hash", VOIDED)
    readonly_fields = fields


@admin.register(RecordCorrection)
class RecordCorrectionAdmin(ReadOnlyAdmin):
    list_display = ("symbol", "paragraph", "issued_on", ISSUED_BY)
    list_filter = ("record__dialogue",)
    list_select_related = ("record__dialogue__instrument", "paragraph", "issued_by")
    search_fields = ("reason", "text_en", "text_fr", "text_ja")
    fieldsets = (
        (None, {"fields": ("symbol", "paragraph", "reason", "issued_on", ISSUED_BY)}),
        texts("text"),
    )
    readonly_fields = ("symbol", ISSUED_BY)

    @admin.display(description=_("symbol"), ordering="number")
    def symbol(self, correction: Any) -> str:
        return str(correction)


@admin.register(RecordFormula)
class RecordFormulaAdmin(VisibleAdmin):
    list_display = (USE, TEXT)
    list_display_links = (USE,)
    search_fields = in_three("title", "text")
    fieldsets = (texts("title", "text"),)
