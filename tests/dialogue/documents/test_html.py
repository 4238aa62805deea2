"""The article as a browser would read it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import html as parser  # type: ignore[import-untyped]  # lxml has no types.

from dialogue.documents import html
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.typography import apostrophes
from tests.factories.agenda_document import HOSTILE, LANGUAGES, agenda


@pytest.fixture(params=LANGUAGES)
def tree(request: pytest.FixtureRequest) -> AgendaDocument:
    return agenda(request.param)


def read(tree: AgendaDocument) -> parser.HtmlElement:
    return parser.fragment_fromstring(html.render(tree).strip())


def words(element: parser.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_headings_go_down_one_level_at_a_time_from_the_title(tree: AgendaDocument) -> None:
    headings = read(tree).xpath("//h1|//h2|//h3|//h4")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert words(headings[0]) == tree.masthead.title
    assert len(headings) == 5 + len(tree.annotations) + len(tree.annexes)


def test_every_element_is_closed_where_it_was_opened(tree: AgendaDocument) -> None:
    class Balance(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.opened: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.opened.pop() == tag

    balance = Balance()
    balance.feed(html.render(tree))
    assert not balance.opened


def test_tables_have_captions_of_their_own_scopes_and_no_blank_cell(tree: AgendaDocument) -> None:
    tables = read(tree).xpath("//table")
    captions = [words(table.find("caption")) for table in tables]
    assert len(set(captions)) == len(tables) > 0
    for table in tables:
        assert all(head.get("scope") == "col" for head in table.xpath("thead//th"))
        assert all(head.get("scope") in {"row", "colgroup"} for head in table.xpath("tbody//th"))
        assert all(words(cell) for cell in table.xpath(".//th|.//td"))


def test_text_in_another_language_says_so_and_no_other_text_does(tree: AgendaDocument) -> None:
    article = read(tree)
    assert article.get("lang") == tree.language
    marked = article.xpath(".//span[@lang]")
    assert all(span.get("lang") != tree.language for span in marked)
    if tree.language != "en":
        assert "Area with a title in English only: 2(c)(vii)" in {words(span) for span in marked}


def test_numbers_stand_as_the_agenda_has_them(tree: AgendaDocument) -> None:
    numbers = [words(each) for each in read(replace(tree, sheet=None)).xpath("//ol//*[@class='document-number']")]
    assert numbers == [line.number for line in tree.walk()]


def test_items_link_to_their_annotations(tree: AgendaDocument) -> None:
    article = read(tree)
    targets = {each.get("id") for each in article.xpath("//*[@id]")}
    links = [each.get("href") for each in article.xpath("//table//a")]
    assert len(links) == 12
    assert {link[1:] for link in links} <= targets


def test_each_annotation_can_be_linked_to(tree: AgendaDocument) -> None:
    identifiers = read(tree).xpath("//section[@id]/@id")
    keys = [annotation.key for annotation in tree.annotations]
    assert identifiers == keys + [f"annex-{annex.letter}" for annex in tree.annexes]


def test_hostile_text_stays_text() -> None:
    article = read(agenda("en", hostile=True))
    assert not article.xpath("//script|//img|//w:r", namespaces={"w": "w"})
    text = words(article)
    for hostile in HOSTILE[:4]:
        assert " ".join(apostrophes(hostile).split()) in text
    assert not re.search("[\x00-\x08\ud800-\udfff\u202e]", html.render(agenda("en", hostile=True)))


def test_it_has_no_style_script_or_address_of_its_own(tree: AgendaDocument) -> None:
    assert not re.search(r"style=|<script|<style|href=\"(?!#item-)|src=|\son\w+=", html.render(tree))


def test_what_is_not_there_leaves_no_heading_behind() -> None:
    bare = replace(agenda("en"), clocks=(), facts=(), note=(), annotations=(), annexes=(), sheet=None)
    article = read(bare)
    assert [words(each) for each in article.xpath("//h1|//h2")] == [bare.masthead.title, bare.part_one_title]
    assert not article.xpath("//dl[not(*)]|//section[not(*)]|//p[not(node())]")


def test_the_same_agenda_gives_the_same_text(tree: AgendaDocument) -> None:
    assert html.render(tree) == html.render(agenda(tree.language))
