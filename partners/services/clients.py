"""Partner systems: register, change, renew and end them."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import Participant, User
from partners.exceptions import ClientEndedError, ContactUnfitError
from partners.models import Client
from partners.models.clients import USUAL_RATE


@transaction.atomic
def register(
    *,
    name: str,
    contact: User,
    scopes: Sequence[str],
    expires_at: datetime,
    at: datetime,
    networks: Sequence[str] = (),
    rate: int = USUAL_RATE,
    account: User | None = None,
) -> Client:
    """Create a partner system of the contact's Participant and, unless one is given, its account.

    The account has no password. Datetimes are aware. Raise ContactUnfitError, and IntegrityError if the database
    rejects the record.
    """
    owner = _participant_of(contact)
    return Client.objects.create(
        name=name,
        owner=owner,
        contact=contact,
        account=account or _account(name, owner),
        scopes=list(scopes),
        networks=list(networks),
        rate=rate,
        renewed_at=at,
        expires_at=expires_at,
    )


@transaction.atomic
def change(*, client: Client, name: str, contact: User, scopes: Sequence[str], networks: Sequence[str]) -> None:
    """Update the editable fields; the owner is permanent. Raise ClientOverError and ContactUnfitError."""
    locked = _locked(client)
    if contact != locked.contact and _participant_of(contact) != locked.owner:
        raise ContactUnfitError(_("Choose a contact from the Participant that owns the system."))
    locked.name, locked.contact = name, contact
    locked.scopes, locked.networks = list(scopes), list(networks)
    locked.save(update_fields=["name", "contact", "scopes", "networks"])
    if locked.account.full_name != name:
        locked.account.full_name = name
        locked.account.save(update_fields=["full_name"])


@transaction.atomic
def limit(*, client: Client, rate: int) -> None:
    """Set the rate limit in requests a minute. Raise ClientOverError if the system has ended."""
    locked = _locked(client)
    locked.rate = rate
    locked.save(update_fields=["rate"])


@transaction.atomic
def renew(*, client: Client, expires_at: datetime, at: datetime) -> None:
    """Set the expiry date, at most a year ahead; the expiry of its tokens is not changed.

    Raise ClientOverError if the system has ended.
    """
    locked = _locked(client)
    locked.renewed_at, locked.expires_at = at, expires_at
    locked.save(update_fields=["renewed_at", "expires_at"])


@transaction.atomic
def end(*, client: Client, because: str, by: User, at: datetime) -> None:
    """End a partner system permanently and close its account, which invalidates all its credentials.

    Raise ClientOverError if it has already ended.
    """
    locked = _locked(client)
    locked.ended_at, locked.ended_by, locked.ended_because = at, by, because
    locked.save(update_fields=["ended_at", "ended_by", "ended_because"])
    locked.account.is_active = False
    locked.account.save(update_fields=["is_active"])


def _account(name: str, owner: Participant) -> User:
    # System names repeat and change; a user name must do neither.
    username = f"system-{owner.code.lower()}-{secrets.token_hex(4)}"
    return User.objects.create_user(username, full_name=name, role=Role.PARTNER, participant=owner)


def _locked(client: Client) -> Client:
    locked: Client = (
        Client.objects.select_related("owner", "contact", "account").select_for_update(of=("self",)).get(pk=client.pk)
    )
    if locked.ended_at is not None:
        raise ClientEndedError(_("Access of this partner system has ended. Register a new one."))
    return locked


def _participant_of(contact: User) -> Participant:
    """Return the Participant of the contact. Raise ContactUnfitError if the contact is not eligible."""
    if not (contact.is_active and contact.may.edits_own and contact.participant):
        raise ContactUnfitError(_("Choose an active editor or contact point officer of a Participant."))
    return contact.participant
