"""Acts on partner systems, tokens and webhooks (``core.acts``). A new secret is shown once, in place of the record."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.acts import Act, RecordActs, admin_page
from partners.act_forms import EndForm, LifeForm, NewTokenForm, RateForm, ReplaceForm, RotationForm, SinceForm
from partners.models import CalendarToken, Client, Token, Webhook, WebhookMessage
from partners.services import calendars, clients, tokens, webhooks
from partners.webhook_enums import OffReason, WebhookMessageState

AGAIN = (WebhookMessageState.DELIVERED, WebhookMessageState.FAILED)


def secret_page(request: HttpRequest, secret: str, *, title: Any, back: str, kind: str) -> HttpResponse:
    """Show a new token or webhook secret once, with a link to ``back``; ``kind`` chooses the sentences.

    The secret is stored neither in the session nor in a URL, so it cannot be shown again.
    """
    context = {"title": title, "secret": secret, "back": back, "kind": kind}
    response = render(request, "partners/secret.html", context)
    # Keeps the page out of the browser's history as well.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _shown(kind: str, title: Any, secret: Callable[[Any], str] = str) -> Callable[..., HttpResponse]:
    """Return the answer of an act whose service returns a secret, or a record with one."""

    def answer(request: HttpRequest, record: Any, result: Any) -> HttpResponse:
        return secret_page(request, secret(result), title=title, back=record.get_absolute_url(), kind=kind)

    return answer


def _issue(client: Client, _by: User, values: dict[str, Any]) -> str:
    life = timedelta(days=values["days"])
    _token, text = tokens.issue_to(client=client, name=values["name"], at=timezone.now(), life=life)
    return text


def _renew(client: Client, _by: User, values: dict[str, Any]) -> None:
    now = timezone.now()
    clients.renew(client=client, expires_at=now + timedelta(days=values["days"]), at=now)


def _end(client: Client, by: User, values: dict[str, Any]) -> None:
    clients.end(client=client, because=values["because"], by=by, at=timezone.now())


def _of_client(**declared: Any) -> Act:
    return Act(
        offered=lambda client, _user: client.ended_at is None,
        closed=_("Access of this partner system has ended."),
        **{"permission": "partners.change_client"} | declared,
    )


CLIENT_ACTS = RecordActs(
    model=Client,
    route="partners:client-act",
    related=("owner", "account"),
    refused_by_service=False,
    acts={
        "issue": _of_client(
            label=_("Create token"),
            what_happens=_("The token is shown once. It expires no later than the partner system."),
            done=_("Token created"),
            form=NewTokenForm,
            perform=_issue,
            answer=_shown("token", _("Token created")),
        ),
        "renew": _of_client(
            label=_("Renew"),
            what_happens=_("Confirms that the system is still needed. Token expiry dates do not change."),
            done=_("Partner system renewed."),
            form=LifeForm,
            perform=_renew,
        ),
        "limit": _of_client(
            label=_("Set request limit"),
            what_happens=_("Requests above the limit receive the answer 429 until the next minute."),
            done=_("Request limit set."),
            form=RateForm,
            permission="partners.limit_client",
            perform=lambda client, _by, values: clients.limit(client=client, rate=values["rate"]),
        ),
        "end": _of_client(
            label=_("End access"),
            what_happens=_("All tokens will be revoked and webhooks stopped immediately. This cannot be undone."),
            done=_("Access of the partner system ended."),
            form=EndForm,
            permission="partners.end_client",
            perform=_end,
            is_serious=True,
        ),
    },
)


def _is_replaceable(token: Token, _user: User) -> bool:
    return token.is_open(timezone.now()) and not hasattr(token, "replaced_by")


TOKEN_ACTS = RecordActs(
    model=Token,
    route="partners:token-act",
    related=("user", "client__owner", "replaced_by"),
    refused_by_service=False,
    acts={
        "replace": Act(
            label=_("Replace token"),
            what_happens=_(
                "A new token will be created and shown once. The old token remains valid until its expiry so that "
                "the program can change over."
            ),
            done="",
            permission="partners.replace_token",
            offered=_is_replaceable,
            closed=_("This token has expired or was already replaced."),
            form=ReplaceForm,
            perform=lambda token, _user, values: tokens.replace(
                token=token, at=timezone.now(), overlap=values["overlap"]
            ),
            answer=_shown("token", _("Token replaced"), lambda made: str(made[1])),
        ),
        "revoke": Act(
            label=_("Revoke token"),
            what_happens=_("The token will stop working immediately. This cannot be undone."),
            done=_("Token revoked."),
            permission="partners.end_token",
            offered=lambda token, _user: token.is_open(timezone.now()),
            closed=_("This token was revoked or has expired. Create a new token."),
            perform=lambda token, _user, _values: tokens.revoke(token=token, at=timezone.now()),
            is_serious=True,
        ),
    },
)

CALENDAR_ACTS = RecordActs(
    model=CalendarToken,
    route="partners:calendar-act",
    home=admin_page,
    refused_by_service=False,
    acts={
        "revoke": Act(
            label=_("Revoke this calendar token"),
            what_happens=_("The calendar program will lose access immediately."),
            done=_("Calendar token revoked."),
            permission="partners.revoke_calendartoken",
            offered=lambda token, _user: token.revoked_at is None,
            closed=_("This calendar token was already revoked."),
            perform=lambda token, _user, _values: calendars.revoke(token=token, at=timezone.now()),
            is_serious=True,
        )
    },
)


def _send_failed(webhook: Webhook, by: User, values: dict[str, Any]) -> None:
    since = datetime.combine(values["since"], time.min, UTC)
    webhooks.send_failed_again(webhook=webhook, since=since, by=by, at=timezone.now())


def _turn_off(webhook: Webhook, _by: User, _values: dict[str, Any]) -> None:
    webhooks.turn_off(webhook=webhook, because=OffReason.BY_HAND, at=timezone.now())


def _while(*, is_on: bool, **declared: Any) -> Act:
    return Act(
        permission="partners.run_webhook",
        offered=lambda webhook, _user: webhook.is_on is is_on,
        closed=_("The webhook is off.") if is_on else _("The webhook is already on."),
        **declared,
    )


WEBHOOK_ACTS = RecordActs(
    model=Webhook,
    route="partners:webhook-act",
    related=("client__owner",),
    refused_by_service=False,
    acts={
        "ping": _while(
            is_on=True,
            label=_("Send test"),
            what_happens=_("Sends a message of type “webhook.ping”. See the delivery log for the result."),
            done=_("Test queued for sending. See the delivery log for the result."),
            perform=lambda webhook, by, _values: webhooks.ping(webhook=webhook, by=by, at=timezone.now()),
        ),
        "send-failed-again": _while(
            is_on=True,
            label=_("Resend failed messages"),
            what_happens=_(
                "All messages that failed since the selected date will be sent again with their original id."
            ),
            done=_("Failed messages queued for sending."),
            form=SinceForm,
            perform=_send_failed,
        ),
        "rotate": Act(
            label=_("Change the secret"),
            what_happens=_(
                "A new secret will be created and shown once. Until the old secret expires, each message has both "
                "signatures."
            ),
            done=_("Secret changed."),
            permission="partners.change_webhook",
            form=RotationForm,
            perform=lambda webhook, _by, values: webhooks.rotate(
                webhook=webhook, at=timezone.now(), overlap=values["overlap"]
            ),
            answer=_shown("webhook", _("Secret changed.")),
        ),
        "turn-off": _while(
            is_on=True,
            label=_("Turn off"),
            what_happens=_(
                "No more messages will be sent. Waiting messages will be marked as failed, and new events will not be "
                "recorded for this webhook."
            ),
            done=_("Webhook turned off."),
            perform=_turn_off,
        ),
        "turn-on": _while(
            is_on=False,
            label=_("Turn on"),
            what_happens=_(
                "New events will be sent again. You can then resend failed messages. Events missed in between are in "
                "the change feed."
            ),
            done=_("Webhook turned on."),
            perform=lambda webhook, _by, _values: webhooks.turn_on(webhook=webhook),
        ),
    },
)

WEBHOOK_MESSAGE_ACTS = RecordActs(
    model=WebhookMessage,
    route="partners:webhook-message-act",
    related=("webhook__client",),
    home=admin_page,
    acts={
        "again": Act(
            label=_("Resend"),
            what_happens=_("The message will be sent again with the same id."),
            done=_("Message queued for sending."),
            permission=lambda message, user: user.has_perm("partners.run_webhook", message.webhook),
            offered=lambda message, _user: message.state in AGAIN,
            closed=_("Only a delivered or failed message can be sent again."),
            perform=lambda message, by, _values: webhooks.send_again(message=message, by=by, at=timezone.now()),
        )
    },
)
