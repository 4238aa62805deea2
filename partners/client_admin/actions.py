"""Admin actions on a partner system, each with its own page and permission."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from partners.client_admin.forms import EndForm, LifeForm, NewTokenForm, RateForm
from partners.client_admin.token_display import token_page
from partners.models import Client
from partners.services import clients, tokens

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from core.admin.visibility import VisibleAdmin


@dataclass(frozen=True, slots=True)
class ClientAction:
    """Admin action on a partner system: texts of its page, permission, input form and service.

    The service returns the text of a new token, which is shown once, or None.
    """

    label: "_StrPromise"
    what_happens: "_StrPromise"
    done: "_StrPromise"
    perform: Callable[[Client, User, dict[str, Any]], str | None]
    form: type[forms.Form]
    permission: str = "partners.change_client"


def _issue(client: Client, _by: User, asked: dict[str, Any]) -> str:
    life = timedelta(days=asked["days"])
    _token, text = tokens.issue_to(client=client, name=asked["name"], at=timezone.now(), life=life)
    return text


def _renew(client: Client, _by: User, asked: dict[str, Any]) -> None:
    now = timezone.now()
    clients.renew(client=client, expires_at=now + timedelta(days=asked["days"]), at=now)


def _end(client: Client, by: User, asked: dict[str, Any]) -> None:
    clients.end(client=client, because=asked["because"], by=by, at=timezone.now())


def _limit(client: Client, _by: User, asked: dict[str, Any]) -> None:
    clients.limit(client=client, rate=asked["rate"])


ACTS: Mapping[str, ClientAction] = {
    "issue": ClientAction(
        _("Create token"),
        _("The token is shown once. It expires no later than the partner system."),
        _("Token created"),
        _issue,
        NewTokenForm,
    ),
    "renew": ClientAction(
        _("Renew"),
        _("Confirms that the system is still needed. Token expiry dates do not change."),
        _("Partner system renewed."),
        _renew,
        LifeForm,
    ),
    "limit": ClientAction(
        _("Set request limit"),
        _("Requests above the limit receive the answer 429 until the next minute."),
        _("Request limit set."),
        _limit,
        RateForm,
        "partners.limit_client",
    ),
    "end": ClientAction(
        _("End access"),
        _("All tokens are revoked and webhooks stopped immediately. This cannot be undone."),
        _("Access of the partner system ended."),
        _end,
        EndForm,
        "partners.end_client",
    ),
}


def act_view(admin: "VisibleAdmin", request: HttpRequest, client: Client, name: str) -> HttpResponse:
    """Render the confirmation page of an action and run it; a new token is shown on a separate page."""
    act, user = ACTS[name], request.user
    assert isinstance(user, User)
    if not user.has_perm(act.permission, client):
        raise PermissionDenied
    if client.ended_at is not None:
        return closed_page(request, client, gettext("Access of this partner system has ended."))
    made: list[str] = []

    def perform(asked: dict[str, Any]) -> None:
        if text := act.perform(client, user, asked):
            made.append(text)

    words = ActionPage(
        title=str(act.label), what_happens=str(act.what_happens), button=str(act.label), done=str(act.done)
    )
    answer = act_page(admin, request, client, act=words, form=act.form(sent_to(request)), perform=perform)
    if not made:
        return answer
    return token_page(admin, request, made[0], title=words.done, back=client.get_absolute_url(), name=client.name)
