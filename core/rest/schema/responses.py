"""Error responses and headers of an operation.

They follow from the method and the URL, so they are described here once for all views.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils import translation

from core.rest.problems.problem_types import BY_STATUS, KINDS
from core.text.languages import Language

READING = frozenset({"GET", "HEAD"})
# Errors of every request, and of those with a body.
EVERYWHERE = (400, 406, 414, 429, 431, 500, 503)
WITH_BODY = (413, 415)
# Errors of a write; a precondition applies to an existing record.
CHANGING = (409, 422)
CONDITIONAL = (412, 428)
SUCCESS = "2"

HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {
        "description": "The entity tag of this form of the answer. Send it as `If-None-Match`, or as `If-Match`.",
        "schema": {"type": "string"},
        "example": '"7-5c1f0e9a"',
    },
    "Last-Modified": {
        "description": "When the record last changed.",
        "schema": {"type": "string"},
        "example": "Tue, 24 Nov 2026 05:02:00 GMT",
    },
    "Link": {
        "description": "The pages before and after this one (RFC 8288), and what explains a deprecation.",
        "schema": {"type": "string"},
    },
    "Location": {
        "description": "The address of the record that was made.",
        "schema": {"type": "string", "format": "uri"},
    },
    "X-Request-ID": {
        "description": "The identifier of the request, as the history and the logs of the portal have it.",
        "schema": {"type": "string"},
        "example": "0f5c6a0e-3c55-4a38-9c3b-3b8f6a0b7f52",
    },
    "X-RateLimit-Limit": {
        "description": "Number of requests of a token per minute. For tokens only.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "example": "600",
    },
    "X-RateLimit-Remaining": {
        "description": "Number of remaining requests in this minute. For tokens only.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "example": "598",
    },
    "X-RateLimit-Reset": {
        "description": "When the next minute begins, in seconds of Unix time. For tokens only.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "example": "1795842180",
    },
    "Retry-After": {
        "description": "After how many seconds to ask again.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "example": "12",
    },
    "WWW-Authenticate": {
        "description": "How to sign in (RFC 6750).",
        "schema": {"type": "string"},
    },
    "Preference-Applied": {
        "description": "That `Prefer` was followed (RFC 7240).",
        "schema": {"type": "string"},
        "example": "return=minimal",
    },
    "X-Warnings": {
        "description": "JSON in ASCII: doubts about values that were saved nevertheless, such as a date in the past. "
        "Each has the `pointer` to its member of the body and a `detail` in the language of the request; at most 8.",
        "schema": {"type": "string"},
        "example": '[{"pointer": "/due_on", "detail": "31 March 2026 is in the past."}]',
    },
    "Idempotent-Replayed": {
        "description": "`true` where the request was done before, and this is the answer that it had.",
        "schema": {"type": "string", "enum": ["true"]},
        "example": "true",
    },
    "Deprecation": {
        "description": "Since when this is deprecated (RFC 9745).",
        "schema": {"type": "string", "pattern": "^@[0-9]+$"},
        "example": "@1796083200",
    },
    "Sunset": {
        "description": "When this will be gone (RFC 8594).",
        "schema": {"type": "string"},
        "example": "Wed, 01 Dec 2027 00:00:00 GMT",
    },
}
ON_EVERY_ANSWER = ("X-Request-ID", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
OF_PROBLEMS = {401: ("WWW-Authenticate",), 412: ("ETag",), **dict.fromkeys((409, 429, 503), ("Retry-After",))}


def problems_of(
    operation: dict[str, Any], method: str, path: str, *, conditional: bool, own: Collection[int]
) -> list[int]:
    """Return the statuses of the problems that the operation may return."""
    statuses = {*EVERYWHERE, *own}
    security = operation.get("security", [])
    if {} not in security:
        statuses |= {401, 403}
    if "{" in path or path == "/api/v1/":
        statuses.add(404)
    if method not in READING:
        statuses |= {403, *CHANGING}
    if "requestBody" in operation:
        statuses |= {*WITH_BODY}
    if conditional:
        statuses |= {*CONDITIONAL}
    return sorted(statuses)


def complete(
    operation: dict[str, Any], method: str, path: str, *, conditional: bool, own: Collection[int], dated: bool
) -> None:
    """Add the common responses and headers to the operation.

    ``conditional`` operations require ``If-Match``; ``own`` are the statuses of problems that follow from the view;
    ``dated`` responses are records with a Last-Modified header.
    """
    responses: dict[str, Any] = operation["responses"]
    paged = any(parameter.get("name") == "cursor" for parameter in operation.get("parameters", []))
    for status, response in responses.items():
        if not status.startswith(SUCCESS):
            continue
        response["description"] = response.get("description") or DESCRIPTIONS.get(status, "Done.")
        usual = referred_headers(_of_success(status, method, paged=paged, dated=dated))
        response["headers"] = usual | response.get("headers", {})
    if method in READING and "200" in responses:
        responses["304"] = {
            "description": "The content is the same as in the answer with the entity tag in `If-None-Match`.",
            "headers": referred_headers(("ETag", *ON_EVERY_ANSWER)),
        }
    for problem in problems_of(operation, method, path, conditional=conditional, own=own):
        responses.setdefault(str(problem), {"$ref": f"#/components/responses/{name_of(problem)}"})
    operation["responses"] = dict(sorted(responses.items()))


DESCRIPTIONS = {
    "200": "The current value.",
    "201": "Made. The answer is the record as reading it would give it.",
    "204": "Done; there is nothing to tell.",
}


def name_of(status: int) -> str:
    """Return the component name of the problem responses of ``status``, such as ``NotFound``."""
    return BY_STATUS[status].name.title().replace("-", "")


def problem_responses(media_type: str) -> dict[str, Any]:
    """Return the problem responses by name, each with an example for every type of its status."""
    from core.rest.problems.views import problem_type_fields  # noqa: PLC0415  # Views need the schema's classes first.

    responses = {}
    with translation.override(Language.ENGLISH):
        for status, plain in BY_STATUS.items():
            kinds = [kind for kind in KINDS.values() if kind.status == status]
            examples = {kind.name: {"value": problem_type_fields(kind.name)["example"]} for kind in kinds}
            responses[name_of(status)] = {
                "description": " ".join(f"`{kind.name}`: {kind.explanation}" for kind in kinds) or str(plain.title),
                "headers": referred_headers((*OF_PROBLEMS.get(status, ()), *ON_EVERY_ANSWER)),
                "content": {
                    media_type: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples},
                },
            }
    return responses


def _of_success(status: str, method: str, *, paged: bool, dated: bool) -> Iterable[str]:
    if method in READING:
        yield "ETag"
    elif status != "204":
        yield from ("ETag", "Preference-Applied", "X-Warnings", "Idempotent-Replayed")
    else:
        yield from ("Preference-Applied", "X-Warnings", "Idempotent-Replayed")
    if dated and status != "204":
        yield "Last-Modified"
    if paged:
        yield "Link"
    if status == "201":
        yield "Location"
    yield from ON_EVERY_ANSWER


def referred_headers(names: Iterable[str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
