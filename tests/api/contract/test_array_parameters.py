"""Parameters that the description calls arrays take their values with commas and repeated; all others come once."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from tests.api.contract.conftest import Operation, resolved
from tests.api.matrix import OURS

pytestmark = pytest.mark.django_db

COLLECTIONS = {prefix: route.removesuffix("-list") for prefix, route in api.lists.items()}
EXAMPLES = {"boolean": "true", "date": "2026-11-24", "date-time": "2026-11-24T09:30:00Z"}


def test_values_are_taken_with_commas_and_repeated(
    operations: list[Operation], description: dict[str, Any], ours: Participant, clients: dict[Role, Client]
) -> None:
    keys = {row.route: row.key(row.make(ours)) for row in OURS if row.name in {"own", "any", "own draft", "shipped"}}
    client, tried, wrong = clients[Role.CONTACT_OFFICER], {"array": 0, "scalar": 0}, []
    for operation in operations:
        if operation.method != "get":
            continue
        prefix = operation.path.removeprefix("/api/v1/").partition("/")[0]
        address = operation.path.replace("{key}", str(keys.get(COLLECTIONS.get(prefix, ""), "1")))
        if "{" in address:
            continue
        for parameter in (resolved(description, each) for each in operation.described.get("parameters", [])):
            if parameter["in"] != "query":
                continue
            name, schema = parameter["name"], resolved(description, parameter["schema"])
            if schema.get("type") == "array":
                items = resolved(description, schema["items"])
                values = [*items.get("enum", ("A", "B")), "B"][:2]
                commas = client.get(f"{address}?{urlencode({name: ','.join(values)})}")
                repeated = client.get(f"{address}?{urlencode({name: values}, doseq=True)}")
                if content_of(commas) != content_of(repeated):
                    wrong.append((address, name, content_of(commas), content_of(repeated)))
                tried["array"] += 1
            else:
                value = str(schema.get("enum", [EXAMPLES.get(schema.get("format", schema.get("type")), "1")])[0])
                refusal = client.get(f"{address}?{urlencode({name: [value, value]}, doseq=True)}")
                codes = [each["code"] for each in refusal.json().get("errors", [])]
                if codes != ["twice"]:
                    wrong.append((address, name, refusal.status_code, codes))
                tried["scalar"] += 1
    assert wrong == []
    assert tried["array"] > 400, tried
    assert tried["scalar"] > 400, tried


def content_of(answer: Any) -> Any:
    """Return the content of an answer, without the addresses that repeat its query and its own identifiers."""
    content = b"".join(answer) if answer.streaming else answer.content
    if not answer.headers["Content-Type"].endswith("json"):
        return answer.status_code, content
    body = answer.json()
    return answer.status_code, {key: value for key, value in body.items() if key not in {"instance", "next", "cursor"}}
