"""The headers of requests that hold everywhere, as parameters that operations refer to."""

from typing import Any

PARAMETERS: dict[str, dict[str, Any]] = {
    "AcceptLanguage": {
        "name": "Accept-Language",
        "in": "header",
        "description": "The languages in which texts and messages are wanted. `lang` comes before it.",
        "schema": {"type": "string"},
        "example": "fr-CA",
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The entity tag of an answer that you have: 304 where it is still the same (RFC 9110).",
        "schema": {"type": "string"},
        "example": '"7-5c1f0e9a"',
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The entity tag of the record as you read it, so that no change is overwritten (RFC 9110).",
        "schema": {"type": "string"},
        "example": '"7-5c1f0e9a"',
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A key of your own, new for each request: sent again with it, a request is done once.",
        "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
        "example": "5f8d3c0a-4f0b-4a57-9b0f-2f1a5d1c7e11",
    },
    "Prefer": {
        "name": "Prefer",
        "in": "header",
        "description": "`return=minimal` leaves the record out of the answer (RFC 7240).",
        "schema": {"type": "string"},
        "example": "return=minimal",
    },
    "ChangeReason": {
        "name": "X-Change-Reason",
        "in": "header",
        "description": "Why, for the history of the record. What is no ASCII is percent-encoded UTF-8.",
        "schema": {"type": "string"},
        "example": "Weekly import",
    },
}

OF_READING = ("AcceptLanguage", "IfNoneMatch")
OF_WRITING = ("AcceptLanguage", "IdempotencyKey", "Prefer", "ChangeReason")


def referred(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]
