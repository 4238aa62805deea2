"""Idempotency keys: a request repeated after a lost response is executed once and answered twice.

Only responses to a change are stored: an error changed nothing, and the corrected request may use the same key.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from core.rest.read.credentials import client_of
from core.rest.write.models import IdempotentAnswer
from core.rest.write.write_errors import KeyReused, RequestInProgress, wrong

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
# Doubts about the values of the body, which were saved nevertheless.
WARNINGS = "X-Warnings"
KEY = re.compile(r"[\x21-\x7e]{1,255}\Z")
# Headers that belong to the stored response. All others are written each time.
REPLAYED_HEADERS = ("Content-Type", "ETag", "Last-Modified", "Location", "Preference-Applied", WARNINGS)
# Seconds. A request takes a fraction of one, so that a retry after this time finds the response.
PAUSE = 1
RETENTION = timedelta(hours=24)


def answered_once(request: Request, do: Callable[[], HttpResponse]) -> HttpResponse:
    """Execute ``do`` or return its stored response, in the transaction that the caller has begun.

    Raises ValidationError for an invalid key, StillRunning if the first request is still running, and KeyReused if the
    key was used for another request.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return do()
    if not KEY.match(key):
        message = _("Send a key of 1 to 255 visible ASCII characters in “Idempotency-Key”, such as a UUID.")
        raise wrong(message, "invalid-key")
    owner = owner_of(request)
    if not _claim(owner, key):
        raise RequestInProgress(
            _("The first request with this key is still being processed. Send it again in one second."),
            headers={"Retry-After": str(PAUSE)},
        )
    fingerprint = fingerprint_of(request)
    stored = _find(owner, key)
    if stored is None:
        response = do()
        headers = {name: response.headers[name] for name in REPLAYED_HEADERS if name in response.headers}
        IdempotentAnswer.objects.create(
            owner=owner,
            key=key,
            fingerprint=fingerprint,
            status=response.status_code,
            headers=headers,
            content=response.content,
            answered_at=timezone.now(),
        )
        return response
    if stored.fingerprint != fingerprint:
        raise KeyReused(_("This key was already used for another request. Use a new key for each request."))
    return HttpResponse(bytes(stored.content), status=stored.status, headers=stored.headers | {REPLAYED: "true"})


def forget(*, at: datetime) -> int:
    """Delete stored responses older than a day before ``at``; return their number."""
    return IdempotentAnswer.objects.filter(answered_at__lte=at - RETENTION).delete()[0]


def _claim(owner: str, key: str) -> bool:
    """Lock the key until the end of the transaction; return False if another transaction holds it.

    The lock is released once the transaction's rows are visible, so that the next holder finds the answer.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"{owner} {key}"])
        return bool(cursor.fetchone()[0])


def _find(owner: str, key: str) -> IdempotentAnswer | None:
    row = IdempotentAnswer.objects.filter(owner=owner, key=key).first()
    if row is not None and row.answered_at <= timezone.now() - RETENTION:
        row.delete()
        return None
    return row


def owner_of(request: Request) -> str:
    """Return the owner of a key: the partner system, whose token may be rotated between retries, or the account."""
    client = client_of(request)
    return f"account:{request.user.pk}" if client is None else f"client:{client.pk}"


def fingerprint_of(request: Request) -> str:
    """Return the fingerprint of the request: method, URL and values, independent of their formatting."""
    values: Any = request.data
    files: Any = request.FILES
    if files:
        values = sorted((name, values.getlist(name)) for name in values if name not in files)
    written = json.dumps([request.method, request.get_full_path(), values], sort_keys=True, default=str)
    digest = hashlib.sha256(written.encode())
    for name, file in sorted(files.items()):
        # The multipart boundary differs each time, the content of the parts does not.
        digest.update(f"{name}\x00{file.name}\x00{file.content_type}\x00".encode("utf-8", "surrogatepass"))
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()
