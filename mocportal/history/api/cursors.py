"""Where a reader of the feed has come to, in a word that says nothing to anybody else.

A cursor holds for the audience and the scopes for which it was given. Of another audience the feed tells other
changes, so that what it told before would be missing; such a cursor is refused, and the register is loaded anew.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError

from mocportal.history.api.readers import Reader

NOW = "now"
LONGEST = 2000


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
        packed = orjson.dumps([self.position, self.moment, *_bound_to(reader), reader.asked])
        return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


BEGINNING = Place()


def read(text: str, reader: Reader) -> Place:
    """The place that ``text`` names. Raises ValidationError for what is no cursor, CursorOutdated for another's."""
    try:
        packed = text[:LONGEST].encode("ascii")
        position, moment, *bound, asked = orjson.loads(base64.urlsafe_b64decode(packed + b"=" * (-len(packed) % 4)))
        place = Place(_natural(position), _natural(moment))
    except (ValueError, TypeError, binascii.Error) as error:
        message = _("This is no cursor of the feed. Use one that it gave, or “now”.")
        raise ValidationError({"after": [ErrorDetail(str(message), "invalid-cursor")]}) from error
    # Fewer types than before are a part of what was told, further ones are not.
    narrower = asked is None or (reader.asked is not None and set(reader.asked) <= set(map(str, asked)))
    if bound != _bound_to(reader) or not narrower:
        raise CursorOutdated
    return place


def _bound_to(reader: Reader) -> list[Any]:
    return [reader.audience, reader.administers, list(reader.apps)]


def _natural(value: object) -> int:
    # Whatever a bigint of the database has no room for is no place either.
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise ValueError
    return value
