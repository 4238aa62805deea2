"""Request headers of all operations, as shared OpenAPI parameters.

They have no examples: Swagger UI would fill them in and send them, so that a try-out would be answered in French, or
twice with the response to the first request.
"""

from typing import Any

PARAMETERS: dict[str, dict[str, Any]] = {
    "AcceptLanguage": {
        "name": "Accept-Language",
        "in": "header",
        "description": "The languages in which texts and messages are wanted, such as `fr-CA`. `lang` comes before it.",
        "schema": {"type": "string"},
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The entity tag of an answer that you have: 304 where it is still the same (RFC 9110).",
        "schema": {"type": "string"},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The entity tag of the record as you read it, so that no change is overwritten (RFC 9110).",
        "schema": {"type": "string"},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": (
            "A new key for each request, such as a UUID: a repeated request with the same key is executed once."
        ),
        "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
    },
    "Prefer": {
        "name": "Prefer",
        "in": "header",
        "description": "`return=minimal` leaves the record out of the answer (RFC 7240).",
        "schema": {"type": "string"},
    },
    "ChangeReason": {
        "name": "X-Change-Reason",
        "in": "header",
        "description": (
            "The reason for the history of the record, such as `Weekly import`. Characters outside ASCII are "
            "percent-encoded UTF-8."
        ),
        "schema": {"type": "string"},
    },
}

OF_READING = ("AcceptLanguage", "IfNoneMatch")
OF_WRITING = ("AcceptLanguage", "IdempotencyKey", "Prefer", "ChangeReason")


def referred(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]
