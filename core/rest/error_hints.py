"""Hints for HTTP errors: the methods, formats and media types that the URL accepts."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions


def hint_for(error: Exception, view: Any) -> str:
    """Return the hint for an unsupported method, format or media type; empty for other errors."""
    if isinstance(error, exceptions.MethodNotAllowed):
        path = view.request.path
        if not path.endswith("/"):
            # Only GET and HEAD are redirected.
            return _("API addresses end with “/”. Use %(address)s.") % {"address": f"{path}/"}
        message = _("%(method)s is not supported at this address. Supported: %(known)s.")
        return message % {"method": view.request.method, "known": ", ".join(view.allowed_methods)}
    if isinstance(error, exceptions.NotAcceptable):
        known = ", ".join(dict.fromkeys(each.media_type for each in view.get_renderers()))
        message = _("The requested format is not available. Use one of: %(known)s, or omit “Accept”.")
        return message % {"known": known}
    if isinstance(error, exceptions.UnsupportedMediaType):
        kinds = dict.fromkeys(each.media_type for each in view.get_parsers())
        if str(view.request.content_type).partition(";")[0].strip().lower() in kinds:
            return _("JSON must be in UTF-8. Omit “charset”.")
        known = ", ".join(kinds)
        message = _("Format not supported. Use one of these values of “Content-Type”: %(known)s.")
        return message % {"known": known}
    return ""
