"""Read-only admin of generated documents and of ministry templates; both are created on portal pages."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin.columns import NO_DATE, moment
from core.admin.visibility import VisibleAdmin
from dialogue.models import DocumentTemplate, ProducedDocument

AS_OF = moment("as_of", _("register data as of"), empty=NO_DATE)
REQUESTED = moment("asked_at", _("requested"), empty=NO_DATE)
BROUGHT = moment("uploaded_at", _("uploaded"), empty=NO_DATE)


class StoredFileAdmin(VisibleAdmin):
    """Read-only admin of stored files. ``beside`` lists the relations to join; file contents are never loaded."""

    without = ("add", "change", "delete")
    beside: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Django ignores list_select_related once a queryset has select_related of its own.
        return super().get_queryset(request).select_related("file", *self.beside).defer("file__content")

    @admin.display(description=_("checksum (SHA-256)"))
    def checksum(self, record: Any) -> str | None:
        return record.file and str(record.file.sha256)


@admin.register(ProducedDocument)
class ProducedDocumentAdmin(StoredFileAdmin):
    list_display = ("__str__", "kind", "form", "language", "dialogue", "participant", "state", REQUESTED)
    list_filter = ("kind", "form", "language", "state", "dialogue")
    beside = ("dialogue", "participant")
    date_hierarchy = "asked_at"
    search_fields = ("name",)
    fields = (
        *("dialogue", "agenda", "kind", "form", "language", "participant", "invitee", "shared", AS_OF),
        *("state", "error", "name", "checksum", "asked_by", REQUESTED),
    )
    readonly_fields = fields


@admin.register(DocumentTemplate)
class DocumentTemplateAdmin(StoredFileAdmin):
    list_display = ("name", "kind", "participant", "uploaded_by", BROUGHT)
    list_filter = ("kind",)
    beside = ("participant", "uploaded_by")
    search_fields = ("name",)
    fields = ("participant", "kind", "name", "checksum", "uploaded_by", BROUGHT, "failures", "failure")
    readonly_fields = fields
