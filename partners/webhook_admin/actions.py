"""Webhook actions with their own admin pages. A new secret is shown once, on the next page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from partners.models import Webhook
from partners.services import webhooks
from partners.webhook_admin.forms import RotationForm, SinceForm
from partners.webhook_enums import OffReason

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from core.admin.visibility import VisibleAdmin


@dataclass(frozen=True, slots=True)
class WebhookAction:
    """Webhook action: texts of its page, input form, service and availability."""

    label: "_StrPromise"
    what_happens: "_StrPromise"
    done: "_StrPromise"
    perform: Callable[..., Any]
    form: type[forms.Form] = forms.Form
    open_while_on: bool | None = True
    permission: str = "partners.run_webhook"


def _ping(webhook: Webhook, by: Any, at: datetime, **_asked: Any) -> None:
    webhooks.ping(webhook=webhook, by=by, at=at)


def _send_failed(webhook: Webhook, by: Any, at: datetime, **asked: Any) -> None:
    since = datetime.combine(asked["since"], time.min, UTC)
    webhooks.send_failed_again(webhook=webhook, since=since, by=by, at=at)


def _rotate(webhook: Webhook, by: Any, at: datetime, **asked: Any) -> str:
    return webhooks.rotate(webhook=webhook, at=at, overlap=asked["overlap"])


def _turn_off(webhook: Webhook, by: Any, at: datetime, **_asked: Any) -> None:
    webhooks.turn_off(webhook=webhook, because=OffReason.BY_HAND, at=at)


def _turn_on(webhook: Webhook, by: Any, at: datetime, **_asked: Any) -> None:
    webhooks.turn_on(webhook=webhook)


ROTATE = "rotate"
ACTS: Mapping[str, WebhookAction] = {
    "ping": WebhookAction(
        _("Send test"),
        _("Sends a message of type “webhook.ping”. See the delivery log for the result."),
        _("Test queued for sending. See the delivery log for the result."),
        _ping,
    ),
    "send-failed-again": WebhookAction(
        _("Resend failed messages"),
        _("All messages that failed since the selected date are sent again with their original id."),
        _("Failed messages queued for sending."),
        _send_failed,
        form=SinceForm,
    ),
    ROTATE: WebhookAction(
        _("Change the secret"),
        _("A new secret is created and shown once. Until the old secret expires, each message has both signatures."),
        _("Secret changed."),
        _rotate,
        form=RotationForm,
        open_while_on=None,
        permission="partners.change_webhook",
    ),
    "turn-off": WebhookAction(
        _("Turn off"),
        _(
            "No more messages are sent. Waiting messages are marked as failed, and new events are not recorded for "
            "this webhook."
        ),
        _("Webhook turned off."),
        _turn_off,
    ),
    "turn-on": WebhookAction(
        _("Turn on"),
        _(
            "New events are sent again. You can then resend failed messages. Events missed in between are in "
            "the change feed."
        ),
        _("Webhook turned on."),
        _turn_on,
        open_while_on=False,
    ),
}


def open_acts(webhook: Webhook) -> dict[str, WebhookAction]:
    """Return the actions that the state of a webhook allows, in display order."""
    return {name: act for name, act in ACTS.items() if act.open_while_on in {None, webhook.is_on}}


def act_view(admin: "VisibleAdmin", request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Render the confirmation page of an action and run it. Raise Http404 if the webhook is not visible."""
    webhook = admin.get_object(request, unquote(object_id))
    if webhook is None or name not in ACTS:
        raise Http404
    act = ACTS[name]
    if not request.user.has_perm(act.permission, webhook):
        raise PermissionDenied
    if name not in open_acts(webhook):
        return closed_page(
            request, webhook, gettext("Webhook turned on.") if webhook.is_on else gettext("The webhook is off.")
        )
    made: list[str] = []

    def perform(asked: dict[str, Any]) -> None:
        if text := act.perform(webhook, request.user, datetime.now(UTC), **asked):
            made.append(text)

    words = ActionPage(
        title=str(act.label), what_happens=str(act.what_happens), button=str(act.label), done=str(act.done)
    )
    answer = act_page(admin, request, webhook, act=words, form=act.form(sent_to(request)), perform=perform)
    return secret_page(admin, request, webhook, made[0], title=str(act.done)) if made else answer


def secret_page(
    admin: "VisibleAdmin", request: HttpRequest, webhook: Webhook, text: str, *, title: str
) -> HttpResponse:
    """Render a new secret once. It is stored neither in the session nor in a URL."""
    context = {
        **admin.admin_site.each_context(request),
        "title": title,
        "opts": admin.opts,
        "record": webhook,
        "record_url": webhook.get_absolute_url(),
        "secret": text,
    }
    response = TemplateResponse(request, "partners/webhook_secret.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
