"""HTTP client for webhooks: one POST to a receiver, and an excerpt of the response.

httpcore follows no redirect, reads no proxy from the environment, keeps no cookie and decompresses no body.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

import httpcore

from partners.rules.retries import WebhookResult, outcome_of, patience_of
from partners.services.webhooks.network import AddressNotAllowedError, CheckedBackend, Deadline
from partners.webhook_enums import AttemptOutcome

# Seconds for name, connection, TLS, request and response together. Standard Webhooks recommends 15 to 30.
TIME_LIMIT = 15.0
# A response only confirms or refuses. Longer bodies are not read.
MOST_READ = 64 * 1024
LONGEST_EXCERPT = 300
# The receiver may close a connection that was idle for longer, just as the next request is sent.
KEEPALIVE_SECONDS = 4.0


@cache
def trust() -> ssl.SSLContext:
    """Return the TLS context with the system's certificate authorities: TLS 1.2 or later, host names checked."""
    return ssl.create_default_context()


class Sender:
    """HTTP client for one receiver, which reuses its connection."""

    def __init__(self, pool: httpcore.ConnectionPool, deadline: Deadline) -> None:
        self._pool = pool
        self._deadline = deadline

    def post(self, url: str, *, headers: Mapping[str, str], body: bytes) -> WebhookResult:
        """Send one message and return the outcome. No behaviour of a receiver raises an exception."""
        self._deadline.restart(TIME_LIMIT)
        try:
            with self._pool.stream("POST", url, headers=list(headers.items()), content=body) as response:
                return _read(response)
        except AddressNotAllowedError as refusal:
            return WebhookResult(AttemptOutcome.ADDRESS_NOT_ALLOWED, text=said(str(refusal)))
        except httpcore.TimeoutException:
            return WebhookResult(AttemptOutcome.NO_ANSWER)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            # The reason, such as a certificate for another name, is in the cause of httpcore's exception.
            return WebhookResult(AttemptOutcome.NO_CONNECTION, text=said(str(error) or type(error).__name__))


@contextmanager
def sender() -> Iterator[Sender]:
    """Yield an HTTP client for one receiver."""
    deadline = Deadline(TIME_LIMIT)
    with httpcore.ConnectionPool(
        ssl_context=trust(),
        max_connections=1,
        keepalive_expiry=KEEPALIVE_SECONDS,
        network_backend=CheckedBackend(deadline),
    ) as pool:
        yield Sender(pool, deadline)


def _read(response: httpcore.Response) -> WebhookResult:
    headers = {name.lower(): value for name, value in response.headers}
    status = response.status
    patience = patience_of(headers.get(b"retry-after", b"").decode("latin-1"), status=status, at=datetime.now(UTC))
    return WebhookResult(outcome_of(status), status, said(_excerpt(response)), patience)


def _excerpt(response: httpcore.Response) -> bytes:
    """Return the start of the response body. The rest is read up to a limit, so that the connection can be reused."""
    content = bytearray()
    try:
        for piece in response.iter_stream():
            content += piece
            if len(content) > MOST_READ:
                break
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        # The status is already known; an aborted or endless body does not change it.
        pass
    return bytes(content[: 4 * LONGEST_EXCERPT])


def said(words: bytes | str) -> str:
    """Return the text of a receiver for the log: one truncated line of printable characters."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:LONGEST_EXCERPT]
