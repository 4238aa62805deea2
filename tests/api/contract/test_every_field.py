"""What nobody means, in every field of every body that the description offers: refused at its place, or kept as it is.

What is no JSON at all never comes as far as a field: tests/api/writing/test_bodies.py.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from mocportal.api_examples import COMMITMENT
from tests.api.contract.conftest import Operation, resolved
from tests.api.matrix import OURS
from tests.factories.commitments import CommitmentFactory
from tests.random_examples import tries
from tests.security.pages import taken_back

pytestmark = pytest.mark.django_db

COLLECTIONS = {prefix: route.removesuffix("-list") for prefix, route in api.lists.items()}
# A half character and a number past all bounds never come as far either.
RUBBISH: tuple[Any, ...] = (
    *("\x00", "a\x00b", "9" * 5000, "x" * 100_000, "0001-01-01", "9999-12-31T23:59:59Z", "\u202e", "²"),
    *("' OR 1=1 --", "a\r\nBcc: x@y.example", -1, 10**18, 1e308, True, None, [], {}, [[[]]], {"en": {"en": {}}}),
)
WORDS = "=1+1 @A1 <script>&\"'</script> e\u0301 \u200d {{ 7 * 7 }} %(x)s {0} 😀 電"


def bodies(operations: list[Operation], description: dict[str, Any]) -> Iterator[tuple[Operation, Any, dict[str, Any]]]:
    """Each operation that takes JSON, with an example of its body and what the description says of its fields."""
    for operation in operations:
        body = resolved(description, operation.described.get("requestBody", {})).get("content", {})
        if operation.path.startswith("/api/v1/") and "application/json" in body:
            content = body["application/json"]
            schema = resolved(description, content["schema"])
            for each in (schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())):
                if properties := resolved(description, each).get("properties"):
                    example = content["example"]
                    yield operation, example[0] if isinstance(example, list) else example, properties
                    break


# What Python, Django, REST framework, psycopg and PostgreSQL say to programmers.
FOREIGN = re.compile(
    "Exceeds the limit|invalid literal|could not convert|codec can't|Traceback|has no attribute|not subscriptable"
    "|out of range for type|invalid input syntax|psycopg|DETAIL:|LINE 1|<class|rest_framework|django\\.|unhashable"
    "|must be real number|object is not|isoformat|year is out of|Expecting value|surrogates not allowed"
)
IN_ADDRESSES = (
    "9" * 5000,
    "\x00",
    "²",
    "1e400",
    "-0",
    "0000-00-00",
    "9999-99-99T99:99:99Z",
    "'",
    "%",
    "[]",
    "\u202e",
    "🔋",
)


def test_every_field_refuses_or_keeps(
    operations: list[Operation], description: dict[str, Any], ours: Participant, clients: dict[Role, Client]
) -> None:
    CommitmentFactory.create(lead=ours, reference=COMMITMENT)
    keys = {row.route: row.key(row.make(ours)) for row in OURS if row.name in {"own", "any", "own draft", "shipped"}}
    wrong, fields, kept = [], 0, 0
    for operation, example, properties in bodies(operations, description):
        collection = operation.path.removeprefix("/api/v1/").partition("/")[0]
        address = operation.path.replace("{key}", str(keys.get(COLLECTIONS.get(collection, ""), 1)))
        fields += len(properties)
        for place, _rubbish in enumerate(RUBBISH):
            # Each field has each of them once.
            body = {name: RUBBISH[(place + at) % len(RUBBISH)] for at, name in enumerate(properties)}
            status, told = sent(clients[Role.PARTNER], operation, address, body)
            foreign = FOREIGN.search(json.dumps(told))
            if status >= 500 or foreign or (status == 400 and strangers(told, properties)):
                wrong.append((operation.method, address, place, status, told))
        for name in properties:
            status, told = sent(clients[Role.PARTNER], operation, address, example | {name: WORDS})
            held = told.get(name) if isinstance(told, dict) else None
            held = next(iter(held.values()), None) if isinstance(held, dict) else held
            kept += held == WORDS
            if status >= 500 or (status < 300 and isinstance(held, str) and held != WORDS):
                wrong.append((operation.method, address, name, status, held))
    assert wrong == []
    assert (fields > 100, kept > 0) == (True, True), (fields, kept)


def test_no_parameter_is_answered_in_the_words_of_a_library(
    operations: list[Operation], description: dict[str, Any], ours: Participant, clients: dict[Role, Client]
) -> None:
    asked: set[str] = set()
    schemas: set[str] = set()
    wrong = []
    for operation in operations:
        if operation.method != "get" or "{" in operation.path:
            continue
        for parameter in (resolved(description, each) for each in operation.described.get("parameters", [])):
            # A kind of parameter once, wherever it stands.
            kind = json.dumps([parameter["name"], parameter["schema"]])
            if parameter["in"] != "query" or kind in asked:
                continue
            asked.add(kind)
            # Each schema meets each value; another parameter of the same schema meets some of them, in turn.
            schema, turn = json.dumps(parameter["schema"]), len(asked)
            values = [IN_ADDRESSES[(turn + at) % len(IN_ADDRESSES)] for at in range(tries(4, long=len(IN_ADDRESSES)))]
            for value in IN_ADDRESSES if schema not in schemas else values:
                answer = clients[Role.PARTNER].get(f"{operation.path}?{urlencode({parameter['name']: value})}")
                if answer.status_code >= 500 or (answer.status_code >= 400 and FOREIGN.search(answer.text)):
                    wrong.append((operation.path, parameter["name"], value[:20], answer.status_code, answer.text[:300]))
            schemas.add(schema)
    assert wrong == []
    assert len(asked) > 100


@pytest.mark.parametrize(
    "body", ["9" * 5000, "[" * 9, '{"a": 1e999}', '{"a": "\\ud800"}', "", "nope", '{"a": NaN}', '{"a": 1, "a": 2}']
)
def test_no_body_is_answered_in_the_words_of_a_library(clients: dict[Role, Client], body: str) -> None:
    answer = clients[Role.PARTNER].post("/api/v1/commitments/", body, content_type="application/json")
    assert (answer.status_code, FOREIGN.search(answer.text)) == (400, None), answer.text


def sent(client: Client, operation: Operation, address: str, body: Any) -> tuple[int, Any]:
    with taken_back():
        answer = getattr(client, operation.method)(
            address, json.dumps(body), content_type="application/json", headers={"If-Match": "*"}
        )
    return answer.status_code, answer.json() if answer.content else {}


def strangers(problem: Any, properties: dict[str, Any]) -> list[str]:
    """What a refusal says of no field that was sent."""
    heads = {each["pointer"].removeprefix("/").partition("/")[0] for each in problem.get("errors", [])}
    return sorted(heads - properties.keys() - {""})
