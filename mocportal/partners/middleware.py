"""What a caller with a token learns of its limit, and what its partner system's owner learns of its answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from mocportal.partners.services import meter

if TYPE_CHECKING:
    from mocportal.partners.authentication import Use

REFUSED = 400


class UsageMiddleware:
    """Headers of the limit on every answer to a token, refusals included, and the count of what was not expected."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        use: Use | None = getattr(request, "use", None)
        if use is None:
            return response
        if (reading := use.reading) is not None:
            response.headers["X-RateLimit-Limit"] = str(reading.limit)
            response.headers["X-RateLimit-Remaining"] = str(reading.remaining)
            response.headers["X-RateLimit-Reset"] = str(reading.resets_at)
            if use.client is not None and (outcome := outcome_of(response)) != use.outcome:
                meter.note(client=use.client, at=use.at, outcome=outcome, instead_of=use.outcome)
        return response


def outcome_of(response: HttpResponse) -> str:
    """The status of an answer and, of a refusal, its kind: ``200``, ``403:scope-missing``."""
    status = response.status_code
    data: Any = getattr(response, "data", None)
    kind = data.get("type") if status >= REFUSED and isinstance(data, dict) else None
    return f"{status}:{str(kind).rstrip('/').rpartition('/')[2]}" if kind else str(status)
