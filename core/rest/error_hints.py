"""Hints for HTTP errors: the methods, formats and media types that the URL accepts."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions


def ways_of(error: Exception, view: Any) -> str:
    """Return the hint for an unsupported method, format or media type; empty for other errors."""
    if isinstance(error, exceptions.MethodNotAllowed):
        path = view.request.path
        if not path.endswith("/"):
            # Only GET and HEAD are redirected.
            return _("Each address of the API ends in “/”. Send the request to %(address)s.") % {"address": f"{path}/"}
        message = _("This address cannot be asked with %(method)s. Use one of: %(known)s; or look for another address.")
        return message % {"method": view.request.method, "known": ", ".join(view.allowed_methods)}
    if isinstance(error, exceptions.NotAcceptable):
        known = ", ".join(dict.fromkeys(each.media_type for each in view.get_renderers()))
        message = _("No answer is given in a form that “Accept” asks for. Name one of: %(known)s; or leave it out.")
        return message % {"known": known}
    if isinstance(error, exceptions.UnsupportedMediaType):
        kinds = dict.fromkeys(each.media_type for each in view.get_parsers())
        if str(view.request.content_type).partition(";")[0].strip().lower() in kinds:
            return _(
                "The body is said to be in another encoding than UTF-8, and JSON has no other: leave “charset” out."
            )
        known = ", ".join(kinds)
        message = _("The body is in a form that is not read here. Send it as one of: %(known)s; with “Content-Type”.")
        return message % {"known": known}
    return ""
