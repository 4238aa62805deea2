"""Entity tags (RFC 9110): made of versions and of what other records lend, so that a 304 writes no JSON.

The tag of a record is ``"<version>-<digest>"``. Who wants to change it compares the version alone; who wants to read
it again the whole tag, since the digest changes too with the language, with what is asked for, and with the values
that come from other records. A list has no version, and its tag is a digest only.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from django.utils.http import parse_etags

from core.rest.read.statements import Found

# Raised where the code writes something else for a record that has not changed.
FORM = b"1"
# In bytes: nobody chooses what goes into a digest so that two of them agree by chance.
LONG_ENOUGH = 15


def record_tag(found: Found, shape: bytes) -> str:
    """The tag of one record; ``shape`` is what its answer depends on beside the record."""
    return f'"{found.version}-{_digest([shape, found.seal])}"'


def page_tag(page: Iterable[Found], shape: bytes, around: Iterable[object]) -> str:
    """The tag of a page of records, with the count and the ways to other pages ``around`` it."""
    # The place of a row ends in what is unique, so that one record in the place of another is noticed as well.
    rows = (repr((found.version, found.seal, found.at)).encode() for found in page)
    return f'"{_digest([shape, repr(tuple(around)).encode(), *rows])}"'


def whole_tag(seal: bytes, shape: bytes) -> str:
    """The tag of a whole list by its ``seal`` (``core.rest.read.full_list``)."""
    return f'"{_digest([shape, seal])}"'


def version_of(tag: str) -> int | None:
    """The version in the tag of a record; None in any other tag."""
    version, dash, _digest = tag.removeprefix("W/").strip('"').partition("-")
    return int(version) if dash and version.isascii() and version.isdecimal() and len(version) <= LONG_ENOUGH else None


def is_known(tag: str, if_none_match: str | None) -> bool:
    """Whether the reader has what ``tag`` marks; compared weakly, as RFC 9110 says for reading."""
    if if_none_match is None:
        return False
    known = parse_etags(if_none_match)
    return known == ["*"] or tag in {each.removeprefix("W/") for each in known}


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256(FORM)
    for piece in pieces:
        # Between two pieces, so that none can end where another begins.
        digest.update(b"%d:" % len(piece))
        digest.update(piece)
    return urlsafe_b64encode(digest.digest()[:LONG_ENOUGH]).decode()
