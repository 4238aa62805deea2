"""Plain HTTP: people are sent on to HTTPS, programs are told that they have just sent in the clear what they sent."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware

from mocportal.rest.problems import problem_page

PROGRAMS = "/api/"


class SecureLinesMiddleware(SecurityMiddleware):
    """Django's own, except that the API sends nobody on (ASVS 5.0, 4.1.2).

    A program follows quietly and goes on sending its token in the clear with each request; a refusal is noticed.
    """

    # The stubs know of one answer, and a middleware may give any.
    def process_request(self, request: HttpRequest) -> HttpResponseBase | None:  # type: ignore[override]
        sent_on = super().process_request(request)
        if sent_on is not None and request.path.startswith(PROGRAMS):
            return problem_page(request, "encrypted-only")
        return sent_on
