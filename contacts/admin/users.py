"""Admin of accounts, for administrators only. Permissions come from the role: there are no groups and superusers."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.admin.columns import NO_DATE, moment, yes_no
from core.admin.visibility import VisibleAdmin
from core.forms import RecordForm

# Importing Django's account forms registers its groups, which the portal does not use.
admin.site.unregister(Group)


class AccountForm(RecordForm):
    """Account form without the password: Django's field links to a page that sets one."""

    class Meta:
        model = User
        fields = ("username", "is_active", "full_name", "email", "language", "role", "participant")


class NewAccountForm(RecordForm):
    """New account form without a password: its holder chooses one by the invitation."""

    class Meta:
        model = User
        fields = ("username", "full_name", "email", "role", "participant")


LAST_LOGIN = moment("last_login", _("last sign-in"), empty=NO_DATE)
JOINED = moment("date_joined", _("account created"), empty=NO_DATE)


@admin.register(User)
class UserAdmin(VisibleAdmin, DjangoUserAdmin):  # type: ignore[type-arg]  # Generic in the stubs only.
    """Admin of accounts: passwords of others cannot be set, and accounts are deactivated but never deleted."""

    form = AccountForm
    add_form = NewAccountForm
    list_display = (
        "username",
        "full_name",
        "participant",
        "role",
        yes_no("is_active", _("active"), ordering="is_active"),
        LAST_LOGIN,
    )
    list_filter = ("role", "participant", "is_active")
    list_select_related = ("participant",)
    search_fields = ("username", "full_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = (LAST_LOGIN, JOINED)
    fieldsets = (
        (None, {"fields": ("username", "is_active")}),
        (_("Person"), {"fields": ("full_name", "email", "language")}),
        (_("Rights"), {"fields": ("role", "participant")}),
        (_("Dates"), {"fields": (LAST_LOGIN, JOINED)}),
    )
    add_fieldsets = (
        (None, {"fields": ("username",)}),
        (_("Person"), {"fields": ("full_name", "email")}),
        (_("Rights"), {"fields": ("role", "participant")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        rows = super().get_queryset(request)
        # A page of an account must not reveal to other users whether it exists.
        return rows if self.has_view_permission(request) else rows.none()

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # A filter on the password hash would reveal it character by character.
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # An administrator without the role could not restore it.
        own = ("role", "participant") if obj is not None and obj == request.user else ()
        # An active account is deactivated on the page of that act; only an inactive one is changed here, by a request.
        active = ("is_active",) if obj is not None and obj.is_active else ()
        return (*super().get_readonly_fields(request, obj), *own, *active)
