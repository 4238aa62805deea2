"""Admin of saved agendas and items. Compiling never overwrites an item that a user edited."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.admin.language_guard import GuardedAdmin
from contacts.models import User
from core.admin.columns import in_three, moment, person, texts, words
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from dialogue.enums import AgendaStatus
from dialogue.models import Agenda, AgendaItem, ProducedDocument
from dialogue.rules.agenda.items import number_of
from dialogue.services import agenda_items

TITLE = words("title", _("title"))
SAVED_BY = person("saved_by", _("saved by"))
SAVED = moment("saved_at", _("saved"))
AS_OF = moment("as_of", _("register data as of"))
CHANGED_BY = person("changed_by", _("changed by"))
ISSUED = moment("issued_at", _("issued"))
ISSUED_BY = person("issued_by", _("issued by"))


def cited(item: AgendaItem) -> str:
    """Return the citation number of an issued item; a draft has none because it is renumbered on each compilation."""
    return str(_("Not set")) if item.number is None else number_of(item.number, item.bis, item.letter)


class ItemInline(VisibleTabularInline):
    related = ("lead",)
    without = ("add", "delete")
    model = AgendaItem
    fields = ("order", "cited", "heading", "purpose", "minutes", "lead", "origin")
    readonly_fields = fields
    show_change_link = True

    @admin.display(description=_("number"))
    def cited(self, item: Any) -> str:
        return cited(item)

    @admin.display(description=_("title"))
    def heading(self, item: Any) -> Any:
        return TITLE(item)


class FileInline(VisibleTabularInline):
    """Inline of the issued files: checksums here, downloads on the page of the version."""

    without = ("add",)
    model = ProducedDocument
    fields = ("name", "form", "language", "checksum")
    readonly_fields = fields
    can_delete = False
    verbose_name_plural = _("files")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("file").defer("file__content")

    @admin.display(description=_("checksum (SHA-256)"))
    def checksum(self, document: Any) -> str:
        return document.file.sha256 if document.file else str(_("Not set"))


@admin.register(Agenda)
class AgendaAdmin(VisibleAdmin):
    """Read-only admin of agenda versions, which services save, issue and adopt."""

    without = ("add",)
    list_display = ("symbol", "dialogue", "status", "form", AS_OF, "issued_on", "adopted_on", SAVED_BY, SAVED)
    list_filter = ("status", "form", "dialogue")
    list_select_related = ("dialogue__instrument", "saved_by")
    date_hierarchy = "as_of"
    search_fields = ("dialogue__number",)
    fields = (
        *("symbol", "dialogue", "status", "form", "base", AS_OF),
        *(ISSUED, ISSUED_BY, "not_ready_reason", "adopted_on", SAVED_BY, SAVED),
    )
    readonly_fields = fields
    inlines = (ItemInline, FileInline)

    def reading_page(self, record: Agenda) -> str:
        """Return no link for a draft: the portal page shows issued versions only."""
        return "" if record.status == AgendaStatus.DRAFT else super().reading_page(record)

    @admin.display(description=_("symbol"), ordering="revision")
    def symbol(self, agenda: Any) -> str:
        return str(agenda.symbol)


@admin.register(AgendaItem)
class AgendaItemAdmin(GuardedAdmin):
    # Items are marked as removed, not deleted: the compiler would add a deleted item again.
    without = ("add", "delete")
    list_display = ("agenda", "order", TITLE, "purpose", "minutes", "lead", "origin")
    list_display_links = (TITLE,)
    list_filter = ("agenda__dialogue", "purpose", "origin", "lead")
    list_select_related = ("agenda__dialogue__instrument", "lead")
    search_fields = ("key", *in_three("title", "background"))
    guarded_fields = agenda_items.TEXTS
    readonly_fields = ("agenda", "parent", "key", "order", "origin", "reasons", "left_out", "records", CHANGED_BY)
    fieldsets = (
        (None, {"fields": ("agenda", "parent", "key", "order", "purpose", "minutes", "lead", "presenter")}),
        texts(*agenda_items.TEXTS),
        (_("Reason for inclusion"), {"fields": ("origin", "reasons", "left_out", "records", CHANGED_BY)}),
    )

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        # Issued items are read-only.
        frozen = isinstance(obj, AgendaItem) and obj.agenda.status != AgendaStatus.DRAFT
        return not frozen and super().has_change_permission(request, obj)

    # Signature fixed by Django (boolean positional argument).
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if form.changed_data:
            assert isinstance(request.user, User)
            agenda_items.edit(item=obj, by=request.user, changed=form.changed_data)
