"""The address of a problem, opened by a person: what happened and what to do, in the reader's language."""

import pytest
from django.test import Client
from django.urls import reverse

from core.rest.problems.conflict_codes import refusals
from core.rest.problems.problem_details import MEDIA_TYPE
from core.rest.problems.problem_types import KINDS
from tests.api.conftest import BROWSER


@pytest.mark.parametrize("name", [*KINDS, "report-submitted", "contact-officer-ends-after-it-begins"])
def test_a_browser_gets_a_page_with_an_example(name: str, db: None) -> None:
    page = Client().get(reverse("api:problem", args=[name]), headers=BROWSER)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    told = Client().get(reverse("api:problem", args=[name])).json()
    for part in (told["title"], told["explanation"], told["remedy"]):
        assert part.replace("'", "&#x27;") in page.text
    assert f"&quot;status&quot;: {told['status']}" in page.text


def test_the_list_leads_to_each(db: None) -> None:
    page = Client().get(reverse("api:problems"), headers=BROWSER).text
    for name in [*KINDS, *refusals()]:
        assert f'href="/api/v1/problems/{name}/"' in page


def test_a_program_gets_json_whatever_it_accepts(db: None) -> None:
    for accepted in ("*/*", "application/json"):
        answer = Client().get(reverse("api:problem", args=["not-found"]), headers={"accept": accepted})
        assert answer.headers["Content-Type"] == "application/json"


def test_what_is_no_problem_is_a_problem_to_a_browser_too(db: None) -> None:
    refusal = Client().get(reverse("api:problem", args=["nothing"]), headers=BROWSER)
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (404, MEDIA_TYPE)
