"""Content negotiation of exports, and error responses independent of the requested format."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, NotAcceptable, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.response import Response
from rest_framework.settings import api_settings

WEIGHT = re.compile(r"[01](?:\.[0-9]{0,9})?\Z")


class FormatNegotiation(DefaultContentNegotiation):
    """Content negotiation by ``format`` in the URL, since people share URLs; else by Accept with its weights."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        requested = request.query_params.get("format")
        # The parameter is unknown if there is only one renderer.
        if requested is None or len(renderers) == 1:
            return super().select_renderer(request, wanted_most(renderers, request.headers), format_suffix)
        for renderer in renderers:
            if renderer.format == requested:
                return renderer, renderer.media_type
        message = _("Choose one of: %(known)s.") % {"known": ", ".join(each.format for each in renderers)}
        raise ValidationError({"format": [ErrorDetail(message, "invalid")]})


def wanted_most(renderers: Sequence[Any], headers: Any) -> Sequence[Any]:
    """Return the renderers with the highest weight in ``Accept`` (RFC 9110, 12.5.1), which DRF does not evaluate.

    Raises NotAcceptable if all are unacceptable or have the weight 0.
    """
    accepted = headers.get("Accept", "")
    if ";" not in accepted:
        # Without weights the first match is chosen.
        return renderers
    ranges = list(_ranges(accepted))
    weights = [_weight(each.media_type, ranges) for each in renderers]
    heaviest = max(weights)
    if not heaviest:
        raise NotAcceptable(available_renderers=renderers)
    return [each for each, weight in zip(renderers, weights, strict=True) if weight == heaviest]


def _ranges(accepted: str) -> Iterator[tuple[str, float]]:
    for each in accepted.lower().split(","):
        range_, *parameters = (part.strip() for part in each.split(";"))
        weight = next((text[2:] for text in parameters if text.startswith("q=")), "1")
        # An invalid weight counts as 1.
        yield range_, min(float(weight), 1.0) if WEIGHT.match(weight) else 1.0


def _weight(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that contains ``media_type``; 0 for none."""
    by_range = dict(ranges)
    kind = media_type.partition("/")[0]
    return next((by_range[name] for name in (media_type, f"{kind}/*", "*/*") if name in by_range), 0.0)


class ProblemResponseMixin:
    """Mixin for views with several formats: errors are always problem details in JSON."""

    request: Any

    def handle_exception(self, exc: Exception) -> Response:
        classes: Any = api_settings.DEFAULT_RENDERER_CLASSES
        renderer = classes[0]()
        self.request.accepted_renderer, self.request.accepted_media_type = renderer, renderer.media_type
        response: Response = super().handle_exception(exc)  # type: ignore[misc]  # The view's own.
        return response
