"""JSON encoding with orjson: dates and instants by RFC 3339, instants in UTC with a Z."""

from typing import Any

import orjson
from django.utils.encoding import force_str
from django.utils.functional import Promise


def dumps(data: Any) -> bytes:
    return orjson.dumps(data, default=_plain, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


def _plain(value: object) -> str:
    """Return the text of a lazy translation. Raises TypeError for any other type that orjson does not know."""
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError
