"""Webhook API views, on the same services as the admin pages."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from core.rest.write import preconditions
from core.rest.write.inputs import Input
from partners.exceptions import TurnedOffByHandError
from partners.models import Webhook
from partners.services import webhooks
from partners.webhook_api import inputs, serializers
from partners.webhook_api.base_view import SECRET, OwnWebhooks, tag_of
from partners.webhook_enums import OffReason


class WebhooksView(OwnWebhooks):
    """The webhooks of your system."""

    @extend_schema(operation_id="webhooks_list", responses=serializers.WebhooksSerializer)
    def get(self, request: Request) -> Response:
        """List the webhooks of your system. Those that people made for it are among them."""
        return Response({"results": [self.as_fields(each) for each in self.webhooks]})

    @extend_schema(
        operation_id="webhooks_create", request=inputs.WebhookEntry, responses={201: serializers.WebhookMadeSerializer}
    )
    def post(self, request: Request) -> HttpResponse:
        """Make a webhook. Only this answer has the secret; a repeated request does not."""

        def make() -> dict[str, Any]:
            self.check_limit()
            form = self.read(inputs.WebhookEntry)
            assert isinstance(form, inputs.WebhookEdit)
            webhook, secret = webhooks.make(
                client=self.client,
                url=form.given["url"],
                at=timezone.now(),
                description=form.given.get("description", ""),
                conditions=form.conditions_given() or (),
            )
            return self.as_now(webhook) | {SECRET: secret}

        return self.done_once(make, created=True)


class WebhookView(OwnWebhooks):
    """One webhook of your system."""

    @extend_schema(operation_id="webhooks_retrieve", responses=serializers.WebhookSerializer)
    def get(self, request: Request, number: str) -> Response:
        """Read a webhook of your system."""
        body = self.as_fields(self.one(number))
        return Response(body, headers={"ETag": tag_of(body)})

    @extend_schema(
        operation_id="webhooks_partial_update", request=inputs.WebhookEdit, responses=serializers.WebhookSerializer
    )
    def patch(self, request: Request, number: str) -> HttpResponse:
        """Change the address, the description or the conditions of a webhook."""

        def change(webhook: Webhook, form: Input) -> dict[str, Any]:
            assert isinstance(form, inputs.WebhookEdit)
            webhook.url = form.given.get("url", webhook.url)
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

    @extend_schema(operation_id="webhooks_destroy", responses={204: None})
    def delete(self, request: Request, number: str) -> HttpResponse:
        """Delete a webhook with its secrets and its delivery log. Messages that wait are not sent."""
        with transaction.atomic():
            webhook = self.one(number, locked=True)
            preconditions.demand(request, name=webhook.url)
            self.check_tag(webhook)
            webhooks.delete(webhook=webhook)
        return HttpResponse(status=status.HTTP_204_NO_CONTENT)


class WebhookPingView(OwnWebhooks):
    """A test."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="webhooks_ping_create", request=None, responses=serializers.WebhookSerializer)
    def post(self, request: Request, number: str) -> HttpResponse:
        """Send a test: a message of the type `webhook.ping`. The deliveries show the result."""

        def ping(webhook: Webhook, _form: Input) -> dict[str, Any]:
            webhooks.ping(webhook=webhook, by=None, at=timezone.now())
            return self.as_now(webhook)

        return self.act(number, Input, ping)


class WebhookStateView(OwnWebhooks):
    """On or off."""

    http_method_names = ["post", "options"]

    @extend_schema(
        operation_id="webhooks_state_create", request=inputs.StateOfWebhook, responses=serializers.WebhookSerializer
    )
    def post(self, request: Request, number: str) -> HttpResponse:
        """Turn a webhook on or off. Changes while the webhook is off are only in the change feed.

        One that a person turned off is turned on again by a person, on its page: here that is a 409.
        """

        def turn(webhook: Webhook, form: Input) -> dict[str, Any]:
            if form.given["enabled"]:
                if webhook.off_because == OffReason.BY_HAND:
                    raise TurnedOffByHandError(
                        _("This webhook was turned off manually and can only be turned on in the portal.")
                    )
                if not webhook.is_on:
                    self.check_limit()
                webhooks.turn_on(webhook=webhook)
            else:
                webhooks.turn_off(webhook=webhook, because=OffReason.BY_SYSTEM, at=timezone.now())
            return self.as_now(webhook)

        return self.act(number, inputs.StateOfWebhook, turn)


class WebhookSecretView(OwnWebhooks):
    """Another secret."""

    http_method_names = ["post", "options"]

    @extend_schema(
        operation_id="webhooks_secret_create", request=inputs.Rotation, responses=serializers.WebhookMadeSerializer
    )
    def post(self, request: Request, number: str) -> HttpResponse:
        """Create a secret, which only this answer contains. The old secret also signs for 48 hours or as given."""

        def rotate(webhook: Webhook, form: Input) -> dict[str, Any]:
            assert isinstance(form, inputs.Rotation)
            secret = webhooks.rotate(webhook=webhook, at=timezone.now(), overlap=timedelta(hours=form.overlap))
            return self.as_now(webhook) | {SECRET: secret}

        return self.act(number, inputs.Rotation, rotate)
