"""Entity tags (RFC 9110), made of versions and values of other records, so that a 304 writes no JSON.

The tag of a record is ``"<version>-<digest>"``. A write compares the version only, a read the whole tag, since the
digest also changes with the language, the requested fields and the values of other records. The tag of a list is a
digest only.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from django.utils.http import parse_etags

from core.rest.read.statements import RecordJson

# Incremented if the code writes an unchanged record differently.
FORM = b"1"
# In bytes. No one profits from a collision, so that only chance matters.
LONG_ENOUGH = 15


def record_tag(found: RecordJson, shape: bytes) -> str:
    """Return the entity tag of a record; ``shape`` is what its response depends on apart from the record."""
    return f'"{found.version}-{_digest([shape, found.seal])}"'


def page_tag(page: Iterable[RecordJson], shape: bytes, around: Iterable[object]) -> str:
    """Return the entity tag of a page, with the count and the links to other pages in ``around``."""
    # The order values end in a unique key, so that a replaced record changes the tag.
    rows = (repr((found.version, found.seal, found.at)).encode() for found in page)
    return f'"{_digest([shape, repr(tuple(around)).encode(), *rows])}"'


def whole_tag(seal: bytes, shape: bytes) -> str:
    """Return the entity tag of a full list by its fingerprint ``seal`` (``core.rest.read.full_list``)."""
    return f'"{_digest([shape, seal])}"'


def version_of(tag: str) -> int | None:
    """Return the version in the entity tag of a record; None for any other tag."""
    version, dash, _digest = tag.removeprefix("W/").strip('"').partition("-")
    return int(version) if dash and version.isascii() and version.isdecimal() and len(version) <= LONG_ENOUGH else None


def is_known(tag: str, if_none_match: str | None) -> bool:
    """Return whether If-None-Match contains ``tag``, in the weak comparison of RFC 9110."""
    if if_none_match is None:
        return False
    known = parse_etags(if_none_match)
    return known == ["*"] or tag in {each.removeprefix("W/") for each in known}


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256(FORM)
    for piece in pieces:
        # A separator, so that the boundary between two items is unambiguous.
        digest.update(b"%d:" % len(piece))
        digest.update(piece)
    return urlsafe_b64encode(digest.digest()[:LONG_ENOUGH]).decode()
