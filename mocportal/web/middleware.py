"""What every request gets: headers, the language of its reader, and its name in the history."""

from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.utils.cache import has_vary_header, patch_vary_headers
from pghistory.middleware import HistoryMiddleware as PghistoryMiddleware

from core.rest.write import reasons
from core.text.languages import Language

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

KNOWN = frozenset(Language.values)


class SecurityHeadersMiddleware:
    """The headers that Django has no setting for, on every answer, errors included."""

    HEADERS = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for header, value in self.HEADERS.items():
            response.headers.setdefault(header, value)
        # An answer that looked at a session stays in no shared cache and not in the one of a borrowed computer. Nor
        # does one to a token, unless it says itself who may keep it.
        if has_vary_header(response, "Cookie") or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class NoTraceMiddleware:
    """Refuses TRACE: a view that asks for no method would take it for a GET (ASVS 5.0, 13.4.4).

    It stands behind all that gives headers and writes the request's line, so that the refusal has them too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseNotAllowed(["GET", "POST"]) if request.method == "TRACE" else self.get_response(request)


class RequestLanguageMiddleware:
    """Activates the language of the cookie or the browser, for answers that are made before the account is known.

    Without it such an answer has the language of the request that the same thread served before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        translation.activate(translation.get_language_from_request(request))
        return self.get_response(request)


class UserLanguageMiddleware:
    """The language last chosen by the account; without one the cookie's, then the browser's.

    Addresses are the same in all languages, so that each answer depends on what the reader asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Who brings a token has no user here yet; the API looks at its account itself.
        chosen = getattr(getattr(request, "user", None), "language", "")
        if chosen not in KNOWN:
            chosen = translation.get_language_from_request(request)
        translation.activate(chosen)
        request.LANGUAGE_CODE = chosen
        response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class HistoryMiddleware(PghistoryMiddleware):
    """Who, where, which request and why, beside each change that an unsafe request makes.

    ``X-Change-Reason`` carries the reason; since headers hold Latin letters only, it may be percent-encoded UTF-8.
    """

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request)
        context["request"] = structlog.contextvars.get_contextvars().get("request_id")
        if reason := reasons.reason_in(request.headers.get(reasons.HEADER)):
            context["reason"] = reason
        return context

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response if request.method in SAFE_METHODS else super().__call__
        response: HttpResponse = answer(request)
        return response
