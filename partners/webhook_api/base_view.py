"""Base of the webhook API: permissions, responses and error handling of a partner system's own webhooks."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from core.feed.registry import record_types
from core.rest.read import credentials
from core.rest.read.dumping import dumps
from core.rest.read.instants import written_instant
from core.rest.views import LocalizedView
from core.rest.write import preconditions
from core.rest.write.inputs import Input
from core.rest.write.write_errors import PreconditionFailed
from partners.enums import Scope
from partners.exceptions import TooManyWebhooksError
from partners.models import Client, Webhook
from partners.secret_responses import secret_response
from partners.webhook_api import serializers

SECRET = "secret"  # noqa: S105  # nosec B105  # The name of a field.
# More than a system has receivers. Each receives every change.
MOST_WEBHOOKS = 20
# Fields that a delivery may change.
DELIVERY = frozenset({"failures", "failing_since", "retry_at"})

type Act = Callable[[Webhook, Input], dict[str, Any]]


class OwnWebhooks(LocalizedView):
    """What a partner system asks of its own webhooks; nobody else has any here.

    Reading needs no scope: what a webhook is told of is what the system may read. A webhook is a way out that lasts
    longer than the token which made it, so that making and changing one does.
    """

    write_scope = Scope.WRITE_WEBHOOKS.value
    http_method_names = ["get", "head", "options", "post", "patch", "delete"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if credentials.client_of(request) is None:
            raise PermissionDenied(_("Only partner systems can manage webhooks here. Use the portal pages instead."))
        if request.method not in SAFE_METHODS:
            credentials.require(request, self.write_scope)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization"])
        # A response with a secret is not stored for idempotent retries.
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

    def as_fields(self, webhook: Webhook) -> dict[str, Any]:
        return {
            "key": str(webhook.pk),
            "url": webhook.url,
            "description": webhook.description,
            "conditions": [
                {
                    "type": record_types()[each.type].prefix if each.type else "",
                    "kinds": list(each.kinds),
                    "field": each.field,
                    "value": each.value,
                }
                for each in webhook.conditions.all()
            ],
            "enabled": webhook.is_on,
            "disabled_at": written_instant(webhook.off_since),
            "disabled_reason": webhook.off_because or None,
            "failures": webhook.failures,
            "failing_since": written_instant(webhook.failing_since),
            "retry_at": written_instant(webhook.quiet_until),
            "created_at": written_instant(webhook.created_at),
            "secrets": [
                {"created_at": written_instant(each.created_at), "ends_at": written_instant(each.ends_at)}
                for each in webhook.secrets.all()
            ],
        }

    def read(self, form: type[Input], webhook: Webhook | None = None, *, partial: bool = False) -> Input:
        named = self.response_fields
        context = {"request": self.request, "client": self.client, "response_fields": named, "related": {}}
        given = form(webhook, partial=partial, context=context)
        given.take(self.request.data)
        return given

    @property
    def response_fields(self) -> frozenset[str]:
        fields: Any = serializers.WebhookSerializer().fields
        return frozenset(fields)

    def act(
        self, number: str, form: type[Input], perform: Act, *, partial: bool = False, tagged: bool = True
    ) -> HttpResponse:
        """Do it in one transaction, once for each Idempotency-Key, from the state that ``If-Match`` names.

        The answer is the webhook with its tag; of what is no webhook, it is not ``tagged``.
        """

        def do() -> dict[str, Any]:
            webhook = self.one(number, locked=True)
            preconditions.demand(self.request, name=webhook.url)
            given = self.read(form, webhook, partial=partial)
            self.check_tag(webhook)
            return perform(webhook, given)

        return self.done_once(do, tagged=tagged)

    def done_once(
        self, do: Callable[[], dict[str, Any]], *, created: bool = False, tagged: bool = True
    ) -> HttpResponse:
        """Return what ``do`` returns, with its tag. A secret is in the first response alone."""

        def headers(body: dict[str, Any]) -> dict[str, str]:
            found = {"ETag": tag_of(body)} if tagged else {}
            if created:
                found["Location"] = self.request.build_absolute_uri(reverse("api:webhook", args=[body["key"]]))
            return found

        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        return secret_response(self.request, do, field=SECRET, status=code, headers=headers)

    def as_now(self, webhook: Webhook) -> dict[str, Any]:
        return self.as_fields(self.one(str(webhook.pk)))

    def check_limit(self) -> None:
        """Raise TooManyWebhooksError if no further webhook can be enabled."""
        # Concurrent requests count one after the other.
        Client.objects.select_for_update().get(pk=self.client.pk)
        if self.webhooks.filter(off_since=None).count() >= MOST_WEBHOOKS:
            message = _("Limit of %(most)d enabled webhooks reached. Disable or delete an existing one.")
            raise TooManyWebhooksError(message % {"most": MOST_WEBHOOKS})

    def check_tag(self, webhook: Webhook) -> None:
        header, tag = self.request.headers["If-Match"].strip(), tag_of(self.as_fields(webhook))
        if header != preconditions.ANY and tag not in {each.strip() for each in header.split(",")}:
            message = _("%(name)s has changed. Read it again.") % {"name": webhook.url}
            raise PreconditionFailed(message, headers={"ETag": tag}, etag=tag)


def tag_of(body: dict[str, Any]) -> str:
    """The tag of a webhook, from what people and systems decide of it: how it gets through makes no change stale."""
    decided = {name: value for name, value in body.items() if name not in DELIVERY}
    return f'"{hashlib.sha256(dumps(decided)).hexdigest()[:20]}"'
