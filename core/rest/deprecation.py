"""What of the API is deprecated, since when and until when: one table, told in the description and in each answer.

A client learns of it in three ways: ``deprecated: true`` in the description, the headers ``Deprecation`` (RFC 9745)
and ``Sunset`` (RFC 8594) in each answer that it concerns, and a ``Link`` of relation ``deprecation`` to a text that
says what to use instead. What is deprecated works unchanged until the day of its sunset, at least a year later
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
# How long at least what is deprecated goes on working.
SHORTEST_NOTICE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Deprecated:
    """An operation or a part of it, since ``since`` and until ``until``, days in UTC.

    ``path`` is written as the description has it, ``/api/v1/commitments/{key}/``. ``parameter`` is one of the query,
    ``field`` one of the records in the answer. ``instead`` is the address of a text that says what to use.
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
        """Whether it belongs to the operation, whose ``path`` has its variables or the values of a request."""
        form = "[^/]+".join(re.escape(part) for part in re.split(r"{\w+}", self.path))
        return method == self.method and (path == self.path or re.fullmatch(form, path) is not None)

    def is_used_by(self, request: HttpRequest) -> bool:
        if not self.is_of("GET" if request.method == "HEAD" else str(request.method), request.path):
            return False
        if self.field:
            chosen, left_out = (_names(request, name) for name in ("fields", "omit"))
            return self.field in chosen if chosen else self.field not in left_out
        return not self.parameter or self.parameter in request.GET

    def tell(self, response: HttpResponse) -> None:
        since, until = (int(datetime.combine(day, time(), UTC).timestamp()) for day in (self.since, self.until))
        response.headers.setdefault("Deprecation", f"@{since}")
        response.headers.setdefault("Sunset", http_date(until))
        link = f'<{self.instead}>; rel="deprecation"; type="text/html"'
        response.headers["Link"] = ", ".join(filter(None, (response.headers.get("Link"), link)))


# In the order of their sunsets, so that an answer which several concern tells of the first.
DEPRECATED: tuple[Deprecated, ...] = ()


class DeprecationMiddleware:
    """Tells in each answer of the API what of the request will be gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if DEPRECATED and request.path.startswith(API):
            for each in DEPRECATED:
                if each.is_used_by(request):
                    each.tell(response)
                    # So that an operator knows whom to write to before the day of the sunset.
                    log.info("deprecated", path=each.path, parameter=each.parameter, field=each.field)
        return response


def deprecated(method: str, path: str) -> Iterator[Deprecated]:
    """What of an operation of the description is deprecated."""
    return (each for each in DEPRECATED if each.is_of(method, path))


def _names(request: HttpRequest, parameter: str) -> set[str]:
    return {name.strip() for name in request.GET.get(parameter, "").split(",")} - {""}
