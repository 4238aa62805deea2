"""``If-Modified-Since`` (RFC 9110, 13.1.3), for those who know no entity tags.

Whether anything has changed since a moment is for the project to say (setting ``API_UNCHANGED_SINCE``), which keeps
the log of changes.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.utils.http import parse_http_date_safe
from django.utils.module_loading import import_string
from rest_framework.request import Request

from core.rest.read.credentials import client_of

READING = frozenset({"GET", "HEAD"})


def moment_of(request: Request) -> datetime | None:
    """The moment that counts: None where nothing is read, beside ``If-None-Match``, and for what is no such date."""
    headers = request.headers
    if request.method not in READING or "If-None-Match" in headers:
        return None
    seconds = parse_http_date_safe(headers.get("If-Modified-Since", ""))
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def is_unchanged(request: Request, moment: datetime | None) -> bool:
    """Whether all that the partner system that asks may see is what it was at ``moment``; False for everyone else.

    What people see beside that, drafts among it, is in no log that could tell them alone.
    """
    if moment is None or client_of(request) is None:
        return False
    unchanged: Callable[..., bool] = import_string(settings.API_UNCHANGED_SINCE)
    return unchanged(viewer=request.user, moment=moment)
