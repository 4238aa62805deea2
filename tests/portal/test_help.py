"""The guides as pages: each construct of Markdown, each link, and the section for each page."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve

from contacts.enums import Role
from contacts.models import User
from core.text.languages import Language
from mocportal.help.guides import NAMES, SECTIONS, address_for, read
from mocportal.help.markdown import Converter, headings
from tests.e2e.sweep.routes import is_of_the_api
from tests.e2e.sweep.table import ACTS, NO_PAGES
from tests.portal.conftest import SignIn

EACH = [(name, language) for name in NAMES for language in Language.values]
EDITOR, SECRETARIAT, ADMINISTRATOR = (User(role=role) for role in (Role.EDITOR, Role.SECRETARIAT, Role.ADMINISTRATOR))


def convert(text: str) -> str:
    return Converter(lambda target: f"/{target}", lambda target: f"/{target}").convert(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <b> & c", "<p>a &lt;b&gt; &amp; c</p>"),
        ("`<x>`, **a** and *b*", "<p><code>&lt;x&gt;</code>, <strong>a</strong> and <em>b</em></p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("1. one\n\n   more\n2. two", '<ol><li>one</li></ol>\n<p>more</p>\n<ol start="2"><li>two</li></ol>'),
        ("text\nmore\n- one", "<p>text more</p>\n<ul><li>one</li></ul>"),
        ("# Title\n## Part\ntext", '\n<h2 id="s1">Part</h2>\n<p>text</p>'),
        ("[a](b.md)", '<p><a href="/b.md">a</a></p>'),
        ('![a "b"](c.png)', '<p><img src="/c.png" alt="a &quot;b&quot;" width="1100" height="800" loading="lazy"></p>'),
        ("```\na `b`\n\n# c\n```\nd", '<pre tabindex="0"><code>a `b`\n\n# c</code></pre>\n<p>d</p>'),
    ],
)
def test_each_construct_becomes_html_and_nothing_else_does(text: str, html: str) -> None:
    assert convert(text) == html


def test_a_table_has_a_head_and_rows() -> None:
    html = convert("| a | b |\n| --- | --- |\n| 1 | `2` |")
    assert '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>' in html
    assert "<tbody><tr><td>1</td><td><code>2</code></td></tr></tbody>" in html


@pytest.mark.parametrize(("name", "language"), EACH)
def test_no_mark_of_markdown_is_left_in_a_guide(name: str, language: str) -> None:
    words = unescape(re.sub(r"<(pre|code).*?</\1>|<[^>]+>", "", read(name, language).html, flags=re.DOTALL))
    assert not re.search(r"\*\*|^#|^\||\| |\]\(|`", words, re.MULTILINE)


@pytest.mark.parametrize(("name", "language"), EACH)
def test_each_link_of_a_guide_leads_to_a_page_and_each_picture_exists(name: str, language: str) -> None:
    html = read(name, language).html
    for url in re.findall(r'href="(/[^"]+)"', html):
        path, _hash, key = url.partition("#")
        match = resolve(path)
        assert match.view_name == "help"
        assert not key or f'id="{key}"' in read(match.kwargs["name"], language).html
    for url in re.findall(r'src="([^"]+)"', html):
        assert finders.find(url.removeprefix(settings.STATIC_URL).removeprefix("/static/"))


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_has_the_same_sections_in_each_language(name: str) -> None:
    """The anchor of a section is its place, so that Help opens it in each language."""
    levels = [[(each.level, each.key) for each in read(name, language).headings] for language in Language.values]
    assert levels[0] == levels[1] == levels[2]


def paths(patterns: Iterable[Any], start: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield name and path of each route."""
    for pattern in patterns:
        path = start + re.sub(r"<(\w+:)?\w+>", "3", str(pattern.pattern))
        if not isinstance(pattern, URLPattern):
            yield from paths(pattern.url_patterns, path, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield f"{space}{pattern.name}", path


def pages() -> set[str]:
    """Paths of the pages, the lists and the forms."""
    history = {f"/admin/{model._meta.label_lower.replace('.', '/')}/3/history/" for model in admin.site._registry}
    index = {f"/admin/{app}/" for app in {model._meta.app_label for model in admin.site._registry}}
    no_pages = ACTS | NO_PAGES | {"timeline"}
    named = paths(get_resolver().url_patterns)
    return history | index | {path for name, path in named if name not in no_pages and not is_of_the_api(name)}


def rows_for(path: str) -> list[tuple[str, str, str]]:
    return [row for row in SECTIONS if re.match(row[0], path)]


def test_each_page_has_a_row_of_the_table_and_each_row_a_page() -> None:
    found = {path: rows_for(path) for path in pages()}
    assert [path for path, rows in found.items() if not rows] == []
    assert {rows[0] for rows in found.values()} == set(SECTIONS)


@pytest.mark.parametrize("user", [EDITOR, SECRETARIAT, ADMINISTRATOR, None])
def test_the_section_of_each_page_exists(user: User | None) -> None:
    sections = {path: address_for(path, user) for path in pages() if rows_for(path)[0][1]}
    assert [path for path, url in sections.items() if not re.fullmatch(r"/help/\w+/#s\d+", url)] == []


def test_help_of_the_home_page_is_the_guide_of_the_role() -> None:
    assert [address_for("/", user) for user in (EDITOR, SECRETARIAT, ADMINISTRATOR, None)] == [
        "/help/ministries/",
        "/help/secretariat/",
        "/help/administrators/",
        "/help/ministries/",
    ]


def test_the_sections_are_those_of_the_headings() -> None:
    assert [(each.level, each.text, each.key) for each in headings("# A\n## B\n### C\n## D")] == [
        (2, "B", "s1"),
        (3, "C", "s2"),
        (2, "D", "s3"),
    ]


@pytest.mark.django_db
def test_help_is_on_each_page_and_opens_the_section_of_the_page(signed_in: SignIn) -> None:
    page = signed_in(Role.READER).get("/commitments/").text
    url = address_for("/commitments/", EDITOR)
    assert f'class="help" href="{url}"' in page
    assert "Find and report on commitments" in Client().get(url).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("ministries", "fr", "Guide à l'intention"),
        ("ministries", "ja", "参加機関の職員の方へ"),
        ("partners", "fr", "L'API à l'intention"),
    ],
)
def test_a_guide_is_in_the_language_of_the_page(client: Client, name: str, language: str, title: str) -> None:
    page = client.get(f"/help/{name}/", headers={"accept-language": language})
    assert title in unescape(page.text)


@pytest.mark.django_db
def test_another_name_is_no_guide(client: Client) -> None:
    assert client.get("/help/operations/").status_code == 404
