"""Plain HTTP: people are sent on to HTTPS, programs are told that they have just sent in the clear what they sent."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.rest.problems.problem_details import problem_page

PROGRAMS = "/api/"


class SecureLinesMiddleware:
    """Refuses what comes to the API over plain HTTP; Django sends on all else (SECURE_REDIRECT_EXEMPT).

    A program that is sent on follows quietly, and goes on sending its token in the clear with each request; a refusal
    is noticed (ASVS 5.0, 4.1.2).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and request.path.startswith(PROGRAMS) and not request.is_secure():
            return problem_page(request, "encrypted-only")
        return self.get_response(request)
