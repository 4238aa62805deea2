"""Admin of evidence."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.admin.record_links import CommitmentLinkMixin
from commitments.forms.parts import LinkRules
from commitments.models import Evidence
from contacts.admin.marks import MarkedAdmin
from core.admin.columns import in_three, texts, words
from core.forms import RecordForm


class EvidenceForm(LinkRules, RecordForm):
    pass


@admin.register(Evidence)
class EvidenceAdmin(CommitmentLinkMixin, MarkedAdmin):
    part = "evidence"
    without = ("add", "delete")
    form = EvidenceForm
    list_display = (words("title", _("title")), "commitment", "kind", "mark", "sha256")
    list_filter = ("kind", "mark", "commitment__lead")
    search_fields = ("commitment__reference", "link", *in_three("title"))
    autocomplete_fields = ("commitment",)
    own_choices = {"commitment": "lead"}
    fieldsets = ((None, {"fields": ("commitment", "link", "mark")}), texts("title"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # The lead of the commitment decides on the marking, so the commitment is fixed. A file has no link to edit.
        return ("commitment", "link") if obj.file else ("commitment",)
