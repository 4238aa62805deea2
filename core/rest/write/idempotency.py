"""``Idempotency-Key``: a request that is sent again, because its answer got lost, is done once and answered twice.

Where answers are kept is for the project to say (setting ``API_IDEMPOTENCY``). Only what was done is kept: a refusal
changed nothing, and the same key may come again with what was put right.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from rest_framework.request import Request

from core.rest.read.credentials import client_of
from core.rest.write.write_errors import KeyReused, StillRunning, wrong

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEY = re.compile(r"[\x21-\x7e]{1,255}\Z")
# What of an answer belongs to what was done. All other headers are written anew each time.
KEPT_HEADERS = ("Content-Type", "ETag", "Last-Modified", "Location", "Preference-Applied")
# Seconds. A request is answered in a fraction of one; a twin that comes again so much later finds it answered.
PAUSE = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was given, and the fingerprint of the request that it was given to."""

    fingerprint: str
    status: int
    content: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Store(Protocol):
    """Where answers are kept. ``owner`` is who sent the key: keys of two owners have nothing to do with each other."""

    def claim(self, *, owner: str, key: str) -> bool:
        """Hold the key to the end of the transaction; False where another transaction holds it."""

    def find(self, *, owner: str, key: str) -> Answer | None:
        """The answer that was given under the key and is still kept."""

    def keep(self, *, owner: str, key: str, answer: Answer) -> None:
        """Keep the answer, with what was done, or not at all."""


def answered_once(request: Request, do: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, or give the answer that it had when it was done; inside a transaction, which the caller has begun.

    Raises ValidationError for a key that is none, StillRunning where its twin is at work, and KeyReused where the key
    was used for something else.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return do()
    if not KEY.match(key):
        message = _("Send a key of 1 to 255 visible ASCII characters in “Idempotency-Key”, such as a UUID.")
        raise wrong(message, "invalid-key")
    store: Store = import_string(settings.API_IDEMPOTENCY)()
    owner = owner_of(request)
    if not store.claim(owner=owner, key=key):
        raise StillRunning(
            _("The first request with this key is still at work. Send it again in a second."),
            headers={"Retry-After": str(PAUSE)},
        )
    fingerprint = fingerprint_of(request)
    kept = store.find(owner=owner, key=key)
    if kept is None:
        response = do()
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        store.keep(owner=owner, key=key, answer=Answer(fingerprint, response.status_code, response.content, headers))
        return response
    if kept.fingerprint != fingerprint:
        raise KeyReused(_("This key came with another request before. Use a new key for each new request."))
    return HttpResponse(kept.content, status=kept.status, headers=kept.headers | {REPLAYED: "true"})


def owner_of(request: Request) -> str:
    """A partner system, whose token may have been rotated between two tries, or else the account."""
    client = client_of(request)
    return f"account:{request.user.pk}" if client is None else f"client:{client.pk}"


def fingerprint_of(request: Request) -> str:
    """A digest of what the request asks for: its method, address and values, however the body spells them."""
    values: Any = request.data
    files: Any = request.FILES
    if files:
        values = sorted((name, values.getlist(name)) for name in values if name not in files)
    written = json.dumps([request.method, request.get_full_path(), values], sort_keys=True, default=str)
    digest = hashlib.sha256(written.encode())
    for name, file in sorted(files.items()):
        # The boundary between the parts of a body is another each time, what the parts hold is not.
        digest.update(f"{name}\x00{file.name}\x00{file.content_type}\x00".encode("utf-8", "surrogatepass"))
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()
