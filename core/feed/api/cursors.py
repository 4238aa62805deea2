"""Where a reader of the feed has come to, in a word that says nothing to anybody else.

A cursor holds for the audience and the scopes for which it was given. Of another audience the feed tells other
changes, so that what it told before would be missing; such a cursor is refused, and the register is loaded anew.

It is encrypted: positions count the changes that others alone may see as well, so that from two of them in the open
a reader could tell how much goes on in drafts and under narrow marks. The same place gives the same cursor, by which
a poll that finds nothing new is answered with 304; that is what AES-SIV is made for (RFC 5297).
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

from core.feed.api.readers import Reader

NOW = "now"
LONGEST = 2000
# Position and moment, of the same length whatever they are, since a cipher hides no length.
NUMBERS = struct.Struct(">QQ")
# What AES-SIV puts before the text.
TAG = 16
# Nobody else derives the same key from SECRET_KEY.
PURPOSE = b"audit.cursors"


class CursorOutdated(APIException):
    """The feed cannot go on from here. The only way to what is true now is to load the register anew."""

    status_code = status.HTTP_410_GONE
    default_code = "cursor-outdated"
    default_detail = _(
        "This cursor was given for another reader, for other scopes or types, or before the database was restored. "
        "Load the register anew and go on from the cursor that it begins with."
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A position in the feed, and the moment of the change there (in microseconds since 1970).

    By the moment it shows whether the change is still the one that it was: a database that was restored from a copy
    gives the same positions again to other changes.
    """

    position: int = 0
    moment: int = 0

    def cursor(self, reader: Reader) -> str:
        packed = NUMBERS.pack(self.position, self.moment) + orjson.dumps([*_bound_to(reader), reader.asked])
        return base64.urlsafe_b64encode(_cipher(settings.SECRET_KEY).encrypt(packed, None)).rstrip(b"=").decode()


BEGINNING = Place()


def read(text: str, reader: Reader) -> Place:
    """The place that ``text`` names. Raises ValidationError for what is no cursor, CursorOutdated for another's."""
    packed = _opened(text)
    place = Place(*NUMBERS.unpack_from(packed))
    *bound, asked = orjson.loads(packed[NUMBERS.size :])
    # Fewer types than before are a part of what was told, further ones are not.
    narrower = asked is None or (reader.asked is not None and set(reader.asked) <= set(asked))
    if bound != _bound_to(reader) or not narrower:
        raise CursorOutdated
    return place


def _opened(text: str) -> bytes:
    """What was encrypted. What nobody encrypted here, or under a SECRET_KEY that is forgotten, is outdated."""
    try:
        packed = text[:LONGEST].encode("ascii")
        sealed = base64.urlsafe_b64decode(packed + b"=" * (-len(packed) % 4))
    except (ValueError, binascii.Error):
        sealed = b""
    if len(sealed) <= TAG + NUMBERS.size:
        message = _("This is no cursor of the feed. Use one that it gave, or “now”.")
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


def _bound_to(reader: Reader) -> list[Any]:
    return [reader.audience, reader.administers, list(reader.apps)]
