"""OpenAPI description of webhooks: the requests that the portal sends to its partners.

OpenAPI 3.1 has a section for them. Payload schemas are defined once here, and a test validates the payloads that are
sent against them.
"""

from typing import Any

from core.changes.enums import RecordEvent
from partners.services.webhooks import event_types
from partners.services.webhooks.payloads import PING, event_of

MOMENT = {"type": "string", "format": "date-time", "description": "Time of the event, in UTC."}
HEADERS = {
    "webhook-id": "The id of the message: the same with each attempt, and when a person has it sent again.",
    "webhook-timestamp": "Time of this attempt, in seconds of Unix time. Refuse messages older than five minutes.",
    "webhook-signature": "Signatures, separated by spaces, such as `v1,K5oZfzN95Z9U…`: one for each secret.",
}
SENT_WHEN = {
    RecordEvent.CREATED: "A record was created, or came into the sight of your system",
    RecordEvent.CHANGED: "A record that your system sees was changed",
    RecordEvent.DELETED: "A record was deleted, or your system may see it no longer",
}
RECORD = {
    "type": {"type": "string", "description": "The type of record: the name of its collection."},
    "key": {"type": "string", "description": "The key in the record's address."},
}
READABLE = {
    "url": {"type": "string", "format": "uri", "description": "Where to read the record."},
    "version": {"type": "integer", "minimum": 1, "description": "Its version after the change."},
    "changed": {"type": "array", "items": {"type": "string"}, "description": "The names of the fields that changed."},
}


def describe_webhooks(result: dict[str, Any], **_about: Any) -> dict[str, Any]:
    """Add the webhooks to the API description, as a drf-spectacular hook that runs last."""
    bodies = {f"Record{kind.capitalize()}": _record_event(kind) for kind in RecordEvent} | {"WebhookPing": _ping()}
    result.setdefault("components", {}).setdefault("schemas", {}).update(bodies)
    operations = {
        **{f"record.{kind}": (SENT_WHEN[kind], f"Record{kind.capitalize()}") for kind in RecordEvent},
        PING: ("Somebody tries the webhook", "WebhookPing"),
    }
    result["webhooks"] = {name: {"post": _operation(name, *each)} for name, each in operations.items()}
    return result


def _operation(name: str, summary: str, body: str) -> dict[str, Any]:
    return {
        "operationId": name.replace(".", "_"),
        "summary": summary,
        "description": (
            "Standard Webhooks: signed with HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`. The message "
            "names the changed record without its content: read the record."
        ),
        "tags": ["Webhooks"],
        "parameters": [
            {"name": name, "in": "header", "required": True, "description": text, "schema": {"type": "string"}}
            for name, text in HEADERS.items()
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{body}"}}},
        },
        # The partner answers this request; the portal's authentication does not apply.
        "security": [],
        "responses": {
            "2XX": {"description": "Taken. Answer within 15 seconds, and work afterwards."},
            "410": {"description": "The receiver is gone: the webhook is turned off, and your contact is notified."},
            "default": {"description": "A failure: tried ten times over three days. `Retry-After` is heeded."},
        },
    }


def _record_event(kind: RecordEvent) -> dict[str, Any]:
    data: dict[str, Any] = RECORD | {"kind": {"type": "string", "const": str(kind)}}
    data |= {} if kind is RecordEvent.DELETED else READABLE
    return _body(
        {
            "type": "string",
            "enum": [event_of(name, kind) for name, kinds in event_types.events().items() if kind in kinds],
        },
        {"type": "object", "properties": data, "required": list(data), "additionalProperties": False},
    )


def _ping() -> dict[str, Any]:
    number = {"type": "integer", "description": "The number of the webhook in the portal."}
    data = {"type": "object", "properties": {"webhook": number}, "required": ["webhook"], "additionalProperties": False}
    return _body({"type": "string", "const": PING}, data)


def _body(event: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    properties = {"type": event, "timestamp": MOMENT, "data": data}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
