"""The address of a refusal says what this one means, where its rule comes from and what to do, in each language."""

import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from core.refusals import rules
from core.refusals.constraint_messages import RULES
from core.rest.problems.conflict_codes import code_of, is_refusal, refusals
from core.rest.problems.problem_types import KINDS
from core.rest.problems.views import refusal_fields
from core.text.multilingual_text import LANGUAGES
from mocportal.seed.files import read
from tests.api.conftest import BROWSER
from tests.moc.articles import modules

# An article of the MOC as it writes it, such as 2(c)(iv).
ARTICLE = re.compile(r"\d(?:\([a-z]+\))+")
NONE = "Portal rule (no article of the MOC): "


def test_each_refusal_has_an_explanation_of_its_own() -> None:
    for error in refusals().values():
        assert {"title", "rule", "meaning", "remedy"} <= vars(error).keys(), error


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_explanation_is_that_of_another_and_each_says_more_than_its_title(language: str) -> None:
    with translation.override(language):
        told = {code: refusal_fields(code) for code in refusals()}
        shared = KINDS["refused"]
        for member in ("explanation", "remedy"):
            texts = Counter([str(getattr(shared, member)), *(each[member] for each in told.values())])
            assert [text for text, times in texts.items() if times > 1] == [], member
        for code, each in told.items():
            assert words(each["explanation"]) - words(each["title"]), code
            assert len(each["explanation"]) + len(each["remedy"]) > len(each["title"]), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_all_of_it(language: str, db: None) -> None:
    for code in refusals():
        address = reverse("api:problem", args=[code])
        told = Client().get(address, headers={"accept-language": language}).json()
        page = Client().get(address, headers=BROWSER | {"accept-language": language}).text
        for member in ("title", "explanation", "rule", "remedy"):
            assert told[member].replace("'", "&#x27;") in page, (code, member)


def test_a_kind_of_problem_has_no_rule(db: None) -> None:
    told: dict[str, Any] = Client().get(reverse("api:problem", args=["not-found"])).json()
    assert "rule" not in told


def test_a_rule_names_articles_that_the_moc_has() -> None:
    own = [text for module in modules() for name, text in vars(module).items() if name.endswith("RULE")]
    texts = [*own, *(str(text) for text in vars(rules).values() if isinstance(text, Promise))]
    named = {article for text in texts for article in ARTICLE.findall(text)}
    assert {"4(a)(iii)", "9(c)"} <= named <= {each["code"] for each in read("text")["provision"]}
    assert [text for text in texts if not ARTICLE.search(text)] == [text for text in texts if text.startswith(NONE)]


def test_database_rule_of_the_moc_cites_its_article() -> None:
    for name, rule in RULES.items():
        code = code_of(name)
        assert is_refusal(code)
        assert refusal_fields(code)["rule"] == rule != rules.RECORD
    assert "9(c)" in refusal_fields("notice-to-all-others")["rule"]
    assert refusal_fields("commitment-has-a-title")["rule"].startswith(NONE)


def words(text: str) -> set[str]:
    """What a text is made of: its words, or its signs where it has no spaces."""
    return set(text.split()) if " " in text else set(text)
