"""How a request chooses the form of its answer, and how a refusal is told in none of them."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.response import Response
from rest_framework.settings import api_settings


class ByFormat(DefaultContentNegotiation):
    """``format`` where the address has it, since people pass addresses on; else the header Accept."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        asked = request.query_params.get("format")
        # Where there is nothing to choose, the parameter is not known.
        if asked is None or len(renderers) == 1:
            return super().select_renderer(request, renderers, format_suffix)
        for renderer in renderers:
            if renderer.format == asked:
                return renderer, renderer.media_type
        message = _("Choose one of: %(known)s.") % {"known": ", ".join(each.format for each in renderers)}
        raise ValidationError({"format": [ErrorDetail(message, "invalid")]})


class ToldAsProblem:
    """For views with several forms: a refusal is told as such, whatever the form that was asked for."""

    request: Any

    def handle_exception(self, exc: Exception) -> Response:
        classes: Any = api_settings.DEFAULT_RENDERER_CLASSES
        renderer = classes[0]()
        self.request.accepted_renderer, self.request.accepted_media_type = renderer, renderer.media_type
        response: Response = super().handle_exception(exc)  # type: ignore[misc]  # The view's own.
        return response
