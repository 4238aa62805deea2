"""Admin of areas, forms, fora and minerals."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _

from commitments.admin.record_links import MocTextLinkMixin
from commitments.models import AreaOfCooperation, FormOfCooperation, Forum, JointDecision, Mineral
from commitments.rules.codes import key_of
from commitments.services.provision_references.table import provision_of
from core.admin.columns import in_three, texts, words, yes_no
from core.admin.visibility import VisibleAdmin

TITLE = words("title", _("title"))


class ListedAdmin(MocTextLinkMixin):
    """Admin of areas and forms. Only their courtesy translations are editable; triggers protect the rest."""

    list_display = (
        "code",
        TITLE,
        yes_no("is_open_ended", _("open-ended entry")),
        "added",
        "retired",
    )
    list_select_related = ("added_by",)
    list_display_links = (TITLE,)
    list_filter = ("is_further",)
    search_fields = ("code", "key", *in_three("title"))
    readonly_fields = ("instrument", "provision", "code", "order", "title_en", "added", "retired")
    fieldsets = (
        (None, {"fields": ("code", "provision", "order", "instrument", "added", "retired")}),
        (
            _("Title"),
            {
                "fields": in_three("title"),
                "description": _("The French and Japanese texts are courtesy translations and can be corrected."),
            },
        ),
    )

    def key_in_text(self, record: Any) -> str:
        """Return the key of the provision or, for an added entry, of the open-ended one it was added under."""
        return key_of(provision_of(record.code))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        # Articles 2(c)(x) and 3(a)(vi): a joint decision of all Participants adds one.
        return False

    @admin.display(description=_("added by"), ordering="added_by__reference__natural")
    def added(self, listed: Any) -> str:
        return _by(listed.added_by) if listed.added_by else gettext("The MOC itself")

    @admin.display(description=_("retired on"), ordering="retired_on")
    def retired(self, listed: Any) -> Any:
        return listed.retired_on or gettext("None")


def _by(decision: JointDecision) -> str:
    return format_html('<a href="{}" class="ref">{}</a>', decision.get_absolute_url(), decision.reference)


@admin.register(AreaOfCooperation)
class AreaAdmin(ListedAdmin):
    pass


@admin.register(FormOfCooperation)
class FormAdmin(ListedAdmin):
    pass


@admin.register(Forum)
class ForumAdmin(VisibleAdmin):
    list_display = (
        "abbreviation",
        words("name", _("name")),
        "kind",
        "parent",
        yes_no("weighs_duplication", _("reviewed to avoid duplication")),
    )
    list_filter = ("kind",)
    search_fields = ("code", "abbreviation", *in_three("name"))
    fieldsets = (
        (None, {"fields": ("code", "abbreviation", "kind", "parent", "weighs_duplication", "order")}),
        texts("name", original=False),
    )


@admin.register(Mineral)
class MineralAdmin(VisibleAdmin):
    list_display = (words("name", _("name")), "code", yes_no("named_in_text", _("named in the MOC")), "order")
    list_filter = ("named_in_text",)
    search_fields = ("code", *in_three("name"))
    fieldsets = ((None, {"fields": ("code", "named_in_text", "order")}), texts("name", original=False))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # The list is open ("such as"), but the minerals that the text names are fixed.
        return ("named_in_text", *super().get_readonly_fields(request, obj))
