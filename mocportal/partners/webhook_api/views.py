"""The addresses under which a partner system keeps its own webhooks, by the services that the pages of people use."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.exceptions import ErrorDetail, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from contacts.api import credentials
from contacts.api.reading.dumping import dumps
from contacts.api.reading.instants import written_instant
from contacts.api.writing import preconditions
from contacts.api.writing.inputs import Input
from contacts.api.writing.refusals import ChangedSince
from contacts.api.writing.repeats import REPLAYED, answered_once
from contacts.exceptions import DomainError
from mocportal.partners.models import Client, Webhook, WebhookMessage
from mocportal.partners.services import webhooks
from mocportal.partners.webhook_api import inputs, told
from mocportal.partners.webhook_enums import OffReason, WebhookMessageState
from mocportal.rest.views import LocalizedView

# More than a system has receivers. Each is told of every change.
MOST_WEBHOOKS = 20
PAGE = 50
LARGEST_PAGE = 200
LONGEST_NUMBER = 9
SECRET = "secret"  # noqa: S105  # nosec B105  # The name of a field.

type Act = Callable[[Webhook, Input], dict[str, Any]]


class TooManyWebhooksError(DomainError):
    """One webhook more than a partner system can have."""

    code = "too-many-webhooks"


class OwnWebhooks(LocalizedView):
    """What a partner system asks of its own webhooks; nobody else has any here."""

    http_method_names = ["get", "head", "options", "post", "patch"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if credentials.client_of(request) is None:
            raise PermissionDenied(
                _("Only a partner system keeps webhooks here; people do on the pages of the portal.")
            )

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization"])
        # What makes a secret is kept by nobody on the way.
        reads = request.method in {"GET", "HEAD"}
        patch_cache_control(response, private=True, **({"no_cache": True} if reads else {"no_store": True}))
        return response

    @property
    def client(self) -> Client:
        found = credentials.client_of(self.request)
        assert isinstance(found, Client)
        return found

    @property
    def webhooks(self) -> QuerySet[Webhook]:
        rows: QuerySet[Webhook] = Webhook.objects.filter(client=self.client)
        return rows.order_by("pk").prefetch_related("conditions", "secrets")

    def one(self, number: str, *, locked: bool = False) -> Webhook:
        rows = self.webhooks.select_for_update() if locked else self.webhooks
        webhook = rows.filter(pk=int(number)).first()
        if webhook is None:
            raise Http404
        return webhook

    def told_of(self, webhook: Webhook) -> dict[str, Any]:
        return {
            "url": self.request.build_absolute_uri(reverse("api:webhook", args=[webhook.pk])),
            "number": webhook.pk,
            "receiver": webhook.url,
            "description": webhook.description,
            "conditions": [
                {"type": each.type, "kinds": list(each.kinds), "field": each.field, "value": each.value}
                for each in webhook.conditions.all()
            ],
            "on": webhook.is_on,
            "off_since": written_instant(webhook.off_since),
            "off_because": webhook.off_because or None,
            "failures": webhook.failures,
            "failing_since": written_instant(webhook.failing_since),
            "quiet_until": written_instant(webhook.quiet_until),
            "created_at": written_instant(webhook.created_at),
            "secrets": [
                {"created_at": written_instant(each.created_at), "ends_at": written_instant(each.ends_at)}
                for each in webhook.secrets.all()
            ],
        }

    def read(self, form: type[Input], webhook: Webhook | None = None, *, partial: bool = False) -> Input:
        named = self.told_names
        context = {"request": self.request, "client": self.client, "told": named, "related": {}}
        given = form(webhook, partial=partial, context=context)
        given.take(self.request.data)
        return given

    @property
    def told_names(self) -> frozenset[str]:
        fields: Any = told.WebhookSerializer().fields
        return frozenset(fields)

    def act(self, number: str, form: type[Input], perform: Act, *, partial: bool = False) -> HttpResponse:
        """Do it in one transaction, once for each Idempotency-Key, from the state that ``If-Match`` names."""

        def do() -> dict[str, Any]:
            webhook = self.one(number, locked=True)
            preconditions.demand(self.request, name=webhook.url)
            given = self.read(form, webhook, partial=partial)
            self._check_tag(webhook)
            return perform(webhook, given)

        return self.done_once(do)

    def done_once(self, do: Callable[[], dict[str, Any]], *, created: bool = False) -> HttpResponse:
        """The answer to what ``do`` tells. Its secret is in no answer that is kept for a repeated request."""
        secret: list[str] = []

        def answered() -> HttpResponse:
            body = do()
            secret.extend(filter(None, [body.pop(SECRET, "")]))
            code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
            headers = {"ETag": tag_of(body)} | ({"Location": body["url"]} if created else {})
            return HttpResponse(dumps(body), status=code, headers=headers, content_type="application/json")

        with transaction.atomic():
            answer = answered_once(self.request, answered)
        if secret and REPLAYED not in answer.headers:
            answer.content = answer.content[:-1] + b"," + dumps({SECRET: secret[0]})[1:]
        return answer

    def as_now(self, webhook: Webhook) -> dict[str, Any]:
        return self.told_of(self.one(str(webhook.pk)))

    def _check_tag(self, webhook: Webhook) -> None:
        header, tag = self.request.headers["If-Match"].strip(), tag_of(self.told_of(webhook))
        if header != preconditions.ANY and tag not in {each.strip() for each in header.split(",")}:
            message = _("%(name)s has changed since. Read it again.") % {"name": webhook.url}
            raise ChangedSince(message, headers={"ETag": tag}, etag=tag)


def tag_of(body: dict[str, Any]) -> str:
    return f'"{hashlib.sha256(dumps(body)).hexdigest()[:20]}"'


class WebhooksView(OwnWebhooks):
    """The webhooks of your system."""

    @extend_schema(operation_id="webhooks_list", responses=told.WebhooksSerializer)
    def get(self, request: Request) -> Response:
        """List the webhooks of your system. Those that people made for it are among them."""
        return Response({"results": [self.told_of(each) for each in self.webhooks]})

    @extend_schema(
        operation_id="webhooks_create", request=inputs.WebhookEntry, responses={201: told.WebhookMadeSerializer}
    )
    def post(self, request: Request) -> HttpResponse:
        """Make a webhook. The answer has its secret, this once; a repeated request has it no more."""

        def make() -> dict[str, Any]:
            # Two at once count one after the other.
            Client.objects.select_for_update().get(pk=self.client.pk)
            if self.webhooks.count() >= MOST_WEBHOOKS:
                message = _("A partner system has at most %(most)d webhooks: change one that there is.")
                raise TooManyWebhooksError(message % {"most": MOST_WEBHOOKS})
            form = self.read(inputs.WebhookEntry)
            assert isinstance(form, inputs.WebhookEdit)
            webhook, secret = webhooks.make(
                client=self.client,
                url=form.given["receiver"],
                at=timezone.now(),
                description=form.given.get("description", ""),
                conditions=form.conditions_given() or (),
            )
            return self.as_now(webhook) | {SECRET: secret}

        return self.done_once(make, created=True)


class WebhookView(OwnWebhooks):
    """One webhook of your system."""

    @extend_schema(operation_id="webhooks_read", responses=told.WebhookSerializer)
    def get(self, request: Request, number: str) -> Response:
        """Read a webhook of your system."""
        body = self.told_of(self.one(number))
        return Response(body, headers={"ETag": tag_of(body)})

    @extend_schema(operation_id="webhooks_change", request=inputs.WebhookEdit, responses=told.WebhookSerializer)
    def patch(self, request: Request, number: str) -> HttpResponse:
        """Change where a webhook leads, its description, or what it is told of."""

        def change(webhook: Webhook, form: Input) -> dict[str, Any]:
            assert isinstance(form, inputs.WebhookEdit)
            webhook.url = form.given.get("receiver", webhook.url)
            webhook.description = form.given.get("description", webhook.description)
            webhook.save(update_fields=["url", "description"])
            conditions = form.conditions_given()
            if conditions is not None:
                webhook.conditions.all().delete()
                for each in conditions:
                    each.webhook = webhook
                    each.save()
            return self.as_now(webhook)

        return self.act(number, inputs.WebhookEdit, change, partial=True)


class WebhookPingView(OwnWebhooks):
    """A test."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="webhooks_ping", request=None, responses=told.WebhookSerializer)
    def post(self, request: Request, number: str) -> HttpResponse:
        """Send a test: a message of the type `webhook.ping`. The deliveries show what comes of it."""

        def ping(webhook: Webhook, _form: Input) -> dict[str, Any]:
            webhooks.ping(webhook=webhook, by=None, at=timezone.now())
            return self.as_now(webhook)

        return self.act(number, Input, ping)


class WebhookStateView(OwnWebhooks):
    """On or off."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="webhooks_state", request=inputs.StateOfWebhook, responses=told.WebhookSerializer)
    def post(self, request: Request, number: str) -> HttpResponse:
        """Turn a webhook on or off. What happens while it is off is in the change feed alone."""

        def turn(webhook: Webhook, form: Input) -> dict[str, Any]:
            if form.given["on"]:
                webhooks.turn_on(webhook=webhook)
            else:
                webhooks.turn_off(webhook=webhook, because=OffReason.BY_HAND, at=timezone.now())
            return self.as_now(webhook)

        return self.act(number, inputs.StateOfWebhook, turn)


class WebhookSecretView(OwnWebhooks):
    """Another secret."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="webhooks_secret", request=inputs.Rotation, responses=told.WebhookMadeSerializer)
    def post(self, request: Request, number: str) -> HttpResponse:
        """Make a new secret, told this once. The old one signs beside it for 48 hours or as long as you say."""

        def rotate(webhook: Webhook, form: Input) -> dict[str, Any]:
            assert isinstance(form, inputs.Rotation)
            secret = webhooks.rotate(webhook=webhook, at=timezone.now(), overlap=timedelta(hours=form.overlap))
            return self.as_now(webhook) | {SECRET: secret}

        return self.act(number, inputs.Rotation, rotate)


class WebhookFailedView(OwnWebhooks):
    """What failed, once more."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="webhooks_failed", request=inputs.Since, responses=told.SentAgainSerializer)
    def post(self, request: Request, number: str) -> HttpResponse:
        """Send everything that failed since a moment once more, each message under its own id."""

        def send(webhook: Webhook, form: Input) -> dict[str, Any]:
            since = form.given["since"]
            return {"sent": webhooks.send_failed_again(webhook=webhook, since=since, by=None, at=timezone.now())}

        return self.act(number, inputs.Since, send)


class WebhookDeliveriesView(OwnWebhooks):
    """What was sent, and what came of it."""

    http_method_names = ["get", "head", "options"]
    known: ClassVar = {"lang", "limit", "before", "state"}

    @extend_schema(
        operation_id="webhooks_deliveries",
        parameters=[
            OpenApiParameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE},
                description="How many messages a page has at most.",
            ),
            OpenApiParameter("before", OpenApiTypes.STR, description="The id of the message before which it begins."),
            OpenApiParameter("state", enum=WebhookMessageState.values, description="Only messages in this state."),
        ],
        responses=told.DeliveriesSerializer,
    )
    def get(self, request: Request, number: str) -> Response:
        """List what was sent to a webhook, with each attempt. Kept for ninety days after it is done with."""
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
        asked = self.request.query_params.copy()
        asked["before"] = last.message_id
        return self.request.build_absolute_uri(f"{self.request.path}?{asked.urlencode()}")


class WebhookAgainView(OwnWebhooks):
    """One message, once more."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="webhooks_again", request=None, responses=told.DeliverySerializer)
    def post(self, request: Request, number: str, message: str) -> HttpResponse:
        """Send a message once more, with the same id. `If-Match` is that of its webhook."""

        def send(webhook: Webhook, _form: Input) -> dict[str, Any]:
            rows: QuerySet[WebhookMessage] = WebhookMessage.objects.filter(webhook=webhook, message_id=message)
            found = rows.first()
            if found is None:
                raise Http404
            webhooks.send_again(message=found, by=None, at=timezone.now())
            return _delivery(rows.prefetch_related("attempts").get())

        return self.act(number, Input, send)


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
        raise _refusal("before", _("There is no such message in this list."))
    same = rows.filter(recorded_at=place.recorded_at, pk__lt=place.pk)
    return rows.filter(recorded_at__lt=place.recorded_at) | same


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(PAGE))
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and 1 <= int(text) <= LARGEST_PAGE:
        return int(text)
    raise _refusal("limit", _("Give a whole number from 1 to %(largest)d.") % {"largest": LARGEST_PAGE})


def _refusal(parameter: str, message: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, "invalid")]})
