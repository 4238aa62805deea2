"""HTTP client for providers: guarded like webhooks, limited in time and size, without redirects."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpcore

from partners.services.webhooks.http_client import trust
from partners.services.webhooks.network import AddressNotAllowedError, CheckedBackend, Deadline

# A user is waiting.
TIME_LIMIT = 8.0
LONGEST = 512 * 1024
OK = 200


class ProviderUnreachableError(Exception):
    """Error for a provider that is unavailable or returns an invalid response."""


def get(url: str, *, bearer: str = "") -> dict[str, Any]:
    """Return the JSON object at ``url``. Raise UnreachableError."""
    return _exchange("GET", url, {"Authorization": f"Bearer {bearer}"} if bearer else {}, b"")


def post(url: str, *, form: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
    """Return the JSON object in the response to ``form``. Raise UnreachableError."""
    sent = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    return _exchange("POST", url, sent, urlencode(form).encode())


def _exchange(method: str, url: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    deadline = Deadline(TIME_LIMIT)
    sent = {"Accept": "application/json", **headers}
    try:
        with (
            httpcore.ConnectionPool(ssl_context=trust(), network_backend=CheckedBackend(deadline)) as pool,
            pool.stream(method, url, headers=list(sent.items()), content=body) as response,
        ):
            content = _read(response)
            status = response.status
    except AddressNotAllowedError as refusal:
        raise ProviderUnreachableError(str(refusal)) from refusal
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
    ) as error:
        raise ProviderUnreachableError(type(error).__name__) from error
    if status != OK:
        # The error body may contain a secret; the status is sufficient for the log.
        raise ProviderUnreachableError(f"status {status}")
    return _object(content)


def _read(response: httpcore.Response) -> bytes:
    content = bytearray()
    for piece in response.iter_stream():
        content += piece
        if len(content) > LONGEST:
            raise ProviderUnreachableError("too long an answer")
    return bytes(content)


def _object(content: bytes) -> dict[str, Any]:
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ProviderUnreachableError("no JSON") from error
    if not isinstance(read, dict):
        raise ProviderUnreachableError("no object")
    return read
