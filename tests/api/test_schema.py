"""The description of the API: valid, without a warning, and true."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import OpenAPIV31SpecValidator
from playwright.sync_api import Page, expect

from mocportal import api, api_root
from mocportal.api_root import SchemaView
from tests.portal.prose import NOT_PROSE, flagged, sentences

pytestmark = pytest.mark.django_db

# The number of sentences that match a pattern of unclear sentences. It may only fall.
UNCLEAR = 5


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    wanted = {"accept": "application/vnd.oai.openapi+json"}
    described: dict[str, Any] = Client().get("/api/v1/schema/", headers=wanted).json()
    return described


def test_it_is_valid_and_raises_no_warning() -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=io.StringIO())


def test_it_is_valid_by_the_specification_itself(schema: dict[str, Any]) -> None:
    """drf-spectacular's own validation is lenient: a type named twice passes it, and stops generators of clients."""
    assert [error.message for error in OpenAPIV31SpecValidator(schema).iter_errors()] == []


def test_it_is_openapi_3_1_and_says_what_the_memorandum_is_not(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1.")
    assert "not legally binding" in schema["info"]["description"]


def prose(described: Any) -> Iterator[str]:
    """Yield the sentences of summaries and descriptions."""
    if isinstance(described, list):
        for each in described:
            yield from prose(each)
    for name, value in described.items() if isinstance(described, dict) else ():
        if isinstance(value, str):
            yield from sentences(NOT_PROSE.sub("…", value)) if name in {"summary", "description"} else ()
        elif name not in {"example", "examples", "default", "x-labels"}:
            yield from prose(value)


def test_few_sentences_are_unclear(schema: dict[str, Any]) -> None:
    found = {*prose(schema)}
    assert len(found) > 500
    unclear = flagged(found, interface=False)
    assert len(unclear) <= UNCLEAR, "\n".join(f"{text!r}: {advice}" for text, advice in sorted(unclear.items()))


def test_it_describes_every_list_and_record(schema: dict[str, Any]) -> None:
    for prefix in api.lists:
        assert f"/api/v1/{prefix}/" in schema["paths"]
        assert f"/api/v1/{prefix}/{{key}}/" in schema["paths"]


def test_words_have_labels_in_three_languages(schema: dict[str, Any]) -> None:
    state = schema["components"]["schemas"]["CommitmentState"]
    assert set(state["x-labels"]) == {"en", "fr", "ja"}
    assert set(state["x-labels"]["en"]) == set(state["enum"])


def test_schema_is_generated_once_and_revalidated(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[SchemaGenerator] = []

    class Counted(SchemaGenerator):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(SchemaView, "generator_class", Counted)
    api_root._description.cache_clear()
    first = Client().get("/api/v1/schema/", headers={"accept": "application/yaml", "accept-language": "fr"})
    again = {"accept": "application/yaml", "accept-language": "fr", "if-none-match": first.headers["ETag"]}
    second = Client().get("/api/v1/schema/", headers=again)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    assert (second.status_code, second.content) == (304, b"")
    assert len(made) == 1


def test_format_and_language_are_selected_by_parameters() -> None:
    asked = Client().get("/api/v1/schema/?format=json&lang=fr")
    assert (asked.headers["Content-Type"].partition(";")[0], asked.json()["openapi"][:3]) == (
        "application/vnd.oai.openapi+json",
        "3.1",
    )
    for query, parameter in (("format=xml", "format"), ("lang=de", "lang"), ("version=2", "version")):
        refusal = Client().get(f"/api/v1/schema/?{query}")
        assert refusal.status_code == 400, query
        assert [each["parameter"] for each in refusal.json()["errors"]] == [parameter]


def test_the_docs_page_works_under_the_strict_policy(browser_page: Page) -> None:
    # The description takes a while on a busy machine; what is drawn of it then does not.
    with browser_page.expect_response("**/api/v1/schema/**", timeout=90_000) as described:
        browser_page.goto("/api/v1/docs/#/Commitments")
    assert described.value.ok
    operation = browser_page.locator("#operations-Commitments-commitments_list")
    expect(operation).to_be_visible(timeout=60_000)
    operation.locator("button").first.click()
    expect(operation.get_by_text("due_on__lte").first).to_be_visible(timeout=60_000)
    expect(operation.get_by_text("too-many-requests").first).to_be_visible(timeout=60_000)
    browser_page.set_viewport_size({"width": 320, "height": 640})
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320
