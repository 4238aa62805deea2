"""What another system reads of the agenda as JSON."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from core.text.xml_characters import writable
from dialogue.documents import agenda_json
from dialogue.documents.agenda import AgendaDocument, RichParagraph
from dialogue.documents.typography import apostrophes
from tests.factories.agenda_document import HOSTILE, LANGUAGES, agenda


def read(tree: AgendaDocument) -> Any:
    return orjson.loads(agenda_json.render(tree))


@pytest.mark.parametrize("language", LANGUAGES)
def test_items_have_the_numbers_and_titles_of_part_one(language: str) -> None:
    tree = agenda(language)
    items = [(item["number"], item["title"]["text"]) for top in read(tree)["items"] for item in (top, *top["items"])]
    assert items == [(line.number, str(line.title)) for line in tree.walk()]


def test_codes_are_the_same_in_every_language() -> None:
    def codes(language: str) -> list[Any]:
        return [
            (each["key"], each["purpose"], each["minutes"], [reason["code"] for reason in each["reasons"]])
            for each in read(agenda(language))["annotations"]
        ]

    assert codes("en") == codes("fr") == codes("ja")


def test_the_instant_is_in_utc() -> None:
    assert read(agenda())["as_of"] == "2026-11-24T14:00:00Z"


def test_a_text_in_another_language_says_so_and_others_are_plain() -> None:
    note = read(agenda("ja"))["note"]
    assert note[0].keys() == {"text"}
    assert {run["language"] for run in note[1]["runs"]} == {"en"}
    assert "".join(run["text"] for run in note[1]["runs"]) == note[1]["text"]


def test_what_an_item_does_not_have_is_null() -> None:
    tree = agenda()
    bare = replace(tree.annotations[0], action=RichParagraph(), draft_decision=RichParagraph(), minutes=None)
    (annotation,) = read(replace(tree, annotations=(bare,)))["annotations"]
    assert (annotation["action"], annotation["draft_decision"], annotation["minutes"]) == (None, None, None)


def test_text_of_people_stays_text() -> None:
    written = orjson.dumps(read(agenda(hostile=True))).decode()
    for text in HOSTILE:
        assert orjson.dumps(writable(apostrophes(text))).decode()[1:-1] in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_agenda_gives_the_same_bytes(language: str) -> None:
    assert agenda_json.render(agenda(language)) == agenda_json.render(agenda(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_read_again_gives_the_same_pages(language: str) -> None:
    tree = agenda(language)
    again = agenda_json.read(agenda_json.render(tree))
    assert again.sheet == tree.sheet
    assert again.timetable == tree.timetable
    assert again.annexes == tree.annexes
    assert [one.paragraphs for one in again.annotations] == [one.paragraphs for one in tree.annotations]
    assert [one.box[0][1] for one in again.annotations if one.box] == [
        one.box[0][1] for one in tree.annotations if one.box
    ]


def test_a_file_of_an_earlier_release_is_read_without_a_first_page() -> None:
    written = read(agenda())
    del written["sheet"], written["timetable"]
    for annotation in written["annotations"]:
        for name in ("meta", "in_line", "paragraphs", "remarks", "documents"):
            del annotation[name]
    for table in (table for annex in written["annexes"] for table in annex["tables"]):
        del table["widths"], table["aligns"], table["captioned"]
    tree = agenda_json.read(orjson.dumps(written))
    assert tree.sheet is None
    assert tree.timetable is None
    assert [one.heading for one in tree.annotations] == [one.heading for one in agenda().annotations]
