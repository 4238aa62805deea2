"""Deprecations of the API: one table for the OpenAPI description and the response headers.

A client learns of a deprecation in three ways: ``deprecated: true`` in the description, the headers ``Deprecation``
(RFC 9745) and ``Sunset`` (RFC 8594) of each affected response, and a ``Link`` with the relation ``deprecation`` to a
text that names the replacement. A deprecated part works unchanged until its sunset date, at least a year later
(docs/decisions/0023).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

log = structlog.get_logger(__name__)

API = "/api/v1/"
# Minimum time between deprecation and sunset.
SHORTEST_NOTICE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Deprecated:
    """Deprecation of an operation or of a part of it, from ``since`` until ``until`` (dates in UTC).

    ``path`` is written as in the description, ``/api/v1/commitments/{key}/``. ``parameter`` is a query parameter,
    ``field`` a field of the records in the response. ``instead`` is the URL of a text that names the replacement.
    """

    method: str
    path: str
    since: date
    until: date
    instead: str
    parameter: str = ""
    field: str = ""

    def __post_init__(self) -> None:
        if self.until - self.since < SHORTEST_NOTICE:
            msg = f"{self.method} {self.path}: what is deprecated works for at least a year."
            raise ValueError(msg)

    def is_of(self, method: str, path: str) -> bool:
        """Return whether it concerns the operation; ``path`` contains variables or the values of a request."""
        form = "[^/]+".join(re.escape(part) for part in re.split(r"{\w+}", self.path))
        return method == self.method and (path == self.path or re.fullmatch(form, path) is not None)

    def is_used_by(self, request: HttpRequest) -> bool:
        if not self.is_of("GET" if request.method == "HEAD" else str(request.method), request.path):
            return False
        if self.field:
            chosen, left_out = (_names(request, name) for name in ("fields", "omit"))
            return self.field in chosen if chosen else self.field not in left_out
        return not self.parameter or self.parameter in request.GET

    def set_headers(self, response: HttpResponse) -> None:
        since, until = (int(datetime.combine(day, time(), UTC).timestamp()) for day in (self.since, self.until))
        response.headers.setdefault("Deprecation", f"@{since}")
        response.headers.setdefault("Sunset", http_date(until))
        link = f'<{self.instead}>; rel="deprecation"; type="text/html"'
        response.headers["Link"] = ", ".join(filter(None, (response.headers.get("Link"), link)))


# In the order of their sunsets, so that a response with several deprecations names the earliest.
DEPRECATED: tuple[Deprecated, ...] = ()


class DeprecationMiddleware:
    """Middleware that adds the deprecation headers to API responses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if DEPRECATED and request.path.startswith(API):
            for each in DEPRECATED:
                if each.is_used_by(request):
                    each.set_headers(response)
                    # The log shows which clients to contact before the sunset.
                    log.info("deprecated", path=each.path, parameter=each.parameter, field=each.field)
        return response


def deprecated(method: str, path: str) -> Iterator[Deprecated]:
    """Yield the deprecations of an operation of the description."""
    return (each for each in DEPRECATED if each.is_of(method, path))


def _names(request: HttpRequest, parameter: str) -> set[str]:
    return {name.strip() for name in request.GET.get(parameter, "").split(",")} - {""}
