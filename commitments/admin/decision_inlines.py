"""Inlines of a draft decision: turns of the rotating chair, and changes of provisions."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from commitments.admin.provisions import ProvisionChoiceMixin
from commitments.forms.decision_effects import PartFormSet
from commitments.models import DecisionTurn, ProvisionChange
from commitments.services import modifications
from core.admin.columns import in_three
from core.admin.visibility import VisibleStackedInline, VisibleTabularInline
from moc.article_4a_i_rotation import CANADIAN_PARTICIPANTS

# Empty rows for users without JavaScript, who cannot add any.
EMPTY_TURNS = CANADIAN_PARTICIPANTS


class TurnInline(VisibleTabularInline):
    related = ("participant", "decision")
    model = DecisionTurn
    formset = PartFormSet
    fields = ("position", "participant")
    verbose_name_plural = gettext_lazy("chair rotation order (each Participant of the side once)")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj is not None and obj.turns.exists() else EMPTY_TURNS


class ChangeInline(ProvisionChoiceMixin, VisibleStackedInline):
    related = ("provision", "decision__instrument")
    model = ProvisionChange
    formset = PartFormSet
    extra = 1
    fields = ("kind", "provision", "new_code", "stands", *in_three("heading", "text"))
    readonly_fields = ("stands",)
    said: Mapping[int, modifications.Readings] = {}
    verbose_name_plural = gettext_lazy("changes to provisions (new text)")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Load the current provisions once for all rows; Django creates the inline for each request."""
        if obj is not None:
            provisions = list(obj.provision_changes.values_list("provision", flat=True))
            self.said = modifications.readings(modifications.changed_version(obj), provisions)
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description=gettext_lazy("current text"))
    def stands(self, change: Any) -> str:
        """Return the current text of the provision, or of the one before an inserted provision."""
        found = modifications.reading_in(self.said.get(change.provision_id, {}), (get_language() or "en")[:2])
        if found is None:
            return _("The current text appears after you save the row.")
        return format_html('<span class="words" lang="{}">{}</span>', found.language, found.text)
