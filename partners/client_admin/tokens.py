"""Token admin, listed by prefix: own tokens, those of the ministry's systems, and all for administrators."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from core.admin.columns import NO_DATE, moment, person
from core.admin.visibility import VisibleAdmin
from core.text.links import Link
from partners.acts import TOKEN_ACTS
from partners.enums import Scope
from partners.models import Token


@admin.register(Token)
class TokenAdmin(VisibleAdmin):
    related = ("user", "client__owner", "replaced_by")
    acts = TOKEN_ACTS
    list_display = (
        "name",
        "prefix",
        "whose",
        moment("created_at", _("created"), empty=NO_DATE),
        moment("expires_at", _("expires"), empty=NO_DATE),
        moment("last_used_at", _("last used"), empty=NO_DATE),
        moment("revoked_at", _("revoked"), empty=_("No")),
    )
    list_filter = ("user__participant", "user__role")
    list_select_related = ("user", "client__owner")
    date_hierarchy = "expires_at"
    search_fields = ("name", "prefix", "user__username", "client__name")
    fields = (
        "name",
        "prefix",
        "whose",
        person("user", _("account")),
        "scopes_in_words",
        moment("created_at", _("created"), empty=NO_DATE),
        moment("expires_at", _("expires"), empty=NO_DATE),
        moment("last_used_at", _("last used"), empty=NO_DATE),
        moment("revoked_at", _("revoked"), empty=_("No")),
    )
    readonly_fields = fields

    @admin.display(description=_("owner"), ordering="client__name")
    def whose(self, token: Any) -> str:
        if token.client is None:
            return str(token.user)
        return f"{token.client} ({token.client.owner})"

    @admin.display(description=_("scopes"))
    def scopes_in_words(self, token: Any) -> str:
        return gettext("; ").join(str(Scope(scope).label) for scope in (token.client or token).scopes)

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        if not request.user.has_perm("partners.issue_token"):
            return []
        return [Link(gettext("Create a personal token"), reverse("partners:new-token"))]
