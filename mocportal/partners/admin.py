"""Tokens, for administrators: seen by their prefix, made by a command, ended here."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from contacts.admin.acts import Act, act_page, sent_to
from contacts.admin.visibility import Link, VisibleAdmin
from mocportal.partners import calendar_admin, webhook_admin
from mocportal.partners.models import Token
from mocportal.partners.services import tokens

__all__ = ["TokenAdmin", "calendar_admin", "webhook_admin"]


@admin.register(Token)
class TokenAdmin(VisibleAdmin):
    list_display = ("name", "prefix", "user", "created_at", "expires_at", "last_used_at", "revoked_at")
    list_filter = ("user__participant", "user__role")
    list_select_related = ("user",)
    date_hierarchy = "expires_at"
    search_fields = ("name", "prefix", "user__username")
    fields = ("name", "prefix", "user", "created_at", "expires_at", "last_used_at", "revoked_at")

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        if record.revoked_at is not None or not self.has_delete_permission(request, record):
            return []
        return [Link(gettext("Revoke"), reverse("admin:partners_token_revoke", args=[record.pk]))]

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<path:object_id>/revoke/", self.admin_site.admin_view(self.revoke_page), name="partners_token_revoke"
        )
        return [page, *super().get_urls()]

    def revoke_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        token = self.get_object(request, unquote(object_id))
        if token is None:
            raise Http404
        if not self.has_delete_permission(request, token):
            raise PermissionDenied
        act = Act(
            title=gettext("Revoke this token"),
            what_happens=gettext("The next request with it is refused. This cannot be undone."),
            button=gettext("Revoke"),
            done=gettext("The token is revoked."),
        )
        return act_page(
            self,
            request,
            token,
            act=act,
            form=forms.Form(sent_to(request)),
            perform=lambda asked: tokens.revoke(token=token, at=datetime.now(UTC)),
        )
