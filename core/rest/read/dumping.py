"""JSON as orjson writes it: dates and moments by RFC 3339, moments in UTC with a Z."""

from typing import Any

import orjson
from django.utils.encoding import force_str
from django.utils.functional import Promise


def dumps(data: Any) -> bytes:
    return orjson.dumps(data, default=_plain, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


def _plain(value: object) -> str:
    """What orjson does not know itself: messages that were to be translated when they are shown."""
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError
