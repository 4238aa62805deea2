"""Middleware for headers, the language of the user, and the context of the history."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import structlog
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.utils.cache import has_vary_header, patch_vary_headers
from pghistory.middleware import HistoryMiddleware as PghistoryMiddleware

from core.rest.write import reasons
from core.tasks import dispatch
from core.text.languages import Language

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

KNOWN = frozenset(Language.values)

SEQUENCER = "audit.tasks.settle"


class SecurityHeadersMiddleware:
    """Security headers without a Django setting, for every response including errors."""

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
        # A response that used a session must not be stored in a shared cache or on a shared computer. Nor must one to a
        # token, unless it sets its own caching headers.
        if has_vary_header(response, "Cookie") or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class NoTraceMiddleware:
    """TRACE rejection: a view without a method check would treat it as GET (ASVS 5.0, 13.4.4).

    It follows the middleware for headers and the request log, so that the rejection has them too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseNotAllowed(["GET", "POST"]) if request.method == "TRACE" else self.get_response(request)


class RequestLanguageMiddleware:
    """Language middleware for responses before the account is known: the cookie's or the browser's.

    Without it such a response has the language of the previous request of the same thread.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        translation.activate(translation.get_language_from_request(request))
        return self.get_response(request)


class UserLanguageMiddleware:
    """Language middleware for the account's last choice; otherwise the cookie's, then the browser's.

    URLs are the same in all languages, so that each response varies by the requested language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A token request has no user here yet; the API uses the language of its account itself.
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
    """History middleware: records user, URL, request id and reason with each change of an unsafe request.

    ``X-Change-Reason`` has the reason; since headers are limited to Latin letters, it may be percent-encoded UTF-8.
    After the commit, a worker gives the changes their positions in the feed.
    """

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request)
        context["request"] = structlog.contextvars.get_contextvars().get("request_id")
        if reason := reasons.reason_in(request.headers.get(reasons.HEADER)):
            context["reason"] = reason
        return context

    def __call__(self, request: HttpRequest) -> HttpResponse:
        changes = request.method not in SAFE_METHODS
        answer = super().__call__ if changes else self.get_response
        response: HttpResponse = answer(request)
        # Without an account, a request changes no record of the feed. A token's account is set by the API's views only.
        by_account = getattr(getattr(request, "user", None), "is_authenticated", False)
        if changes and by_account and response.status_code < HTTPStatus.BAD_REQUEST:
            transaction.on_commit(lambda: dispatch.start(SEQUENCER), robust=True)
        return response
