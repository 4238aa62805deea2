"""Access log middleware for marked records, which writes after the response is sent."""

from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from audit.access_log_records import opened
from audit.services import accesses

logger = structlog.get_logger(__name__)

OK = 200


class AccessMiddleware:
    """Access log middleware: records each response with a record marked above public, or with a list of such records.

    It writes when the server closes the response, so that it adds no delay. Not modified (304), refused and missing
    responses are not accesses. A failure to write is logged with the request, since the response is already sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.NOTE_ACCESSES and response.status_code == OK and request.method == "GET":
            # Django's own mechanism for callbacks on close.
            answer: Any = response
            answer._resource_closers.append(lambda: note(request, response))  # noqa: SLF001  # Nothing public does it.
        return response


def note(request: HttpRequest, response: HttpResponse) -> None:
    # Read when the response is closed, after other middleware has set it.
    identifier = response.headers.get("X-Request-ID", "")
    if not request.user.is_authenticated or (what := opened(request, response)) is None:
        return
    use = getattr(request, "use", None)
    try:
        accesses.note(
            what,
            by=request.user.pk,
            client=getattr(use, "client", None),
            path=request.path,
            request=identifier,
        )
    except DatabaseError:
        logger.exception("access_not_noted", request_id=identifier, path=request.path)
