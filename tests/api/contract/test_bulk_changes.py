"""Changes of many records are described as the server accepts them: partial, each with its key and its version."""

import json
from typing import Any

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from tests.api.contract.conftest import Found, Operation, resolved
from tests.api.matrix import OURS
from tests.security.pages import taken_back

pytestmark = pytest.mark.django_db

ROUTES = {prefix: route.removesuffix("-list") for prefix, route in api.lists.items()}
# What is sent or submitted no longer changes.
DRAFTS = {"progress-report", "proposal"}


def bulk(operations: list[Operation]) -> list[Operation]:
    return [each for each in operations if each.method == "patch" and not each.path.endswith("}/")]


def test_description_and_server_agree_on_the_least_that_a_change_of_many_says(
    operations: list[Operation],
    description: dict[str, Any],
    wrong_in: Found,
    ours: Participant,
    clients: dict[Role, Client],
) -> None:
    client, tried = clients[Role.CONTACT_OFFICER], 0
    for operation in bulk(operations):
        collection = operation.path.removeprefix("/api/v1/").rstrip("/")
        route = ROUTES[collection]
        (row,) = (each for each in OURS if each[:2] == (route, "own draft" if route in DRAFTS else "own"))
        key = row.key(row.make(ours))
        content = operation.described["requestBody"]["content"]["application/json"]
        many = resolved(description, content["schema"])
        one = resolved(description, many["items"])
        (name,) = set(one["required"]) - {"version"}
        version = client.get(f"{operation.path}{key}/").json()["version"]
        least = {name: key, "version": version}
        more = sorted(set(one["properties"]) - least.keys())
        assert more, operation.path
        taken = [least, least | {name: str(key)}]
        for field in more:
            # Its own shape is for the server to judge as that of one change is; nothing else may be missing.
            refused = sent(client, operation.path, [least | {field: {"no": ["such"]}}])[1]
            assert [each["pointer"].split("/")[2] for each in refused["errors"]] == [field], (operation.path, field)
        for body in taken:
            status, told = sent(client, operation.path, [body])
            assert (wrong_in([body], many), status) == ([], 200), (operation.path, body, told)
        for body in ({name: key}, {"version": version}, {name: [key], "version": version}, least | {"colour": "red"}):
            assert wrong_in([body], many), (operation.path, body)
            assert sent(client, operation.path, [body])[0] == 400, (operation.path, body)
        # An identifier of a partner system is a key like any other: it is looked up and not refused as a wrong value.
        own = least | {name: "~M-9"}
        assert wrong_in([own], many) == [], operation.path
        assert [each["code"] for each in sent(client, operation.path, [own])[1]["errors"]] == ["does_not_exist"]
        tried += 1
    assert tried == 10


def test_a_change_of_many_may_name_one_field_alone(operations: list[Operation], wrong_in: Found) -> None:
    """A field by itself, as the example has it, is allowed by the description of a change of many as by that of one."""
    of_one = {
        each.path.replace("{key}/", ""): each.described["requestBody"]["content"]["application/json"]
        for each in operations
        if each.method == "patch" and each.path.endswith("/{key}/")
    }
    for operation in bulk(operations):
        content = operation.described["requestBody"]["content"]["application/json"]
        (example, *_rest), one = content["example"], of_one[operation.path]["example"]
        key = {name: value for name, value in example.items() if name in {"id", "reference", "version"}}
        for field, value in one.items():
            assert wrong_in([key | {field: value}], content["schema"]) == [], (operation.path, field)


def sent(client: Client, path: str, body: Any) -> tuple[int, Any]:
    with taken_back():
        answer = client.patch(path, json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()
