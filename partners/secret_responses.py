"""Responses with a new secret, which is not stored with the response for a repeated request."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from rest_framework.request import Request

from core.rest.read.dumping import dumps
from core.rest.write.idempotency import REPLAYED, answered_once

type Body = dict[str, Any]


def secret_response(
    request: Request,
    do: Callable[[], Body],
    *,
    field: str,
    status: int,
    headers: Callable[[Body], dict[str, str]] | None = None,
) -> HttpResponse:
    """Return what ``do`` returns, executed once for each Idempotency-Key, with ``field`` in the first response alone.

    ``headers`` are made from the body without the secret.
    """
    secret: list[str] = []

    def answered() -> HttpResponse:
        body = do()
        secret.extend(filter(None, [body.pop(field, "")]))
        return HttpResponse(
            dumps(body), status=status, headers=headers(body) if headers else None, content_type="application/json"
        )

    with transaction.atomic():
        response = answered_once(request, answered)
    if secret and REPLAYED not in response.headers:
        response.content = response.content[:-1] + b"," + dumps({field: secret[0]})[1:]
    return response
