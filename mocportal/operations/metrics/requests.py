"""Request metrics: counts by kind of URL, method, status class and duration, across all processes."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram

from core.metrics import COUNTED

# A label for each URL would produce megabytes in each process.
DURATION = Histogram(
    "moc_http_request_duration_seconds",
    "How long requests took until their answer began, by kind of address, method and class of status.",
    ["kind", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=COUNTED,
)

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
PROBES = frozenset({"healthz", "readyz", "metrics"})


class CountingMiddleware:
    """Request metrics middleware. It is the first one, so that it measures all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = self.get_response(request)
        method = request.method if request.method in METHODS else "other"
        DURATION.labels(kind_of(request), method, f"{response.status_code // 100}xx").observe(
            time.perf_counter() - begun
        )
        return response


def kind_of(request: HttpRequest) -> str:
    """Return the kind of URL: ``api``, ``admin``, ``page``, ``probe``, ``static``, or ``none`` for unknown ones."""
    match = request.resolver_match
    path = request.path_info
    if match is None:
        return "static" if path.startswith("/static/") else "none"
    if match.url_name in PROBES:
        return "probe"
    for kind in ("api", "admin"):
        if path.startswith(f"/{kind}/"):
            return kind
    return "page"
