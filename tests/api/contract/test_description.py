"""Whatever an operation can answer is described, with an example that its own schema allows."""

import re
from typing import Any

from core.feed.registry import collections
from core.rest.problems.problem_types import KINDS
from core.rest.schema.groups import ELSEWHERE
from mocportal.api_groups import GROUPS
from partners.enums import Scope
from partners.services.webhooks import event_types
from tests.api.contract.conftest import Found, Operation, answers, resolved

WRITES = {"post", "put", "patch", "delete"}


def test_each_answer_has_an_example_that_its_schema_allows(
    description: dict[str, Any], operations: list[Operation], wrong_in: Found
) -> None:
    without, wrong = [], []
    for operation in operations:
        for status, media_type, content in answers(description, operation):
            examples = [each["value"] for each in content.get("examples", {}).values()]
            examples += [content["example"]] if "example" in content else []
            where = f"{operation.method} {operation.path} {status} {media_type}"
            without += [] if examples else [where]
            if media_type.endswith("json"):
                wrong += [f"{where} {each}" for example in examples for each in wrong_in(example, content["schema"])]
    assert without == []
    assert wrong == []


def test_each_body_has_an_example_that_its_schema_allows(operations: list[Operation], wrong_in: Found) -> None:
    without, wrong = [], []
    for operation in operations:
        for media_type, content in operation.described.get("requestBody", {}).get("content", {}).items():
            where = f"{operation.method} {operation.path} {media_type}"
            examples = [each["value"] for each in content.get("examples", {}).values()]
            examples += [content["example"]] if "example" in content else []
            if media_type.endswith("json"):
                without += [] if examples else [where]
                wrong += [f"{where} {each}" for example in examples for each in wrong_in(example, content["schema"])]
    assert without == []
    assert wrong == []


def test_what_a_partner_system_copies_from_an_example_is_no_draft(operations: list[Operation]) -> None:
    bodies = {
        each.path: each.described["requestBody"]["content"]["application/json"]["example"]
        for each in operations
        if each.method == "post" and "application/json" in each.described.get("requestBody", {}).get("content", {})
    }
    assert bodies["/api/v1/commitments/"]["state"] == "active"
    assert bodies["/api/v1/progress-reports/"]["submit"] is True
    assert bodies["/api/v1/proposals/"]["send"] is True


def test_a_webhook_is_made_as_its_example_shows(operations: list[Operation]) -> None:
    (made,) = (each.described for each in operations if (each.method, each.path) == ("post", "/api/v1/webhooks/"))
    example = made["requestBody"]["content"]["application/json"]["example"]
    (condition,) = example["conditions"]
    assert example["url"].startswith("https://")
    assert condition["kinds"] == ["changed"]
    assert condition["value"] in event_types.values_of(collections()[condition["type"]])[condition["field"]]


def test_an_activity_is_shown_on_one_day(operations: list[Operation]) -> None:
    (made,) = (each.described for each in operations if (each.method, each.path) == ("post", "/api/v1/activities/"))
    example = made["requestBody"]["content"]["application/json"]["example"]
    # Another day than that of the wall time is refused.
    assert example["local_start"].startswith(example["starts_on"])


def test_the_feed_is_shown_as_it_goes_on(operations: list[Operation]) -> None:
    (feed,) = (each.described for each in operations if each.path == "/api/v1/changes/")
    example = feed["responses"]["200"]["content"]["application/json"]["example"]
    (change,) = example["results"]
    assert example["next"].endswith(f"/api/v1/changes/?after={example['cursor']}")
    assert change["url"].endswith(f"/api/v1/{change['type']}/{change['key']}/")


def test_each_operation_says_what_it_does_and_in_which_group(operations: list[Operation]) -> None:
    for operation in operations:
        described = operation.described
        assert described["summary"], operation.path
        assert described["description"], operation.path
        assert described["tags"] != [ELSEWHERE.name], operation.path
    assert {group.name for group in GROUPS} >= {tag for each in operations for tag in each.described["tags"]}


def test_header_parameters_have_no_example(description: dict[str, Any]) -> None:
    # Swagger UI fills in what stands as an example.
    headers = [each for each in description["components"]["parameters"].values() if each["in"] == "header"]
    assert len(headers) > 0
    assert [each["name"] for each in headers if "example" in each] == []


def test_what_changes_many_answers_with_a_list_and_not_with_pages(operations: list[Operation]) -> None:
    changed = [each.described for each in operations if each.method == "patch" and not each.path.endswith("}/")]
    answers = [each["responses"]["200"]["content"]["application/json"] for each in changed]
    assert len(answers) > 0
    assert {answer["schema"]["type"] for answer in answers} == {"array"}
    assert all(isinstance(answer["example"], list) for answer in answers)


def test_the_names_of_operations_are_theirs_alone(operations: list[Operation]) -> None:
    names = [operation.described["operationId"] for operation in operations]
    assert sorted(names) == sorted(set(names))
    pattern = r"[a-z_]+_(list|create|retrieve|partial_update|destroy|change_many|create_many)"
    assert [name for name in names if not re.fullmatch(pattern, name)] == []


def test_the_description_names_its_server_contact_and_licence(description: dict[str, Any]) -> None:
    assert description["servers"]
    assert {"title", "version", "contact", "license"} <= description["info"].keys()
    requests = [each["post"] for each in description["webhooks"].values()]
    assert all(each["operationId"] for each in requests)


def test_example_of_a_parameter_is_valid_by_its_schema(
    description: dict[str, Any], operations: list[Operation], wrong_in: Found
) -> None:
    shown = [
        parameter
        for operation in operations
        for parameter in (resolved(description, each) for each in operation.described.get("parameters", []))
        if "example" in parameter
    ]
    assert shown
    assert [each for each in shown if wrong_in(each["example"], each["schema"])] == []


def test_each_parameter_says_what_it_is(description: dict[str, Any], operations: list[Operation]) -> None:
    silent = [
        f"{operation.method} {operation.path} {parameter['name']}"
        for operation in operations
        for parameter in (resolved(description, each) for each in operation.described.get("parameters", []))
        if not parameter.get("description")
    ]
    assert silent == []


def test_a_filter_says_whether_it_asks_for_a_value_or_for_what_is_tied(operations: list[Operation]) -> None:
    (listed,) = (each for each in operations if (each.method, each.path) == ("get", "/api/v1/commitments/"))
    said = {each["name"]: each.get("description", "") for each in listed.described["parameters"] if "name" in each}
    assert said["area__isnull"].startswith("`true`: without any")
    assert said["stage"].startswith("With this among its values")
    assert said["lead__isnull"].startswith("`true`: without a value")
    assert said["state"].startswith("Equal to this.")


def test_no_parameter_is_duplicated(description: dict[str, Any], operations: list[Operation]) -> None:
    for operation in operations:
        parameters = [resolved(description, each) for each in operation.described.get("parameters", [])]
        names = [(each["name"], each["in"]) for each in parameters]
        assert len(names) == len(set(names)), f"{operation.method} {operation.path}"


def test_each_operation_states_its_scope(operations: list[Operation]) -> None:
    scopes = {scope for each in operations for one in each.described["security"] for scope in one.get("token", [])}
    assert scopes <= set(Scope.values)
    assert {"people:read", "register:read", "dialogue:read", "commitments:write"} <= scopes


def test_reads_describe_304_and_writes_their_conflicts(operations: list[Operation]) -> None:
    for operation in operations:
        statuses = set(operation.described["responses"])
        where = f"{operation.method} {operation.path}"
        assert {"400", "406", "429", "500", "503"} <= statuses, where
        if {} not in operation.described["security"]:
            assert {"401", "403"} <= statuses, where
        if "{" in operation.path:
            assert "404" in statuses, where
        if operation.method == "get":
            assert "304" in statuses, where
        else:
            assert {"409", "422"} <= statuses, where
        if "requestBody" in operation.described:
            assert {"413", "415"} <= statuses, where


def test_each_answer_names_its_headers(description: dict[str, Any], operations: list[Operation]) -> None:
    for operation in operations:
        for status, answer in operation.described["responses"].items():
            headers = resolved(description, answer).get("headers", {})
            assert "X-Request-ID" in headers, operation.path
            if status == "200" and operation.method == "get":
                assert "ETag" in headers, operation.path
            if status == "200" and operation.path.endswith("{key}/"):
                assert "Last-Modified" in headers, operation.path
            if status == "201":
                assert {"ETag", "Location"} <= set(headers), operation.path
            if status in {"429", "503"}:
                assert "Retry-After" in headers, operation.path


def test_feed_describes_410_and_all_languages(description: dict[str, Any], operations: list[Operation]) -> None:
    of = {each.path: each.described for each in operations}
    assert "410" in of["/api/v1/changes/"]["responses"]
    for path in ("/api/v1/changes/", "/api/v1/register/", "/api/v1/commitments/"):
        parameters = [resolved(description, each) for each in of[path]["parameters"]]
        (lang,) = (each for each in parameters if each["name"] == "lang")
        assert set(lang["schema"]["enum"]) == {"en", "fr", "ja", "*"}, path


def test_each_kind_of_problem_is_shown(description: dict[str, Any]) -> None:
    shown = {
        name
        for answer in description["components"]["responses"].values()
        for name in answer["content"]["application/problem+json"]["examples"]
    }
    assert shown == set(KINDS)


def test_authentication_methods_are_described(description: dict[str, Any]) -> None:
    schemes = description["components"]["securitySchemes"]
    assert {name: (each["type"], each.get("scheme", each.get("in"))) for name, each in schemes.items()} == {
        "token": ("http", "bearer"),
        "session": ("apiKey", "cookie"),
        "calendar": ("http", "basic"),
    }


# ``status`` is none of a record's own life cycle: codes of HTTP and iCalendar, reports of the CMWG, language versions.
STATUS = {
    *("Attempt", "CalendarEntry", "DismissedOverlap", "LanguageVersion", "Overlap", "Problem", "ProblemType", "Root"),
    "Wording",
}


def test_state_and_status_follow_one_rule(description: dict[str, Any], operations: list[Operation]) -> None:
    """``state`` is the position of a record in its life cycle, from a closed list (docs/partners.md)."""
    schemas = description["components"]["schemas"]
    named = {name: each.get("properties", {}) for name, each in schemas.items()}
    assert {name for name, fields in named.items() if "status" in fields} == STATUS
    for name, fields in named.items():
        if state := fields.get("state"):
            assert "enum" in resolved(description, state.get("allOf", [state])[0]), name
    filters = {
        each.path
        for each in operations
        for parameter in each.described.get("parameters", ())
        if resolved(description, parameter)["name"].partition("__")[0] == "status"
    }
    assert filters == {f"/api/v1/{name}/" for name in ("dismissed-overlaps", "overlaps", "wordings")}


def test_each_record_has_the_key_of_its_address(description: dict[str, Any]) -> None:
    for name, each in description["components"]["schemas"].items():
        if {"url", "version", "updated_at"} <= each.get("properties", {}).keys():
            assert each["properties"]["key"]["type"] == "string", name
