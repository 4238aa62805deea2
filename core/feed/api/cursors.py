"""Cursors of the change feed: encrypted positions, bound to a reader.

A cursor is valid for the audience and the scopes for which it was issued. The feed of another audience has other
changes, so earlier ones would be missing; such a cursor is rejected, and the client must load the register again. A
cursor is encrypted because positions count hidden changes too: two plain positions would reveal how much happens in
drafts and under narrow handling marks. Equal positions give equal cursors, so that a poll without news can answer 304;
AES-SIV allows that (RFC 5297).
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError

from core.feed.api.readers import FeedReader

NOW = "now"
LONGEST = 6000
# Fixed length, since encryption does not hide the length.
NUMBERS = struct.Struct(">QQ")
# Length of the tag with which AES-SIV begins its output.
TAG = 16
# Separates this key from other keys derived from SECRET_KEY.
PURPOSE = b"mocportal.history.cursors"


class CursorOutdated(APIException):
    """Outdated cursor (410): the client must load the register again."""

    status_code = status.HTTP_410_GONE
    default_code = "cursor-outdated"
    default_detail = _(
        "This cursor is not valid for this reader, scope or record type, or the database was restored. Reload "
        "the register and continue from its cursor."
    )


@dataclass(frozen=True, slots=True)
class FeedPosition:
    """Position in the feed, with the instant of the change there (in microseconds since 1970).

    The instant shows whether the change is still the same one: a restored database assigns the same positions to other
    changes.
    """

    position: int = 0
    moment: int = 0

    def cursor(self, reader: FeedReader) -> str:
        packed = NUMBERS.pack(self.position, self.moment) + orjson.dumps([*_bound_to(reader), *_requested(reader)])
        return base64.urlsafe_b64encode(_cipher(settings.SECRET_KEY).encrypt(packed, None)).rstrip(b"=").decode()


BEGINNING = FeedPosition()


def read(text: str, reader: FeedReader) -> FeedPosition:
    """Decrypt a cursor. Raises ValidationError if it is malformed, CursorOutdated if it is another reader's."""
    packed = _opened(text)
    place = FeedPosition(*NUMBERS.unpack_from(packed))
    *bound, types, keys = orjson.loads(packed[NUMBERS.size :])
    # A subset of the former types and keys was included in the feed so far; additional ones were not.
    narrower = all(
        before is None or (now is not None and set(now) <= set(before))
        for before, now in zip((types, keys), _requested(reader), strict=True)
    )
    if bound != _bound_to(reader) or not narrower:
        raise CursorOutdated
    return place


def _opened(text: str) -> bytes:
    """Decrypt a cursor. Raises CursorOutdated if no current SECRET_KEY decrypts it."""
    try:
        packed = text[:LONGEST].encode("ascii")
        sealed = base64.urlsafe_b64decode(packed + b"=" * (-len(packed) % 4))
    except (ValueError, binascii.Error):
        sealed = b""
    if len(sealed) <= TAG + NUMBERS.size:
        message = _("Invalid cursor. Use a cursor from the feed, or “now”.")
        raise ValidationError({"after": [ErrorDetail(str(message), "invalid-cursor")]})
    for secret_key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _cipher(secret_key).decrypt(sealed, None)
        except InvalidTag:
            continue
    raise CursorOutdated


@lru_cache(maxsize=8)
def _cipher(secret_key: str) -> AESSIV:
    return AESSIV(HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret_key.encode()))


def _requested(reader: FeedReader) -> tuple[tuple[str, ...] | None, ...]:
    return reader.requested_types, reader.requested_keys


def _bound_to(reader: FeedReader) -> list[Any]:
    return [reader.audience, reader.administers, list(reader.apps)]
