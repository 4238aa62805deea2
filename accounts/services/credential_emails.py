"""Credential emails: letters about credentials that another person creates or extends, or that a system receives.

A signal receiver covers the models of all credentials, so that a new page or service cannot omit the letter. It reads
from the history, in the same transaction, the author of the change and the columns that differ. A model with a new
column fails a test until the column is listed here.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AuthenticatorApp, Passkey, RecoveryCode
from accounts.services import account_emails
from audit.history_reader import event_model
from contacts.enums import MessageKind
from contacts.models import ContactPoint, Participant, User
from contacts.rules.email_content import EmailContent
from contacts.services import outbox
from partners.models import CalendarToken, Client, Token, Webhook, WebhookSecret


@dataclass(frozen=True, slots=True)
class Watched:
    """Watched model of credentials: columns that extend rights, other columns, client and description of a row."""

    widens: frozenset[str]
    others: frozenset[str]
    client: Callable[[Any], Client | None]
    words: Callable[[Any], str]


def _of_system(token: Token) -> str:
    if token.client is None:
        return _("A token was created for account %(username)s.") % {"username": token.user.username}
    return _("A token of the partner system %(system)s was created.") % {"system": token.client}


def _registered(client: Client) -> str:
    return _(
        "The partner system %(system)s was registered, or its contact, scopes, networks or expiry date changed."
    ) % {"system": client}


def _led(webhook: Webhook) -> str:
    return _("A webhook of the partner system %(system)s was added, or its address changed.") % {
        "system": webhook.client
    }


def _signs(secret: WebhookSecret) -> str:
    return _("A webhook secret of the partner system %(system)s was created.") % {"system": secret.webhook.client}


def _calendar(token: CalendarToken) -> str:
    return _("A calendar token was created for account %(username)s.") % {"username": token.user.username}


def _factor(factor: Any) -> str:
    return _("A second factor was added to account %(username)s.") % {"username": factor.user.username}


def _personal(_row: Any) -> None:
    return None


def _watch(widens: str, others: str, client: Callable[[Any], Client | None], words: Callable[[Any], str]) -> Watched:
    return Watched(frozenset(widens.split()), frozenset(others.split()), client, words)


WATCHED: Mapping[type[Any], Watched] = {
    Token: _watch(
        "user client scopes",
        "name prefix replaces created_at expires_at revoked_at",
        lambda row: row.client,
        _of_system,
    ),
    CalendarToken: _watch("user", "name prefix created_at expires_at revoked_at", _personal, _calendar),
    Client: _watch(
        "owner contact account scopes networks expires_at",
        "name rate created_at renewed_at ended_at ended_by ended_because",
        lambda row: row,
        _registered,
    ),
    Webhook: _watch("client url", "description created_at off_since off_because", lambda row: row.client, _led),
    WebhookSecret: _watch("webhook", "created_at ends_at", lambda row: row.webhook.client, _signs),
    AuthenticatorApp: _watch("user", "added_at", _personal, _factor),
    Passkey: _watch("user credential", "name added_at", _personal, _factor),
    RecoveryCode: _watch("user", "made_at used_at", _personal, _factor),
}


def watch() -> None:
    """Connect the receiver."""
    for model in WATCHED:
        post_save.connect(_saved, sender=model, dispatch_uid=f"credential_letters_{model.__name__}")


def _saved(sender: Any, instance: Any, **_signal: Any) -> None:
    """Send the letters if another person than the holder created or extended it, or a system received it."""
    watched = WATCHED[sender]
    events: Any = event_model(sender)
    last, *before = events.objects.filter(pgh_obj_id=instance.pk).order_by("-pgh_id")[:2]
    if before and _columns(last, watched) == _columns(before[0], watched):
        return
    by = User.objects.filter(pk=(last.pgh_context or {}).get("user") or 0).first()
    client = watched.client(instance)
    # Commands that create demonstration accounts have no signed-in user.
    if by is None or (client is None and by == instance.user):
        return
    holder, owner = (client.contact, client.owner) if client else (instance.user, instance.user.participant)
    key = f"credential:{sender._meta.model_name}:{last.pgh_id}"
    notify(holder=holder, owner=owner, by=by, what=lambda: watched.words(instance), key=key)


def _columns(event: Any, watched: Watched) -> dict[str, Any]:
    return {name: getattr(event, event._meta.get_field(name).attname) for name in watched.widens}


@contextmanager
def notifies_of_passwords() -> Iterator[None]:
    """Context manager for commands on the server: a transaction that sends letters about each password set in it."""
    with transaction.atomic():
        before = dict(User.objects.values_list("pk", "password"))
        yield
        for user in User.objects.select_related("participant"):
            if user.password != before.get(user.pk):
                # A digest of the hash: another run of the command is another letter.
                key = f"credential:password:{user.pk}:{hashlib.sha256(user.password.encode()).hexdigest()[:16]}"
                notify(holder=user, owner=user.participant, by=None, what=partial(_password, user), key=key)


def _password(user: User) -> str:
    return _("A password of the account %(username)s was set.") % {"username": user.username}


def notify(
    *, holder: User, owner: Participant | None, by: User | None, what: Callable[[], str], key: str, link: str = ""
) -> None:
    """Notify the holder, the contact point of ``owner`` and all administrators of an act of ``by`` on a credential.

    ``what`` returns the sentence in the active language. Without ``by``, an operator acted with a command.
    """

    def words(_language: str = "") -> EmailContent:
        return EmailContent(
            _("A credential was created or changed"),
            (
                what(),
                _("By: %(who)s (%(username)s)") % {"who": by, "username": by.username}
                if by
                else _("By: an operator of the portal, with a command on the server"),
                _("If you did not expect this, revoke it in the portal and contact your contact point immediately."),
            ),
            link=link or reverse("accounts:account"),
        )

    at = timezone.now()
    # An account that was never active has no holder yet who knows of it.
    holders = {holder.pk: holder} if holder.is_active or holder.last_login else {}
    for each in {**holders, **{admin.pk: admin for admin in account_emails.administrators(but=by)}}.values():
        account_emails.post(each, words, key=key, at=at)
    point = ContactPoint.objects.filter(participant=owner).select_related("participant__side").first()
    if point is not None:
        outbox.post_to_contact_point(kind=MessageKind.ACCOUNT, key=key, contact_point=point, words=words, at=at)
