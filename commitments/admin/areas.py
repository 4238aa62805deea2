"""Areas, forms, fora and minerals."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commitments.models import AreaOfCooperation, FormOfCooperation, Forum, Mineral
from contacts.admin.columns import in_three, texts, words, yes_no
from contacts.admin.visibility import VisibleAdmin

TITLE = words("title", _("title"))


class ListedAdmin(VisibleAdmin):
    """What the MOC lists. Only its courtesy translations are corrected here; triggers keep the rest as it is."""

    list_display = (
        "code",
        TITLE,
        yes_no("is_open_ended", _("open end of the list")),
        yes_no("is_further", _("added by joint decision")),
    )
    list_display_links = (TITLE,)
    list_filter = ("is_further",)
    search_fields = ("code", "key", *in_three("title"))
    readonly_fields = ("instrument", "provision", "code", "order", "title_en")
    fieldsets = (
        (None, {"fields": ("code", "provision", "order", "instrument")}),
        (
            _("Title"),
            {
                "fields": in_three("title"),
                "description": _("French and Japanese are courtesy translations and can be corrected."),
            },
        ),
    )

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        # Articles 2(c)(x) and 3(a)(vi): a further one comes from a joint decision of all, not from this form.
        return False


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
        yes_no("weighs_duplication", _("considered to avoid duplication")),
    )
    list_filter = ("kind",)
    list_select_related = ("parent",)
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
        # The list is open ("such as"), but which minerals the text names is no longer anybody's to say.
        return ("named_in_text", *super().get_readonly_fields(request, obj))
