"""One exchange with a receiver: a POST, and as much of the answer as tells how it went.

httpcore follows no redirect, reads no proxy from the environment, keeps no cookie and unpacks no compressed body.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

import httpcore

from partners.rules.retries import Answer, outcome_of, patience_of
from partners.services.webhooks.network import AddressNotAllowedError, CheckedBackend, Deadline
from partners.webhook_enums import AttemptOutcome

# Seconds for all of it: name, connection, TLS, request and answer. Standard Webhooks recommends 15 to 30.
TIME_LIMIT = 15.0
# An answer says yes or no. What goes on after that is nobody's, and is not read.
MOST_READ = 64 * 1024
LONGEST_EXCERPT = 300
# A connection that rested for longer may be closed by the other side at the moment of the next request.
KEPT_FOR = 4.0


@cache
def trust() -> ssl.SSLContext:
    """Whom the machine trusts: certificates and names are checked, with TLS 1.2 or later."""
    return ssl.create_default_context()


class Sender:
    """Speaks to one receiver; connections are kept from one message to the next."""

    def __init__(self, pool: httpcore.ConnectionPool, deadline: Deadline) -> None:
        self._pool = pool
        self._deadline = deadline

    def post(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send one message and tell how that went. Raises nothing that a receiver could bring about."""
        self._deadline.restart(TIME_LIMIT)
        try:
            with self._pool.stream("POST", url, headers=list(headers.items()), content=body) as response:
                return _read(response)
        except AddressNotAllowedError as refusal:
            return Answer(AttemptOutcome.ADDRESS_NOT_ALLOWED, text=said(str(refusal)))
        except httpcore.TimeoutException:
            return Answer(AttemptOutcome.NO_ANSWER)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            # The reason, such as a certificate for another name, stands in what httpcore was raised from.
            return Answer(AttemptOutcome.NO_CONNECTION, text=said(str(error) or type(error).__name__))


@contextmanager
def sender() -> Iterator[Sender]:
    """Open a line to one receiver for as long as there is something to send."""
    deadline = Deadline(TIME_LIMIT)
    with httpcore.ConnectionPool(
        ssl_context=trust(), max_connections=1, keepalive_expiry=KEPT_FOR, network_backend=CheckedBackend(deadline)
    ) as pool:
        yield Sender(pool, deadline)


def _read(response: httpcore.Response) -> Answer:
    headers = {name.lower(): value for name, value in response.headers}
    status = response.status
    patience = patience_of(headers.get(b"retry-after", b"").decode("latin-1"), status=status, at=datetime.now(UTC))
    return Answer(outcome_of(status), status, said(_excerpt(response)), patience)


def _excerpt(response: httpcore.Response) -> bytes:
    """The beginning of the answer. Its end is waited for within bounds, so that the connection can be kept."""
    kept = bytearray()
    try:
        for piece in response.iter_stream():
            kept += piece
            if len(kept) > MOST_READ:
                break
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        # The status has been given; a body that breaks off or never ends takes nothing of it back.
        pass
    return bytes(kept[: 4 * LONGEST_EXCERPT])


def said(words: bytes | str) -> str:
    """What a receiver said, as the log keeps it: one line without what a database or a terminal would stumble over."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:LONGEST_EXCERPT]
