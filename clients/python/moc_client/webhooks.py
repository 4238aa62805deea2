"""Webhooks: verification of messages (Standard Webhooks), and a receiver that signals changes."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from threading import Lock
from typing import Any

# Seconds between the time of a message and now, in either direction.
TOLERANCE = 300
LARGEST = 1_000_000
MOST_IDS = 10_000


class InvalidMessage(ValueError):  # noqa: N818  # A statement about the message.
    """A message without a valid signature or with an old timestamp."""


def verified(secret: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """Return the event of a message, from the bytes as received. Raises ``InvalidMessage``."""
    try:
        number, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
        given = headers["webhook-signature"].split()
        age = abs(time.time() - int(timestamp))
    except (KeyError, ValueError, AttributeError, OverflowError):
        message = "A header of the signature is missing or invalid."
        raise InvalidMessage(message) from None
    key = base64.b64decode(secret.removeprefix("whsec_"))
    if not key:
        message = "The secret of the webhook is empty."
        raise ValueError(message)
    signed = b".".join((number.encode(), timestamp.encode(), body))
    expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    # During a change of the secret there are two signatures.
    if age > TOLERANCE or not any(hmac.compare_digest(expected.encode(), each.encode()) for each in given):
        message = "The signature is not valid, or the message is old."
        raise InvalidMessage(message)
    event: dict[str, Any] = json.loads(body)
    return event


def receiver(secret: str, port: int, signal: Callable[[dict[str, Any]], None]) -> HTTPServer:
    """Return a server on loopback, for use behind a proxy with TLS. It calls ``signal`` once for each valid message.

    If ``signal`` raises an error, the response is 500, so that the portal sends the message again.
    """
    seen: dict[str, None] = {}
    one_at_a_time = Lock()

    class Handler(BaseHTTPRequestHandler):
        # Seconds for a sender that stays silent.
        timeout = 10

        def do_POST(self) -> None:
            given = self.headers["Content-Length"] or ""
            if not given.isdecimal() or int(given) > LARGEST:
                self.send_error(413 if given.isdecimal() else 411)
                return
            length = int(given)
            body = self.rfile.read(length)
            try:
                event = verified(secret, self.headers, body)  # type: ignore[arg-type]  # Names in any case.
            except InvalidMessage as error:
                self.send_error(400, str(error))
                return
            with one_at_a_time:
                if self.headers["webhook-id"] not in seen:
                    try:
                        signal(event)
                    except Exception:
                        self.send_error(500)
                        raise
                    seen[self.headers["webhook-id"]] = None
                    # Ids of the last messages: an attempt is repeated for up to four days.
                    if len(seen) > MOST_IDS:
                        del seen[next(iter(seen))]
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Write no line for each message."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
