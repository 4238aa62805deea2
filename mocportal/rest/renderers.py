"""JSON as orjson writes it: dates and moments by RFC 3339, moments in UTC with a Z."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.utils.encoding import force_str
from django.utils.functional import Promise
from rest_framework.renderers import BaseRenderer


class OrjsonRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    # JSON is UTF-8 by its own definition (RFC 8259) and its media type has no such parameter.
    charset = None
    render_style = "binary"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        if data is None:
            return b""
        return orjson.dumps(data, default=_plain, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


def _plain(value: object) -> str:
    """What orjson does not know itself: messages that were to be translated when they are shown."""
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError
