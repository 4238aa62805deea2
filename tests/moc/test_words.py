"""Docstrings of ``moc`` quote the MOC letter by letter, and docs/architecture.md has the table made from them."""

import re

import pytest

from tests.moc.articles import BEGIN, PAGE, Article, articles, seed, with_table

ARTICLES = list(articles())
TEXTS = {each["code"]: each.get("text", "") for each in seed("text")["provision"]}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.module)
def test_a_docstring_quotes_each_provision_of_its_title(article: Article) -> None:
    assert article.quotations
    assert set(article.codes) <= TEXTS.keys()
    for code in article.codes:
        assert any(quotation in TEXTS[code] for quotation in article.quotations), code
    for quotation in article.quotations:
        assert any(quotation in TEXTS[code] for code in article.codes), quotation


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.module)
def test_a_docstring_lists_result_facts_and_open_questions(article: Article) -> None:
    assert list(article.facts) == ["Computed", "Facts", "Left open"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.module)
def test_a_file_has_the_number_of_its_provision(article: Article) -> None:
    if named := re.match(r"article_(\d[a-z]*(?:_[ivx]+(?=_))?)_", article.module):
        codes = {re.sub(r"\W", "", code) for code in article.codes}
        assert any(code.startswith(named[1].replace("_", "")) for code in codes)


def test_the_table_of_the_architecture_page_is_current() -> None:
    page = PAGE.read_text()
    assert BEGIN in page
    assert page == with_table(page), "Run: python -m tests.moc.articles"
