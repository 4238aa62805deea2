"""Provider changes by an administrator: sessions end, and the ministry is notified.

A provider authenticates the users of its Participant, so an administrator who controls one could sign in as any of
them.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.enums import SignInMethod
from accounts.models import IdentityProvider, OpenSession
from accounts.services import account_emails, sessions
from contacts.models import User
from contacts.rules.email_content import EmailContent
from core.refusals.errors import DomainError


@transaction.atomic
def follow(*, provider: IdentityProvider, by: User, reason: str, at: datetime) -> None:
    """Notify the contact point and the other administrators; end the sessions of an inactive provider."""
    if not provider.active:
        end_sessions(provider=provider, at=at)
    account_emails.notify_of_sign_in(
        of=provider.participant,
        by=by,
        key=f"provider-changed:{provider.pk}:{secrets.token_hex(8)}",
        words=lambda to: _letter(provider, by, reason, to),
        at=at,
    )


@transaction.atomic
def activate(*, provider: IdentityProvider, by: User, at: datetime) -> None:
    """Activate a provider, and notify all concerned.

    ``provider`` is as its officer saw it. Raise DomainError if it has changed since.
    """
    locked = IdentityProvider.objects.select_for_update().get(pk=provider.pk)
    if _as_seen(locked) != _as_seen(provider):
        raise DomainError(_("The identity provider has changed. Reload its page."))
    locked.active = True
    locked.save(update_fields=["active"])
    follow(provider=locked, by=by, reason=_("Activated by a contact point officer"), at=at)


def _as_seen(provider: IdentityProvider) -> tuple[object, ...]:
    return (provider.issuer, provider.client_id, tuple(provider.domains), provider.active)


@transaction.atomic
def end_sessions(*, provider: IdentityProvider, at: datetime) -> int:
    """End the single sign-on sessions of users of ``provider``; return their number."""
    rows = OpenSession.objects.open().filter(way=SignInMethod.SINGLE_SIGN_ON, user__identities__provider=provider)
    found = list(rows.distinct())
    for session in found:
        sessions.end(session=session, at=at)
    return len(found)


def _letter(provider: IdentityProvider, by: User, reason: str, to: str) -> EmailContent:
    code = provider.participant.code
    page = (
        provider.get_absolute_url() if to == account_emails.ADMINISTRATOR else reverse("accounts:ministry", args=[code])
    )
    return EmailContent(
        _("The sign-in rule of %(participant)s was changed") % {"participant": code},
        (
            _("%(who)s has entered, changed or activated the identity provider of %(participant)s: %(issuer)s.")
            % {"who": by, "participant": code, "issuer": provider.issuer},
            *_what_it_does(provider),
            _("Reason: %(reason)s") % {"reason": reason},
            _(
                "Users of this identity provider can act for your ministry. If you did not request this, "
                "contact another administrator and the secretariat immediately."
            ),
        ),
        link=page,
    )


def _what_it_does(provider: IdentityProvider) -> Iterator[str]:
    if not provider.active:
        yield _("Inactive: users cannot sign in with it, and its sessions have ended.")
        return
    yield _("Active: users can sign in with it.")
    if provider.domains:
        domains = ", ".join(provider.domains)
        yield _("Users with an address in these domains are linked to the account with that address: %(domains)s") % {
            "domains": domains
        }
