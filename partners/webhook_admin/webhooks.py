"""Admin list and page of webhooks."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from core.admin.columns import tag
from core.admin.visibility import VisibleAdmin, VisibleStackedInline
from core.text.links import Link
from partners.acts import WEBHOOK_ACTS, secret_page
from partners.models import Webhook, WebhookCondition, WebhookMessage
from partners.services.webhooks import secrets
from partners.webhook_admin.forms import ConditionForm, ConditionFormSet, WebhookForm
from partners.webhook_enums import OffReason, WebhookMessageState


class StateFilter(admin.SimpleListFilter):
    """List filter by sending state: on, failing or off."""

    title = _("status")
    parameter_name = "sending"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("on", _("On")), ("failing", _("Failing")), ("off", _("Off"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "on":
                return queryset.filter(off_since=None)
            case "failing":
                return queryset.filter(off_since=None, failures__gt=0)
            case "off":
                return queryset.filter(off_since__isnull=False)
        return queryset


class ConditionInline(VisibleStackedInline):
    """Inline of the conditions. A webhook without one receives every event that its system may see."""

    model = WebhookCondition
    verbose_name_plural = _("Conditions (if none, the webhook receives all accessible events)")
    form = ConditionForm
    formset = ConditionFormSet
    fields = ("type", "kinds", "becomes")


@admin.register(Webhook)
class WebhookAdmin(VisibleAdmin):
    list_display = ("url", "client", "state", "waiting", "description")
    list_filter = (StateFilter,)
    list_select_related = ("client__owner",)
    search_fields = ("url", "description", "client__name", "client__owner__code")
    own_choices = {"client": "owner"}
    form = WebhookForm
    fields = ("client", "url", "description")
    inlines = (ConditionInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        messages = WebhookMessage.objects.filter(webhook=OuterRef("pk"), state=WebhookMessageState.WAITING).order_by()
        count = Subquery(messages.values("webhook").annotate(count=Count("pk")).values("count"))
        rows: QuerySet[Any] = super().get_queryset(request).select_related("client__owner")
        counted: QuerySet[Any] = rows.annotate(waiting_now=Coalesce(count, 0))
        return counted

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        rows = super().get_field_queryset(db, db_field, request)
        return rows.filter(ended_at=None) if rows is not None and db_field.name == "client" else rows

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Messages recorded for one partner system must not become visible to another.
        return ("client",) if obj is not None else ()

    @admin.display(description=_("status"))
    def state(self, webhook: Any) -> str:
        if webhook.off_since:
            return tag("stop", "stop", gettext("Off"))
        if webhook.failures:
            return tag("warn", "warn", gettext("Failing"))
        return tag("ok", "ok", gettext("On"))

    @admin.display(description=_("waiting"), ordering="waiting_now")
    def waiting(self, webhook: Any) -> int:
        return int(webhook.waiting_now)

    # Django's signature, with its boolean positional argument.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if not change:
            obj.new_secret = secrets.make(webhook=obj, at=timezone.now())

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return secret_page(
            request, obj.new_secret, title=gettext("Webhook created"), back=obj.get_absolute_url(), kind="webhook"
        )

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        context = {
            "webhook": record,
            "why": OffReason(record.off_because).label if record.off_because else "",
            "secrets": record.secrets.all(),
            "now": timezone.now(),
        }
        return render_to_string("partners/webhook.html", context)

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        log = reverse("admin:partners_webhookmessage_changelist", query={"to": record.pk})
        return [Link(gettext("Delivery log"), log), *WEBHOOK_ACTS.links(record, request.user)]
