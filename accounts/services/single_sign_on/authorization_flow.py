"""Authorization flow: the redirect to the provider, and its response."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import jwt

from accounts import encryption
from accounts.models import IdentityProvider
from accounts.services.single_sign_on import discovery, http_client
from accounts.services.single_sign_on.discovery import ALGORITHMS, Metadata
from accounts.services.single_sign_on.http_client import ProviderUnreachableError

SCOPES = "openid email profile"
# Tolerated clock difference in seconds.
LEEWAY = 60
# Maximum age of a requested new authentication.
FRESH = timedelta(minutes=5)
PATIENCE = timedelta(minutes=10)
# Claims from the same source, so that one source cannot verify the other's address.
ADDRESS = frozenset({"email", "email_verified"})


class OidcResponseError(Exception):
    """Error for an invalid response; the message is for the log."""


class TimelessAnswerError(OidcResponseError):
    """Error for a response without the requested time of authentication."""


@dataclass(frozen=True, slots=True)
class Question:
    """Authorization request, stored in the session and valid for one response.

    ``again`` requires an authenticated user to authenticate again.
    """

    provider: int
    state: str
    nonce: str
    verifier: str
    since: str
    onward: str
    again: bool

    def is_open(self, at: datetime) -> bool:
        return timedelta(0) <= at - datetime.fromisoformat(self.since) < PATIENCE


def ask(*, provider: IdentityProvider, back: str, onward: str, again: bool, at: datetime) -> tuple[Question, str]:
    """Return a new request and its URL; ``back`` is the redirect URI. Raise UnreachableError."""
    metadata = discovery.of(provider)
    question = Question(
        provider=provider.pk,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        since=at.isoformat(),
        onward=onward,
        again=again,
    )
    challenge = base64.urlsafe_b64encode(hashlib.sha256(question.verifier.encode()).digest()).rstrip(b"=").decode()
    parameters = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": SCOPES,
        "state": question.state,
        "nonce": question.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        **({"prompt": "login", "max_age": "0"} if again else {}),
    }
    joint = "&" if "?" in metadata.authorization else "?"
    return question, f"{metadata.authorization}{joint}{urlencode(parameters)}"


def read(*, provider: IdentityProvider, question: Question, code: str, back: str, at: datetime) -> dict[str, Any]:
    """Return the claims for the authorization ``code``. Raise AnswerError, and UnreachableError."""
    metadata = discovery.of(provider)
    tokens = _exchange(provider, metadata, question, code, back)
    claims = _checked(provider, metadata, question, tokens.get("id_token"))
    if question.again:
        _require_fresh(claims, at)
    return _merged_claims(claims, _user_info_claims(metadata, tokens, claims))


def _exchange(
    provider: IdentityProvider, metadata: Metadata, question: Question, code: str, back: str
) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": question.verifier,
        "client_id": provider.client_id,
    }
    secret = encryption.unseal(provider.sealed)
    headers = {}
    if metadata.takes_secret_in_body:
        form["client_secret"] = secret
    else:
        # RFC 6749, 2.3.1: form-encoded first.
        pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return http_client.post(metadata.token, form=form, headers=headers)


def _checked(provider: IdentityProvider, metadata: Metadata, question: Question, token: object) -> dict[str, Any]:
    """Return the verified claims of an ID token (OpenID Connect Core, 3.1.3.7)."""
    if not isinstance(token, str):
        raise OidcResponseError("no ID token")
    try:
        header = jwt.get_unverified_header(token)
        algorithm = str(header.get("alg"))
        if algorithm not in ALGORITHMS:
            raise OidcResponseError("another way of signing")
        key = discovery.key_for(metadata, header.get("kid"), algorithm)
        claims = jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except jwt.PyJWTError as error:
        raise OidcResponseError(type(error).__name__) from error
    if not secrets.compare_digest(str(claims["nonce"]).encode(), question.nonce.encode()):
        raise OidcResponseError("another nonce")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != provider.client_id:
        raise OidcResponseError("for another client")
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise OidcResponseError("for another client")
    return dict(claims)


def authenticated_at(claims: dict[str, Any]) -> datetime | None:
    """Return the time of the last authentication at the provider, None without a valid ``auth_time``.

    A provider with an existing session issues tokens repeatedly without a new authentication.
    """
    moment = claims.get("auth_time")
    if not isinstance(moment, int) or isinstance(moment, bool):
        return None
    try:
        return datetime.fromtimestamp(moment, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _require_fresh(claims: dict[str, Any], at: datetime) -> None:
    shown = authenticated_at(claims)
    if shown is None:
        raise TimelessAnswerError("no time of authentication")
    if at - shown > FRESH:
        raise OidcResponseError("authenticated too long ago")


def _user_info_claims(metadata: Metadata, tokens: dict[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
    """Return the UserInfo claims for the subject of the ID token; empty if unavailable."""
    access = tokens.get("access_token")
    if not metadata.userinfo or not isinstance(access, str) or not access:
        return {}
    try:
        user_info = http_client.get(metadata.userinfo, bearer=access)
    except ProviderUnreachableError:
        return {}
    return user_info if user_info.get("sub") == claims["sub"] else {}


def _merged_claims(claims: dict[str, Any], user_info: dict[str, Any]) -> dict[str, Any]:
    """Return the merged claims of ID token and UserInfo; address and verification are from the same source."""
    verified_source = claims if "email_verified" in claims else user_info
    address = {name: verified_source[name] for name in ADDRESS & verified_source.keys()}
    return {name: value for name, value in (user_info | claims).items() if name not in ADDRESS} | address
