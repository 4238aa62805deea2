"""The word of who opened what is restricted, written once the answer has gone out."""

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
    """Notes each answer that gave somebody a record with a mark above public, or a list of such.

    Written when the server closes the answer, so that nobody waits for it. What was not given out anew (304), was
    refused or was not there is no access. A failure to write is logged with the request; the answer has been given.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.NOTE_ACCESSES and response.status_code == OK and request.method == "GET":
            # Django's own way to have something done when an answer is closed.
            answer: Any = response
            answer._resource_closers.append(lambda: note(request, response))  # noqa: SLF001  # Nothing public does it.
        return response


def note(request: HttpRequest, response: HttpResponse) -> None:
    # As the answer tells it by now.
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
