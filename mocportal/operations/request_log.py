"""The identifier of each request, and the one line that it leaves in the log.

A middleware of our own, since the library's, which binds what lines of tasks carry, was measured at a seventh of what
an answer of the API costs.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import structlog
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.functional import SimpleLazyObject

from partners.network_addresses import address_of

logger = structlog.get_logger(__name__)

# What a log, a header and an address can hold without being encoded.
REQUEST_ID = re.compile(r"[A-Za-z0-9._:@/+=-]{1,128}\Z")
# Probes ask every few seconds; what goes wrong with them is logged by the view itself.
PROBES = frozenset({"/healthz", "/readyz", "/metrics"})

REFUSED, FAILED = 400, 500


class RequestLineMiddleware:
    """``X-Request-ID`` on every answer, and a line ``request_finished`` that says who got which answer, and when.

    An identifier that the caller brings is taken, where it can stand in a log; any other request gets one of its own.
    Every line that is written meanwhile carries it, with the address as far as proxies can be trusted with it. The
    ``ms`` of a stream are those until it began.
    """

    # An answer is whole or a stream; to types that is one class which cannot be the other.
    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        begun = time.perf_counter()
        identifier = request.headers.get("X-Request-ID", "")
        if not REQUEST_ID.match(identifier):
            identifier = str(uuid.uuid4())
        structlog.contextvars.bind_contextvars(request_id=identifier, ip=address_of(request))
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = identifier
            if isinstance(response, StreamingHttpResponse):
                parts: Any = response.streaming_content
                response.streaming_content = _streamed(parts, structlog.contextvars.get_contextvars())
            if request.path_info not in PROBES:
                _tell(request, response.status_code, time.perf_counter() - begun)
        finally:
            structlog.contextvars.clear_contextvars()
        return response


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    level = logging.ERROR if status >= FAILED else logging.WARNING if status >= REFUSED else logging.INFO
    logger.log(
        level,
        "request_finished",
        code=status,
        # Without what follows the question mark: the words that officials search for, and what somebody put there.
        request=f"{request.method} {request.path}",
        user_id=_user_of(request),
        ms=round(seconds * 1000, 1),
    )


def _user_of(request: HttpRequest) -> object:
    """The key of the account; None for who is not signed in, and where the answer came before anybody asked who it is.

    Nothing is read for the line: what could not be answered because the database is away has to be told too.
    """
    user = request.__dict__.get("user")
    if isinstance(user, SimpleLazyObject):
        user = request.__dict__.get("_cached_user")
    return getattr(user, "pk", None)


def _streamed(parts: Iterable[bytes], bound: dict[str, Any]) -> Iterator[bytes]:
    """The same parts; a line that is written while they are made carries what the request's lines do."""
    with structlog.contextvars.bound_contextvars(**bound):
        try:
            yield from parts
        except Exception:
            logger.exception("streaming_failed")
            raise
