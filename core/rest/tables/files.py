"""File uploads and downloads."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import BaseRenderer

from core.rest.write.write_errors import PayloadTooLarge, wrong

# Bytes in addition to the file: the other fields and the headers of the parts.
AROUND = 64_000


class RawFileRenderer(BaseRenderer):
    """Renderer of raw bytes for any Accept header."""

    media_type = "*/*"
    format = "file"
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> Any:
        return data


class FileParser(MultiPartParser):
    """Upload parser with a size limit: a larger body is rejected before it is read."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        most = settings.LARGEST_FILE + AROUND
        length = stream.META.get("CONTENT_LENGTH", "")
        if not length.isdecimal():
            raise ParseError(_("Send the header Content-Length."))
        if int(length) > most:
            raise PayloadTooLarge(_("Send at most %(most)d bytes in one request.") % {"most": most})
        return super().parse(stream, media_type, parser_context)


def fields_of(data: Any) -> dict[str, Any]:
    """Return the form fields as an object. Raises ValidationError for a repeated field."""
    if twice := [name for name in data if len(data.getlist(name)) > 1]:
        raise wrong(_("Send this value once."), "twice", at=twice[0])
    return {name: data.get(name) for name in data}


def attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return a download response; a browser stores the file and never displays it."""
    response = HttpResponse(content, content_type=media_type)
    header = content_disposition_header(as_attachment=True, filename=name)
    assert header is not None
    response["Content-Disposition"] = header
    return response
