"""The plain description for generators of clients: valid, without unions, and what the server sends and accepts."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openapi_spec_validator import OpenAPIV31SpecValidator

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from tests.api.contract.conftest import errors_by, resolved
from tests.api.matrix import OURS, Row

pytestmark = pytest.mark.django_db
COLLECTIONS = {route.removesuffix("-list"): prefix for prefix, route in api.lists.items()}
ROWS = [row for row in OURS if Role.CONTACT_OFFICER in row.seen_by]
SCHEMAS = "#/components/schemas/"
NULL = {"type": "null"}


def schemas_in(described: Any) -> Iterator[dict[str, Any]]:
    """Yield each object of the description."""
    if isinstance(described, dict):
        yield described
        for each in described.values():
            yield from schemas_in(each)
    elif isinstance(described, list):
        for each in described:
            yield from schemas_in(each)


def test_it_is_valid_by_the_specification(plain_description: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(plain_description).iter_errors()] == []


def test_a_union_is_a_named_type_or_null(plain_description: dict[str, Any]) -> None:
    unions = [each for each in schemas_in(plain_description) if "oneOf" in each or "anyOf" in each]
    assert unions
    for union in unions:
        named, null = union["oneOf"]
        assert (set(named), null) == ({"$ref"}, NULL)


def test_each_response_has_one_media_type(plain_description: dict[str, Any]) -> None:
    for path, operations in plain_description["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                assert len(resolved(plain_description, response).get("content", {})) < 2, (method, path, status)


def test_every_component_is_used(plain_description: dict[str, Any]) -> None:
    used = {str(each["$ref"]) for each in schemas_in(plain_description) if "$ref" in each}
    schemas = {f"{SCHEMAS}{name}" for name in plain_description["components"]["schemas"]}
    assert schemas <= used


def test_a_text_to_write_has_a_name_and_each_record_can_be_created_alone_and_with_others(
    plain_description: dict[str, Any], description: dict[str, Any]
) -> None:
    entry = plain_description["components"]["schemas"]["CommitmentEntry"]
    assert entry["properties"]["title"] == {"$ref": f"{SCHEMAS}LocalizedText"}
    batches = [path for path in description["paths"] if path.endswith("/batch/")]
    assert len(batches) == 10
    for path in batches:
        one = plain_description["paths"][path.removesuffix("batch/")]["post"]
        many = plain_description["paths"][path]["post"]
        (body, bodies), (answer, answers) = (
            tuple(_json(each) for each in pair)
            for pair in (
                (one["requestBody"], many["requestBody"]),
                (one["responses"]["201"], many["responses"]["201"]),
            )
        )
        assert (bodies, answers) == ({"type": "array", "items": body}, {"type": "array", "items": answer}), path


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.route}, {row.name}")
def test_a_record_in_the_default_form_has_every_field_with_the_one_type_of_it(
    row: Row, ours: Participant, clients: dict[Role, Client], plain_description: dict[str, Any]
) -> None:
    address = reverse(f"api:{row.route}-detail", args=[row.key(row.make(ours))])
    body = clients[Role.CONTACT_OFFICER].get(address).json()
    answer = plain_description["paths"][f"/api/v1/{COLLECTIONS[row.route]}/{{key}}/"]["get"]["responses"]["200"]
    assert errors_by(plain_description)(body, _json(answer)) == []
    assert sorted(body) == resolved(plain_description, _json(answer))["required"]


def test_one_object_is_refused_where_many_are_created(clients: dict[Role, Client]) -> None:
    sent = {"path": "/api/v1/commitments/batch/", "data": "{}", "content_type": "application/json"}
    refused = clients[Role.EDITOR].post(**sent)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "not-a-list")


def test_another_reader_than_clients_is_refused() -> None:
    refused = Client().get("/api/v1/schema/?for=people")
    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (400, "for")


def _json(holder: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = holder["content"]["application/json"]["schema"]
    return schema
