"""The guides as pages: each construct of Markdown, each link, and the section for each page."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve

from contacts.enums import Role
from contacts.models import User
from core.text.languages import Language
from mocportal.help.guides import NAMES, SECTIONS, address_for, read
from mocportal.help.markdown import Converter, headings
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
        ('![a "b"](c.png)', '<p><img src="/c.png" alt="a &quot;b&quot;" loading="lazy"></p>'),
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


@pytest.mark.parametrize("user", [EDITOR, SECRETARIAT, ADMINISTRATOR, None])
@pytest.mark.parametrize(("pattern", "ministry", "secretariat"), SECTIONS)
def test_each_section_of_the_table_exists(pattern: str, ministry: str, secretariat: str, user: User | None) -> None:
    path = re.sub(r"\\d\+", "3", pattern.split("|", maxsplit=1)[0]).replace("/(emergencies", "/emergencies/")
    path = re.sub(r"\((\w+).*", r"\1/", path)
    url = address_for(path, user)
    assert re.fullmatch(r"/help/\w+/#s\d+", url), path


def test_a_page_without_a_section_has_the_guide_of_the_role() -> None:
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
