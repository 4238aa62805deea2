"""Provider metadata (OpenID Connect Discovery 1.0): endpoints and signing keys."""

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
from django.conf import settings

from accounts.models import IdentityProvider
from accounts.services.single_sign_on import http_client
from accounts.services.single_sign_on.http_client import ProviderUnreachableError

# Public key signatures only: no "none", and no shared secrets.
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
# Cache lifetime of metadata in seconds; keys are not cached, so rotation needs no refresh.
CACHE_SECONDS = 600.0

_known: dict[str, tuple[float, "Metadata"]] = {}


@dataclass(frozen=True, slots=True)
class Metadata:
    """Provider metadata: issuer and endpoint URLs."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str
    takes_secret_in_body: bool


def of(provider: IdentityProvider) -> Metadata:
    """Return the provider's metadata, cached. Raise UnreachableError, also for another issuer."""
    cached = _known.get(provider.issuer)
    if cached and time.monotonic() - cached[0] < CACHE_SECONDS:
        return cached[1]
    said = http_client.get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if said.get("issuer") != provider.issuer:
        raise ProviderUnreachableError("another issuer")
    methods = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    found = Metadata(
        issuer=provider.issuer,
        authorization=_address(said, "authorization_endpoint"),
        token=_address(said, "token_endpoint"),
        keys=_address(said, "jwks_uri"),
        userinfo=_address(said, "userinfo_endpoint") if said.get("userinfo_endpoint") else "",
        takes_secret_in_body="client_secret_basic" not in methods,
    )
    _known[provider.issuer] = (time.monotonic(), found)
    return found


def key_for(metadata: Metadata, key_id: str | None, algorithm: str) -> jwt.PyJWK:
    """Return the provider's key with that id. Raise UnreachableError without one.

    Not cached: sign-ins are rare, and a withdrawn key must become invalid immediately.
    """
    for described in http_client.get(metadata.keys).get("keys") or []:
        if not isinstance(described, dict) or described.get("use", "sig") != "sig":
            continue
        if key_id is None or described.get("kid") == key_id:
            try:
                return jwt.PyJWK.from_dict(described, algorithm=algorithm)
            except jwt.PyJWTError:
                continue
    raise ProviderUnreachableError("no such key")


def forget() -> None:
    """Clear the metadata cache."""
    _known.clear()


def _address(said: dict[str, Any], name: str) -> str:
    """Return an endpoint URL from the metadata: HTTPS, or also HTTP in a local portal."""
    address = said.get(name)
    schemes = {"https", "http"} if settings.LOCAL else {"https"}
    if not isinstance(address, str) or urlsplit(address).scheme not in schemes:
        raise ProviderUnreachableError(f"no {name}")
    return address
