"""Officials of the Participants and the contact points of article 6."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from contacts.admin.columns import in_three, texts, words, yes_no
from contacts.admin.visibility import Link, VisibleAdmin, VisibleTabularInline
from contacts.models import ContactPoint, ContactPointOfficer, Official


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


class OfficerInline(VisibleTabularInline):
    model = ContactPointOfficer
    fields = ("official", "function", "since", "until")
    own_choices = {"official": "participant"}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("official", "contact_point")


@admin.register(ContactPoint)
class ContactPointAdmin(VisibleAdmin):
    list_display = (
        "participant",
        "mailbox",
        "telephone",
        yes_no("is_reachable", _("reachable")),
        "officers_now",
    )
    list_select_related = ("participant",)
    list_filter = ("participant__side",)
    search_fields = (
        "mailbox",
        "participant__code",
        *(f"participant__{name}" for name in in_three("label", "applied_title")),
    )
    own_choices = {"participant": "pk"}
    fields = ("participant", "mailbox", "telephone")
    inlines = (OfficerInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        officers = ContactPointOfficer.objects.filter(until__isnull=True).select_related("official")
        return super().get_queryset(request).prefetch_related(Prefetch("officers", officers, to_attr="in_function"))

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        return [Link(gettext("Contact tree"), reverse("contacts:contact-tree"))]

    @admin.display(description=_("officers"))
    def officers_now(self, contact_point: Any) -> str | None:
        return gettext(", ").join(str(officer) for officer in contact_point.in_function) or None


@admin.register(ContactPointOfficer)
class ContactPointOfficerAdmin(VisibleAdmin):
    list_display = ("official", "contact_point", "function", "since", "until")
    list_filter = ("contact_point__participant", "function")
    list_select_related = ("official", "contact_point__participant")
    date_hierarchy = "since"
    search_fields = ("official__family_name", "official__given_name", "official__name_ja")
    own_choices = {"contact_point": "participant", "official": "participant"}
    fields = ("contact_point", "official", "function", "since", "until")
