"""Token admin, listed by prefix: own tokens, those of the ministry's systems, and all for administrators."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from core.admin.columns import moment, person
from core.admin.visibility import VisibleAdmin
from core.text.links import Link
from partners.client_admin.forms import PersonalTokenForm, ReplaceForm
from partners.client_admin.token_display import ask_page, token_page
from partners.enums import Scope
from partners.models import Token
from partners.services import tokens

NEVER = _("None")


@admin.register(Token)
class TokenAdmin(VisibleAdmin):
    list_display = (
        "name",
        "prefix",
        "whose",
        moment("created_at", _("created"), empty=NEVER),
        moment("expires_at", _("expires"), empty=NEVER),
        moment("last_used_at", _("last used"), empty=NEVER),
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
        moment("created_at", _("created"), empty=NEVER),
        moment("expires_at", _("expires"), empty=NEVER),
        moment("last_used_at", _("last used"), empty=NEVER),
        moment("revoked_at", _("revoked"), empty=_("No")),
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("user", "client__owner", "replaced_by")

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
        return [Link(gettext("Create a personal token"), reverse("admin:partners_token_issue"))]

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        if not record.is_open(timezone.now()):
            return []
        offered = [("replace", gettext("Replace"))] if not hasattr(record, "replaced_by") else []
        offered.append(("end", gettext("Revoke")))
        pages = {"replace": "admin:partners_token_replace", "end": "admin:partners_token_revoke"}
        return [
            Link(label, reverse(pages[right], args=[record.pk]))
            for right, label in offered
            if request.user.has_perm(f"partners.{right}_token", record)
        ]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("issue/", view(self.issue_page), name="partners_token_issue"),
            path("<path:object_id>/replace/", view(self.replace_page), name="partners_token_replace"),
            path("<path:object_id>/revoke/", view(self.revoke_page), name="partners_token_revoke"),
            *super().get_urls(),
        ]

    def issue_page(self, request: HttpRequest) -> HttpResponse:
        """Create a personal token."""
        user = request.user
        if not isinstance(user, User) or not user.has_perm("partners.issue_token"):
            raise PermissionDenied
        form = PersonalTokenForm(sent_to(request), role=user.may)
        if request.method == "POST" and form.is_valid():
            asked = form.cleaned_data
            life = timedelta(days=asked["days"])
            token, text = tokens.issue(
                user=user, name=asked["name"], at=timezone.now(), life=life, scopes=asked["scopes"]
            )
            return self.shown(request, token, text, title=gettext("Token created"))
        act = ActionPage(
            title=gettext("Create a personal token"),
            what_happens=gettext(
                "A program with this token has the access given by its scopes and your role. The token ends "
                "when your password, role or ministry changes. For a system of your ministry, a contact point "
                "officer registers a partner system."
            ),
            button=gettext("Create token"),
            done="",
        )
        return ask_page(self, request, act=act, form=form)

    def replace_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        token = self._found(request, object_id, "partners.replace_token")
        if not token.is_open(timezone.now()) or hasattr(token, "replaced_by"):
            return closed_page(request, token, gettext("This token has expired or was already replaced."))
        made: list[tuple[Token, str]] = []
        act = ActionPage(
            title=gettext("Replace token"),
            what_happens=gettext(
                "A new token is created and shown once. The old token remains valid until its expiry so that "
                "the program can change over."
            ),
            button=gettext("Replace"),
            done="",
        )
        answer = act_page(
            self,
            request,
            token,
            act=act,
            form=ReplaceForm(sent_to(request)),
            perform=lambda asked: made.append(tokens.replace(token=token, at=timezone.now(), overlap=asked["overlap"])),
        )
        if not made:
            return answer
        return self.shown(request, *made[0], title=gettext("Token replaced"))

    def revoke_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        token = self._found(request, object_id, "partners.end_token")
        act = ActionPage(
            title=gettext("Revoke token"),
            what_happens=gettext("The token stops working immediately. This cannot be undone."),
            button=gettext("Revoke"),
            done=gettext("Token revoked."),
        )
        return act_page(
            self,
            request,
            token,
            act=act,
            form=forms.Form(sent_to(request)),
            perform=lambda asked: tokens.revoke(token=token, at=timezone.now()),
        )

    def shown(self, request: HttpRequest, token: Token, text: str, *, title: str) -> HttpResponse:
        return token_page(self, request, text, title=title, back=token.get_absolute_url(), name=str(token))

    def _found(self, request: HttpRequest, object_id: str, permission: str) -> Token:
        """Return the token if the user has ``permission`` on it. Raise Http404 if it is not visible to the user."""
        token: Token | None = self.get_object(request, unquote(object_id))
        if token is None:
            raise Http404
        if not request.user.has_perm(permission, token):
            raise PermissionDenied
        return token
