"""What each endpoint answers is what the description promises: by its schema, and with just the fields of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Participant
from core.feed.sequencer import settle_all
from mocportal import api
from tests.api.contract.conftest import Found, resolved
from tests.api.matrix import OURS, Row

pytestmark = pytest.mark.django_db
COLLECTIONS = {route.removesuffix("-list"): prefix for prefix, route in api.lists.items()}
ROWS = [row for row in OURS if Role.CONTACT_OFFICER in row.seen_by]


def promised(description: dict[str, Any], path: str) -> dict[str, Any]:
    schema: dict[str, Any] = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return schema["schema"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", ["en", "ja", "*"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.route}, {row.name}")
def test_a_record_and_its_list_are_as_promised(
    row: Row,
    language: str,
    ours: Participant,
    clients: dict[Role, Client],
    description: dict[str, Any],
    wrong_in: Found,
) -> None:
    record = row.make(ours)
    officer, collection = clients[Role.CONTACT_OFFICER], f"/api/v1/{COLLECTIONS[row.route]}/"
    body = officer.get(reverse(f"api:{row.route}-detail", args=[row.key(record)]), {"lang": language}).json()
    schema = promised(description, f"{collection}{{key}}/")
    assert wrong_in(body, schema) == []
    assert list(body) == list(resolved(description, schema)["properties"])
    page = officer.get(collection, {"lang": language}).json()
    assert wrong_in(page, promised(description, collection)) == []
    assert body in page["results"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.route}, {row.name}")
def test_expanded_keys_are_replaced_by_their_records(
    row: Row, ours: Participant, clients: dict[Role, Client], description: dict[str, Any], wrong_in: Found
) -> None:
    path = f"/api/v1/{COLLECTIONS[row.route]}/{{key}}/"
    parameters = [resolved(description, each) for each in description["paths"][path]["get"]["parameters"]]
    offered = [each["schema"]["items"]["enum"] for each in parameters if each["name"] == "expand"]
    address = reverse(f"api:{row.route}-detail", args=[row.key(row.make(ours))])
    for name in [name for names in offered for name in names]:
        body = clients[Role.CONTACT_OFFICER].get(address, {"expand": name}).json()
        assert wrong_in(body, promised(description, path)) == [], name
        values = body[name] if isinstance(body[name], list) else [body[name]]
        assert all(value is None or isinstance(value, dict) for value in values), name


@pytest.mark.parametrize(
    "path", ["/api/v1/", "/api/v1/access/", "/api/v1/problems/", "/api/v1/problems/{name}/", "/api/v1/changes/"]
)
def test_responses_without_records_match_the_schema(
    path: str, clients: dict[Role, Client], description: dict[str, Any], wrong_in: Found
) -> None:
    settle_all()
    answer = clients[Role.CONTACT_OFFICER].get(path.replace("{name}", "refused"))
    assert answer.status_code == 200
    assert wrong_in(answer.json(), promised(description, path)) == []


def test_a_problem_is_as_promised(reader: Client, description: dict[str, Any], wrong_in: Found) -> None:
    problem = description["components"]["schemas"]["Problem"]
    for address in ("/api/v1/nothing/", "/api/v1/sides/?limit=0", "/api/v1/sides/?nothing=1"):
        assert wrong_in(reader.get(address).json(), problem) == []
