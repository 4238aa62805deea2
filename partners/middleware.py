"""Middleware for token requests: skips session middleware, adds rate-limit headers and counts usage."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from partners.authentication import leads_past_sessions
from partners.services import rate_limits

if TYPE_CHECKING:
    from partners.authentication import TokenUse

REFUSED = 400


class TokenMiddleware:
    """Token middleware that skips ``FOR_PEOPLE`` (sessions, forms, messages) for API requests with a bearer token.

    A cookie in such a request is ignored. The skipped middleware must follow this one in ``MIDDLEWARE`` without a gap.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.past_people = _behind(get_response, tuple(import_string(path) for path in settings.FOR_PEOPLE))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.past_people(request) if leads_past_sessions(request) else self.get_response(request)


def _behind(handler: Any, passed: tuple[type, ...]) -> Any:
    # Django wraps each middleware in a function that converts exceptions into responses.
    while isinstance(getattr(handler, "__wrapped__", None), passed):
        handler = handler.__wrapped__.get_response
    return handler


class UsageMiddleware:
    """Usage middleware: adds rate-limit headers to every response to a token, and counts unexpected outcomes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        use: TokenUse | None = getattr(request, "use", None)
        if use is None:
            return response
        if (reading := use.reading) is not None:
            response.headers["X-RateLimit-Limit"] = str(reading.limit)
            response.headers["X-RateLimit-Remaining"] = str(reading.remaining)
            response.headers["X-RateLimit-Reset"] = str(reading.resets_at)
            if use.client is not None and (outcome := outcome_of(response)) != use.outcome:
                rate_limits.note(client=use.client, at=use.at, outcome=outcome, instead_of=use.outcome)
        return response


def outcome_of(response: HttpResponse) -> str:
    """Return the status of a response with, for an error, its problem type: ``200``, ``403:scope-missing``."""
    status = response.status_code
    data: Any = getattr(response, "data", None)
    kind = data.get("type") if status >= REFUSED and isinstance(data, dict) else None
    return f"{status}:{str(kind).rstrip('/').rpartition('/')[2]}" if kind else str(status)
