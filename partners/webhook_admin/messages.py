"""Delivery log in the admin: messages, attempts and redelivery."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy as _

from contacts.models import User
from core.admin.columns import NO_DATE, moment, person, status
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from partners.acts import WEBHOOK_MESSAGE_ACTS
from partners.models import Webhook, WebhookAttempt, WebhookMessage
from partners.webhook_enums import WebhookMessageState

STATE: Any = status("state", WebhookMessageState, _("status"))
RECORDED = moment("recorded_at", _("recorded"))
NEXT_ATTEMPT = moment("next_attempt_at", _("next attempt"), empty=NO_DATE)
DELIVERED = moment("delivered_at", _("delivered"), empty=NO_DATE)
REQUESTED = moment("asked_at", _("redelivery requested"), empty=NO_DATE)
BEGAN = moment("began_at", _("started"))


class WebhookFilter(admin.SimpleListFilter):
    """List filter by the URL of the visible webhooks."""

    title = _("webhook")
    parameter_name = "to"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), url) for pk, url in Webhook.objects.visible_to(request.user).values_list("pk", "url")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        known = {pk for pk, _url in self.lookup_choices}
        return queryset.filter(webhook=self.value()) if self.value() in known else queryset


class AttemptInline(VisibleTabularInline):
    """Inline of the delivery attempts, read-only."""

    model = WebhookAttempt
    fields = readonly_fields = (BEGAN, "took", "outcome", "status", "answer", NEXT_ATTEMPT)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # A response of the receiver can repeat what it was sent.
        return [name for name in self.fields if not (name == "answer" and _is_administrator(request))]

    @admin.display(description=_("duration"))
    def took(self, attempt: Any) -> str:
        if attempt.duration is None:
            return gettext("In progress")
        return gettext("%(number)s s") % {"number": number_format(attempt.duration.total_seconds(), 2)}


def _is_administrator(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.may.administers


@admin.register(WebhookMessage)
class WebhookMessageAdmin(VisibleAdmin):
    acts = WEBHOOK_MESSAGE_ACTS
    list_display = ("event", "webhook", RECORDED, STATE, "attempts_made", NEXT_ATTEMPT)
    list_filter = ("state", WebhookFilter)
    date_hierarchy = "recorded_at"
    search_fields = ("message_id", "event")
    readonly_fields = (STATE, RECORDED, NEXT_ATTEMPT, DELIVERED, REQUESTED)
    inlines = (AttemptInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        attempts = WebhookAttempt.objects.filter(message=OuterRef("pk")).order_by().values("message")
        made = Subquery(attempts.annotate(made=Count("pk")).values("made"))
        rows: QuerySet[Any] = super().get_queryset(request).select_related("webhook__client", "asked_by")
        counted: QuerySet[Any] = rows.annotate(attempts_made=Coalesce(made, 0))
        return counted

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = ["webhook", "event", "message_id", "body"]
        if _is_administrator(request):
            # The payload identifies a record, so only users who may see that record may see it.
            fields.remove("body")
        return (*fields, STATE, RECORDED, NEXT_ATTEMPT, DELIVERED, REQUESTED, person("asked_by", _("requested by")))

    @admin.display(description=_("attempts"), ordering="attempts_made")
    def attempts_made(self, message: Any) -> int:
        return int(message.attempts_made)
