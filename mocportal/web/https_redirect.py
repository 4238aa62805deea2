"""HTTPS enforcement: redirects for people, errors for API clients."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.rest.problems.problem_details import problem_page

PROGRAMS = "/api/"


class SecureLinesMiddleware:
    """HTTPS middleware that rejects plain HTTP to the API; Django redirects all else (SECURE_REDIRECT_EXEMPT).

    A redirected client would silently continue to send its token unencrypted with each request; an error is noticed
    (ASVS 5.0, 4.1.2).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and request.path.startswith(PROGRAMS) and not request.is_secure():
            return problem_page(request, "encrypted-only")
        return self.get_response(request)
