"""Token authentication lookup and validity checks.

Every request of a partner system starts here, so one statement reads the token, its account, its partner system and the
responsible contact, with only the columns that a request needs; other columns are deferred. The statement is built once
from the models: composing it with the ORM for each request was measured at six times its run time.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection

from contacts.enums import Role
from contacts.models import User
from core.rest.read.columns import RowFactory
from core.rest.read.prepared import prepared_cursor
from partners.enums import SignInRefusal
from partners.models import Client, Token
from partners.networks import is_within

# Token, account and partner system, by their aliases in the statement, with the columns that are read.
READ: dict[str, RowFactory] = {
    "token": RowFactory(
        Token, {"id", "user_id", "client_id", "prefix", "digest", "scopes", "expires_at", "last_used_at", "revoked_at"}
    ),
    "account": RowFactory(User, {"id", "username", "participant_id", "role", "language", "is_active"}),
    "client": RowFactory(
        Client, {"id", "name", "owner_id", "account_id", "scopes", "networks", "rate", "expires_at", "ended_at"}
    ),
}
CONTACT = ("is_active", "role", "participant_id")


@dataclass(frozen=True, slots=True)
class TokenLookup:
    """Token with a correct secret, and the reason for its refusal; None if it is valid."""

    token: Token
    refusal: SignInRefusal | None


@dataclass(frozen=True, slots=True)
class _Contact:
    is_active: bool
    role: str
    participant_id: int | None


def find(text: str, *, at: datetime, address: str) -> TokenLookup | None:
    """Return the token with this text, checked at ``at`` for a request from ``address``; None if unknown.

    Runs one statement. The token has ``user`` and ``client`` loaded, and the client ``account``.
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
    return TokenLookup(token, _refusal(token, contact, at=at, address=address))


def digest(secret: str) -> str:
    """Return the digest of a secret for storage.

    A secret has 256 random bits, so a fast digest is as safe as a slow one and does not slow down requests.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _refusal(token: Token, contact: _Contact | None, *, at: datetime, address: str) -> SignInRefusal | None:
    """Return the first refusal reason of the token; that of the partner system precedes that of its account."""
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
    # The account of a partner system needs a token with a client, since that has the scopes.
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
    """Return the SQL statement, and the slice of each record's columns in its row."""
    quote = connection.ops.quote_name
    columns: list[str] = []
    parts = {}
    for name, read in READ.items():
        start = len(columns)
        columns += [f"{name}.{quote(str(field.column))}" for field in read.fields]
        parts[name] = slice(start, len(columns))
    columns += [f"contact.{quote(column)}" for column in CONTACT]
    tables = {name: quote(read.model._meta.db_table) for name, read in READ.items()}
    # Built from our own table and column names; the prefix is a parameter.
    statement = f"""SELECT {", ".join(columns)} FROM {tables["token"]} token
        JOIN {tables["account"]} account ON account.id = token.user_id
        LEFT JOIN {tables["client"]} client ON client.id = token.client_id
        LEFT JOIN {tables["account"]} contact ON contact.id = client.contact_id
        WHERE token.prefix = $1"""  # noqa: S608
    return statement, parts
