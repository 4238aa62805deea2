"""Base of the webhook API: permissions, responses and error handling of a partner system's own webhooks."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from core.rest.read import credentials
from core.rest.read.dumping import dumps
from core.rest.read.instants import written_instant
from core.rest.views import LocalizedView
from core.rest.write import preconditions
from core.rest.write.idempotency import REPLAYED, answered_once
from core.rest.write.inputs import Input
from core.rest.write.write_errors import PreconditionFailed
from partners.enums import Scope
from partners.models import Client, Webhook
from partners.webhook_api import serializers

SECRET = "secret"  # noqa: S105  # nosec B105  # The name of a field.
# Fields that a delivery may change.
DELIVERY = frozenset({"failures", "failing_since", "quiet_until"})

type Act = Callable[[Webhook, Input], dict[str, Any]]


class OwnWebhooks(LocalizedView):
    """What a partner system asks of its own webhooks; nobody else has any here.

    Reading needs no scope: what a webhook is told of is what the system may read. A webhook is a way out that lasts
    longer than the token which made it, so that making and changing one does.
    """

    write_scope = Scope.WRITE_WEBHOOKS.value
    http_method_names = ["get", "head", "options", "post", "patch"]

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
            self._check_tag(webhook)
            return perform(webhook, given)

        return self.done_once(do, tagged=tagged)

    def done_once(
        self, do: Callable[[], dict[str, Any]], *, created: bool = False, tagged: bool = True
    ) -> HttpResponse:
        """The answer to what ``do`` tells. Its secret is in no answer that is kept for a repeated request."""
        secret: list[str] = []

        def answered() -> HttpResponse:
            body = do()
            secret.extend(filter(None, [body.pop(SECRET, "")]))
            code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
            headers = {"ETag": tag_of(body)} if tagged else {}
            if created:
                headers["Location"] = body["url"]
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
            message = _("%(name)s has changed. Read it again.") % {"name": webhook.url}
            raise PreconditionFailed(message, headers={"ETag": tag}, etag=tag)


def tag_of(body: dict[str, Any]) -> str:
    """The tag of a webhook, from what people and systems decide of it: how it gets through makes no change stale."""
    decided = {name: value for name, value in body.items() if name not in DELIVERY}
    return f'"{hashlib.sha256(dumps(decided)).hexdigest()[:20]}"'
