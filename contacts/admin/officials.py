"""Officials of the Participants."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.admin.columns import in_three, texts, words, yes_no
from contacts.admin.visibility import VisibleAdmin
from contacts.models import Official


@admin.register(Official)
class OfficialAdmin(VisibleAdmin):
    list_display = (
        "__str__",
        "participant",
        words("title", pgettext_lazy("of a person", "title")),
        "rank",
        yes_no("active", _("in office"), ordering="active"),
    )
    list_filter = ("participant", "rank", "active")
    list_select_related = ("participant", "rank")
    search_fields = ("family_name", "given_name", "name_ja", "reading_ja", *in_three("title"))
    own_choices = {"participant": "pk"}
    fieldsets = (
        (None, {"fields": ("participant", "rank", "active", "email")}),
        (_("Name"), {"fields": ("family_name", "given_name", "name_order", "name_ja", "reading_ja")}),
        texts("title", original=False),
    )
