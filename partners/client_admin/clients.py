"""Admin list and pages of partner systems."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, pgettext, pgettext_lazy

from core.admin.columns import NO_DATE, moment, person, tag, yes_no
from core.admin.visibility import VisibleAdmin
from core.text.links import Link
from partners.acts import CLIENT_ACTS
from partners.client_admin.forms import ClientForm, NewClientForm
from partners.enums import Scope
from partners.models import Client
from partners.services import clients, usage

# Enough time for an owner to ask for a renewal.
SOON = timedelta(days=30)
ENTERED = ("name", "contact", "scopes", "networks")


class StateFilter(admin.SimpleListFilter):
    """List filter by validity of the partner system."""

    title = _("status")
    parameter_name = "is"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("valid", _("Valid")),
            ("ending", _("Expires within 30 days")),
            ("expired", _("Expired")),
            ("ended", pgettext_lazy("of a partner system", "Ended")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now = timezone.now()
        match self.value():
            case "valid":
                return queryset.filter(ended_at=None, expires_at__gt=now)
            case "ending":
                return queryset.filter(ended_at=None, expires_at__gt=now, expires_at__lte=now + SOON)
            case "expired":
                return queryset.filter(ended_at=None, expires_at__lte=now)
            case "ended":
                return queryset.filter(ended_at__isnull=False)
        return queryset


@admin.register(Client)
class ClientAdmin(VisibleAdmin):
    list_display = (
        "name",
        "owner",
        person("contact", _("contact")),
        yes_no("may_write", _("may write")),
        "state",
        moment("expires_at", _("expires"), empty=NO_DATE),
        moment("last_used_at", _("last used"), empty=NO_DATE),
    )
    list_filter = (StateFilter, "owner")
    list_select_related = ("owner", "contact")
    search_fields = ("name", "owner__code", "account__username")
    form = ClientForm
    shown_fields = (
        "name",
        "owner",
        person("contact", _("contact")),
        person("account", _("account")),
        "scopes_in_words",
        "networks_in_words",
        "rate",
        moment("created_at", _("created"), empty=NO_DATE),
        moment("renewed_at", _("renewed"), empty=NO_DATE),
        moment("expires_at", _("expires"), empty=NO_DATE),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).select_related("owner", "contact", "account", "ended_by")
        with_use: QuerySet[Any] = rows.annotate(last_used_at=Max("tokens__last_used_at"))
        return with_use

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return (*ENTERED, "days")
        return ENTERED if self.has_change_permission(request, obj) else self.shown_fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if self.has_change_permission(request, obj) else self.shown_fields

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002  # Django's own.
        if obj is None:
            kwargs["form"] = NewClientForm
        form = super().get_form(request, obj, change, **kwargs)
        form.owner_id = getattr(request.user, "participant_id", None)
        return form

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # An ended system is read-only.
        return super().has_change_permission(request, obj) and (obj is None or obj.ended_at is None)

    @admin.display(description=_("status"))
    def state(self, client: Any) -> str:
        now = timezone.now()
        if client.ended_at is not None:
            return tag("neutral", "stop", pgettext("of a partner system", "Ended"))
        if client.expires_at <= now:
            return tag("stop", "stop", gettext("Expired"))
        if client.expires_at <= now + SOON:
            return tag("warn", "warn", gettext("Expires soon"))
        return tag("ok", "ok", gettext("Valid"))

    @admin.display(description=_("scopes"))
    def scopes_in_words(self, client: Any) -> str:
        return gettext("; ").join(str(Scope(scope).label) for scope in client.scopes)

    @admin.display(description=_("allowed networks"))
    def networks_in_words(self, client: Any) -> str:
        return gettext(", ").join(client.networks) or gettext("Any network")

    # Django's signature, with its boolean positional argument.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        entered = {name: form.cleaned_data[name] for name in ENTERED}
        if change:
            clients.change(client=obj, **entered)
            return
        now = timezone.now()
        made = clients.register(**entered, at=now, expires_at=now + timedelta(days=form.cleaned_data["days"]))
        obj.__dict__.update(made.__dict__)

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        now = timezone.now()
        context = {
            "client": record,
            "now": now,
            "soon": now + SOON,
            "tokens": list(record.tokens.select_related("replaced_by")),
        }
        return render_to_string("partners/client.html", context)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        links = [Link(gettext("Usage"), reverse("admin:partners_client_usage", args=[record.pk]))]
        if request.user.has_perm("partners.view_webhook"):
            links.append(
                Link(gettext("Webhooks"), reverse("admin:partners_webhook_changelist", query={"q": record.name}))
            )
        return [*links, *CLIENT_ACTS.links(record, request.user)]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/usage/", view(self.usage_page), name="partners_client_usage"),
            *super().get_urls(),
        ]

    def usage_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Render the request counts of the last ninety days."""
        client = self._seen(request, object_id)
        today = timezone.now().date()
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Usage"),
            "opts": self.opts,
            "record": client,
            "record_url": client.get_absolute_url(),
            "days": usage.by_day(client),
            "refusals": usage.refusals(client, since=today - timedelta(days=30)),
            "last_used_at": client.last_used_at,
        }
        return TemplateResponse(request, "partners/usage.html", context)

    def _seen(self, request: HttpRequest, object_id: str) -> Any:
        client = self.get_object(request, unquote(object_id))
        if client is None:
            raise Http404
        if not self.has_view_permission(request, client):
            raise PermissionDenied
        return client
