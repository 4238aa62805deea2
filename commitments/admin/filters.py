"""List filters over more than one column."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from contacts.models import User
from contacts.services.today import today_for

SOON = timedelta(days=90)


class DueFilter(admin.SimpleListFilter):
    """Filter by overdue or due soon, with the methods of the list's queryset."""

    title = _("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrPromise]]:
        return [("overdue", _("Overdue")), ("soon", _("Within 90 days"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        assert isinstance(request.user, User)
        today = today_for(request.user)
        if self.value() == "overdue":
            # The stubs type the queryset of a filter without its own methods.
            return queryset.overdue(today)  # type: ignore[attr-defined,no-any-return]
        if self.value() == "soon":
            return queryset.due_within(today, today + SOON)  # type: ignore[attr-defined,no-any-return]
        return queryset


class OwnFilter(admin.SimpleListFilter):
    """Filter by records that the user's Participant leads or supports."""

    title = _("our ministry")
    parameter_name = "ours"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrPromise]]:
        # Django hides a filter without choices.
        if getattr(request.user, "participant_id", None) is None:
            return []
        return [("led", _("Our lead")), ("supported", _("Our support"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        assert isinstance(request.user, User)
        path = {"led": "lead", "supported": "supporting"}.get(self.value() or "")
        return queryset.filter(**{path: request.user.participant_id}) if path else queryset
