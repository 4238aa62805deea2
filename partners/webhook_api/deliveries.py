"""Webhook delivery endpoints: list sent messages and resend them."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.rest.read.instants import written_instant
from core.rest.write.inputs import Input
from partners.models import Webhook, WebhookMessage
from partners.services import webhooks
from partners.webhook_api import inputs, serializers
from partners.webhook_api.base_view import OwnWebhooks
from partners.webhook_enums import WebhookMessageState

PAGE = 50
LARGEST_PAGE = 200
LONGEST_NUMBER = 9


class WebhookFailedView(OwnWebhooks):
    """What failed, once more."""

    http_method_names = ["post", "options"]

    @extend_schema(
        operation_id="webhooks_failed_create", request=inputs.Since, responses=serializers.SentAgainSerializer
    )
    def post(self, request: Request, number: str) -> HttpResponse:
        """Send all failed messages since an instant again, each with its id."""

        def send(webhook: Webhook, form: Input) -> dict[str, Any]:
            since = form.given["since"]
            return {"sent": webhooks.send_failed_again(webhook=webhook, since=since, by=None, at=timezone.now())}

        return self.act(number, inputs.Since, send, tagged=False)


class WebhookDeliveriesView(OwnWebhooks):
    """What was sent, and its result."""

    http_method_names = ["get", "head", "options"]
    known: ClassVar = {"lang", "limit", "before", "state"}

    @extend_schema(
        operation_id="webhooks_deliveries_list",
        parameters=[
            OpenApiParameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE},
                description="Maximum number of messages on a page.",
            ),
            OpenApiParameter("before", OpenApiTypes.STR, description="The id of the message before which it begins."),
            OpenApiParameter("state", enum=WebhookMessageState.values, description="Only messages in this state."),
        ],
        responses=serializers.DeliveriesSerializer,
    )
    def get(self, request: Request, number: str) -> Response:
        """List the messages to a webhook, with each attempt. Kept for ninety days after it is done with."""
        webhook, limit = self.one(number), _limit(request)
        rows: QuerySet[WebhookMessage] = WebhookMessage.objects.filter(webhook=webhook)
        rows = rows.order_by("-recorded_at", "-pk").prefetch_related("attempts")
        if wanted := request.query_params.get("state"):
            if wanted not in WebhookMessageState.values:
                known = ", ".join(WebhookMessageState.values)
                raise _refusal("state", _("Choose one of: %(known)s.") % {"known": known})
            rows = rows.filter(state=wanted)
        if before := request.query_params.get("before"):
            rows = _older(rows, before)
        found = list(rows[: limit + 1])
        return Response(
            {
                "next": self._next(found[limit - 1]) if len(found) > limit else None,
                "results": [_delivery(each) for each in found[:limit]],
            }
        )

    def _next(self, last: WebhookMessage) -> str:
        parameters = self.request.query_params.copy()
        parameters["before"] = last.message_id
        return self.request.build_absolute_uri(f"{self.request.path}?{parameters.urlencode()}")


class WebhookAgainView(OwnWebhooks):
    """One message, once more."""

    http_method_names = ["post", "options"]

    @extend_schema(
        operation_id="webhooks_deliveries_again_create", request=None, responses=serializers.DeliverySerializer
    )
    def post(self, request: Request, number: str, message: str) -> HttpResponse:
        """Send a message again, with the same id. `If-Match` is that of its webhook."""

        def send(webhook: Webhook, _form: Input) -> dict[str, Any]:
            rows: QuerySet[WebhookMessage] = WebhookMessage.objects.filter(webhook=webhook, message_id=message)
            found = rows.first()
            if found is None:
                raise Http404
            webhooks.send_again(message=found, by=None, at=timezone.now())
            return _delivery(rows.prefetch_related("attempts").get())

        return self.act(number, Input, send, tagged=False)


def _delivery(message: Any) -> dict[str, Any]:
    return {
        "id": message.message_id,
        "event": message.event,
        "state": message.state,
        "recorded_at": written_instant(message.recorded_at),
        "next_attempt_at": written_instant(message.next_attempt_at),
        "delivered_at": written_instant(message.delivered_at),
        "attempts": [
            {
                "number": each.number,
                "began_at": written_instant(each.began_at),
                "ended_at": written_instant(each.ended_at),
                "outcome": each.outcome or None,
                "status": each.status,
                "answer": each.answer,
            }
            for each in message.attempts.all()
        ],
    }


def _older(rows: "QuerySet[WebhookMessage]", before: str) -> "QuerySet[WebhookMessage]":
    place = None if "\x00" in before else rows.filter(message_id=before).first()
    if place is None:
        raise _refusal("before", _("Message not found."))
    same = rows.filter(recorded_at=place.recorded_at, pk__lt=place.pk)
    return rows.filter(recorded_at__lt=place.recorded_at) | same


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(PAGE))
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and 1 <= int(text) <= LARGEST_PAGE:
        return int(text)
    raise _refusal("limit", _("Enter a whole number from 1 to %(largest)d.") % {"largest": LARGEST_PAGE})


def _refusal(parameter: str, message: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, "invalid")]})
