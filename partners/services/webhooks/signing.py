"""Signature headers, by which a receiver verifies the origin of a message and detects replays."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

USER_AGENT = "MOC-Portal-Webhooks/1"


def headers(message_id: str, body: bytes, *, keys: Iterable[bytes], at: datetime) -> dict[str, str]:
    """Return the headers of one attempt at ``at``, with one signature for each key (Standard Webhooks, scheme v1)."""
    moment = str(int(at.timestamp()))
    signed = b".".join((message_id.encode(), moment.encode(), body))
    return {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        "webhook-id": message_id,
        "webhook-timestamp": moment,
        "webhook-signature": " ".join(f"v1,{_signature(key, signed)}" for key in keys),
    }


def _signature(key: bytes, signed: bytes) -> str:
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
