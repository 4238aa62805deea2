"""JSON renderer, also for JSON that PostgreSQL has written."""

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import BaseRenderer

from core.rest.read.dumping import dumps


class OrjsonRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    # JSON is UTF-8 by definition (RFC 8259), and its media type has no charset parameter.
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
        # Bytes are JSON already.
        return data if isinstance(data, bytes) else dumps(data)
