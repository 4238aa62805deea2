"""Who is behind a token, and whether it opens anything at this moment.

Every request of a partner system begins here, so one statement reads the token, its account, its partner system and
the contact that answers for it, and of each no more than a request looks at; whoever asks one of these records for
another of its columns has it read then. The statement is put together once from the models: composing it anew with
the ORM was measured to cost six times what it costs to run.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection

from contacts.enums import Role
from contacts.models import User
from core.rest.read.columns import Columns
from core.rest.read.prepared import prepared_cursor
from partners.enums import SignInRefusal
from partners.models import Client, Token
from partners.networks import is_within

# The token, its account and its partner system, by what the statement calls them, with the columns that are read.
READ: dict[str, Columns] = {
    "token": Columns(
        Token, {"id", "user_id", "client_id", "prefix", "digest", "scopes", "expires_at", "last_used_at", "revoked_at"}
    ),
    "account": Columns(User, {"id", "username", "participant_id", "role", "language", "is_active"}),
    "client": Columns(
        Client, {"id", "name", "owner_id", "account_id", "scopes", "networks", "rate", "expires_at", "ended_at"}
    ),
}
CONTACT = ("is_active", "role", "participant_id")


@dataclass(frozen=True, slots=True)
class Found:
    """A token whose secret is right, and why it opens nothing all the same; None where it does."""

    token: Token
    refusal: SignInRefusal | None


@dataclass(frozen=True, slots=True)
class _Contact:
    is_active: bool
    role: str
    participant_id: int | None


def find(text: str, *, at: datetime, address: str) -> Found | None:
    """The token whose text this is, as it stands at ``at`` for a request from ``address``; None for anything else.

    Costs one statement. The token comes with ``user`` and ``client``, and the client with ``account``.
    """
    kind, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if kind != "moc" or not secret or "\x00" in text:
        return None
    read = _read(prefix)
    if read is None:
        return None
    token, contact = read
    if not hmac.compare_digest(token.digest, digest(secret)):
        return None
    return Found(token, _refusal(token, contact, at=at, address=address))


def digest(secret: str) -> str:
    """What is stored of a secret.

    It has 256 random bits, so a fast digest is as good as a slow one and costs no request its time.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _refusal(token: Token, contact: _Contact | None, *, at: datetime, address: str) -> SignInRefusal | None:
    """The first reason for which the token opens nothing; of a partner system's own end before its account's."""
    client = token.client
    reasons = [
        (SignInRefusal.REVOKED, token.revoked_at is not None),
        (SignInRefusal.EXPIRED, token.expires_at <= at),
    ]
    if client is not None and contact is not None:
        acts = contact.is_active and Role(contact.role).edits_own and contact.participant_id == client.owner_id
        reasons += [
            (SignInRefusal.CLIENT_ENDED, client.ended_at is not None),
            (SignInRefusal.CLIENT_EXPIRED, client.expires_at <= at),
            (SignInRefusal.CONTACT_GONE, not acts),
            (SignInRefusal.NETWORK, bool(client.networks) and not is_within(address, client.networks)),
        ]
    # An account of a partner system is let in as one and with its scopes, never by a token that has none.
    is_partner = token.user.may is Role.PARTNER
    reasons.append((SignInRefusal.ACCOUNT_CLOSED, not token.user.is_active or is_partner is not (client is not None)))
    return next((reason for reason, holds in reasons if holds), None)


def _read(prefix: str) -> tuple[Token, _Contact | None] | None:
    statement, parts = _statement()
    with prepared_cursor() as cursor:
        cursor.execute(statement, [prefix])
        row = cursor.fetchone()
    if row is None:
        return None
    token, account = (READ[name].record(row[parts[name]]) for name in ("token", "account"))
    token.user = account
    if token.client_id is None:
        return token, None
    client = READ["client"].record(row[parts["client"]])
    client.account, token.client = account, client
    return token, _Contact(*row[-len(CONTACT) :])


@cache
def _statement() -> tuple[str, dict[str, slice]]:
    """The statement, and where in its row the columns of each record are."""
    quote = connection.ops.quote_name
    columns: list[str] = []
    parts = {}
    for name, read in READ.items():
        start = len(columns)
        columns += [f"{name}.{quote(str(field.column))}" for field in read.fields]
        parts[name] = slice(start, len(columns))
    columns += [f"contact.{quote(column)}" for column in CONTACT]
    tables = {name: quote(read.model._meta.db_table) for name, read in READ.items()}
    # Put together from the names of our own tables and columns; the prefix is a parameter.
    statement = f"""SELECT {", ".join(columns)} FROM {tables["token"]} token
        JOIN {tables["account"]} account ON account.id = token.user_id
        LEFT JOIN {tables["client"]} client ON client.id = token.client_id
        LEFT JOIN {tables["account"]} contact ON contact.id = client.contact_id
        WHERE token.prefix = $1"""  # noqa: S608
    return statement, parts
