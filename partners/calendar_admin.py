"""Admin of the user's own calendar tokens: create, list by prefix and revoke; the secret is shown once."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.admin.action_views import ActionPage, act_page, sent_to
from core.admin.columns import moment
from core.admin.visibility import VisibleAdmin
from core.text.links import Link
from partners.models import CalendarToken
from partners.services import calendars

NEVER = _("None")
MOMENTS = (
    moment("created_at", _("created"), empty=NEVER),
    moment("expires_at", _("expires"), empty=NEVER),
    moment("last_used_at", _("last used"), empty=NEVER),
    moment("revoked_at", _("revoked"), empty=_("No")),
)
LIVES = ((90, _("Three months")), (180, _("Six months")), (365, _("A year")))


class IssueForm(forms.Form):
    """Form for the name and the lifetime of a new calendar token."""

    name = forms.CharField(
        label=capfirst(_("name")),
        max_length=100,
        help_text=_("Name of the program and device"),
    )
    days = forms.TypedChoiceField(label=capfirst(_("valid for")), choices=LIVES, coerce=int, initial=180)


@admin.register(CalendarToken)
class CalendarTokenAdmin(VisibleAdmin):
    list_display = ("name", "prefix", "user", *MOMENTS)
    list_select_related = ("user",)
    date_hierarchy = "expires_at"
    search_fields = ("name", "prefix")
    fields = ("name", "prefix", "user", *MOMENTS)
    readonly_fields = MOMENTS

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        if not request.user.has_perm("partners.issue_calendartoken"):
            return []
        return [Link(gettext("Subscribe to the calendar"), reverse("admin:partners_calendartoken_issue"))]

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        if record.revoked_at is not None or not request.user.has_perm("partners.revoke_calendartoken", record):
            return []
        return [Link(gettext("Revoke"), reverse("admin:partners_calendartoken_revoke", args=[record.pk]))]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("subscribe/", view(self.issue_page), name="partners_calendartoken_issue"),
            path("<path:object_id>/revoke/", view(self.revoke_page), name="partners_calendartoken_revoke"),
            *super().get_urls(),
        ]

    def issue_page(self, request: HttpRequest) -> HttpResponse:
        """Render the subscription instructions and the form for a new token; after creation, show the token once."""
        user = request.user
        if not isinstance(user, User) or not user.has_perm("partners.issue_calendartoken"):
            raise PermissionDenied
        form, text = IssueForm(sent_to(request)), ""
        if request.method == "POST" and form.is_valid():
            life = timedelta(days=form.cleaned_data["days"])
            _token, text = calendars.issue(user=user, name=form.cleaned_data["name"], at=datetime.now(UTC), life=life)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Subscribe to the calendar"),
            "opts": self.opts,
            "form": form,
            "token": text,
            "address": request.build_absolute_uri(reverse("api:calendar")),
        }
        response = TemplateResponse(request, "partners/calendar_token.html", context)
        # Keeps the page out of the browser's history as well.
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def revoke_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        token = self.get_object(request, unquote(object_id))
        if token is None:
            raise Http404
        if not request.user.has_perm("partners.revoke_calendartoken", token):
            raise PermissionDenied
        act = ActionPage(
            title=gettext("Revoke this calendar token"),
            what_happens=gettext("The calendar program will lose access immediately."),
            button=gettext("Revoke"),
            done=gettext("Calendar token revoked."),
        )
        return act_page(
            self,
            request,
            token,
            act=act,
            form=forms.Form(sent_to(request)),
            perform=lambda _asked: calendars.revoke(token=token, at=datetime.now(UTC)),
        )
