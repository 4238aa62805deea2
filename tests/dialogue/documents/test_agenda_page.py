"""The agenda as a page: its items, what changed, its links and the bar of its minutes."""

from dataclasses import replace
from typing import Any

import pytest

from dialogue.documents.agenda import AgendaDocument, Paragraph, RichParagraph, TextRun
from dialogue.documents.agenda_page import Addresses, AgendaPage, ItemChange, agenda_page
from dialogue.documents.tracked_changes import ChangedRun
from tests.factories.agenda_document import LANGUAGES, agenda

ADDRESSES = Addresses(
    portal="https://portal.example",
    number=lambda kind, number: f"/{kind}/{number}/",
    provision=lambda code: f"/text/#{code}",
    papers={"JCBD/97/2": "/papers/2/"},
)


def page_of(tree: AgendaDocument, before: AgendaDocument | None = None) -> AgendaPage:
    page = agenda_page(tree, before, ADDRESSES)
    assert page is not None
    return page


def with_text(tree: AgendaDocument, *texts: str) -> AgendaDocument:
    """The tree whose first annotation has these paragraphs."""
    paragraphs = tuple(
        Paragraph(RichParagraph((TextRun(text, tree.language),)), f"{place}.") for place, text in enumerate(texts, 1)
    )
    first = replace(tree.annotations[0], paragraphs=paragraphs)
    return replace(tree, annotations=(first, *tree.annotations[1:]))


def without_item(tree: AgendaDocument, key: str) -> AgendaDocument:
    assert tree.timetable is not None
    items = tuple(item for item in tree.timetable.items if item.key != key)
    return replace(tree, timetable=replace(tree.timetable, items=items))


def runs_of(page: AgendaPage) -> list[TextRun]:
    annotation = page.items[0].annotation
    assert annotation is not None
    return [run for paragraph in annotation.paragraphs for run in paragraph.text.runs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_item_of_the_document_is_on_the_page_once(language: str) -> None:
    tree = agenda(language)
    page = page_of(tree)
    shown = [entry for item in page.items for entry in (item.entry, *item.parts)]
    assert tree.timetable is not None
    assert tuple(shown) == tree.timetable.items
    assert [item.entry.number for item in page.decisions] == ["3", "8"]


def test_a_sub_item_without_minutes_and_annotation_is_a_part_of_its_item() -> None:
    tree = agenda()
    page = page_of(replace(tree, annotations=tuple(one for one in tree.annotations if one.level == 1)))
    assert {part.number for item in page.items for part in item.parts} == {
        line.number for line in tree.annotations if line.level > 1
    }


def test_a_document_without_a_timetable_has_no_page() -> None:
    assert agenda_page(replace(agenda(), timetable=None), None, ADDRESSES) is None


def test_the_first_issue_has_no_changes() -> None:
    assert not page_of(agenda()).changed


def test_an_item_is_new_or_changed_in_its_words_and_not_by_its_hour() -> None:
    tree = with_text(agenda(), "One paper is late.")
    assert tree.timetable is not None
    first, *others = tree.timetable.items
    later = tuple(replace(item, begins=item.begins + 5, when="later") for item in others)
    before = with_text(agenda(), "No paper is late.")
    before = without_item(replace(before, timetable=replace(tree.timetable, items=(first, *later))), "item-8")
    page = page_of(tree, before)
    changes = {item.entry.key: item.change for item in page.changed}
    assert changes == {page.items[0].entry.key: ItemChange.CHANGED, "item-8": ItemChange.NEW}
    marked = [(run.change.value, run.text) for run in runs_of(page) if isinstance(run, ChangedRun)]
    assert marked == [("deleted", "No"), ("inserted", "One")]


def test_an_item_of_the_last_issue_that_the_agenda_lacks_is_removed() -> None:
    tree = agenda()
    page = page_of(without_item(tree, "item-8"), tree)
    assert [item.key for item in page.removed] == ["item-8"]
    assert page.changes == len(page.changed) + 1


@pytest.mark.parametrize("change", [{"minutes": 99}, {"request": "Decide it."}, {"lead": "GAC"}, {"papers": ("X",)}])
def test_a_change_of_what_is_planned_or_asked_marks_the_item(change: dict[str, Any]) -> None:
    tree = agenda()
    assert tree.timetable is not None
    first, *others = tree.timetable.items
    before = replace(tree, timetable=replace(tree.timetable, items=(replace(first, **change), *others)))
    assert [item.entry.key for item in page_of(tree, before).changed] == [first.key]


def test_a_paragraph_keeps_its_identity_when_its_number_moves() -> None:
    before, tree = with_text(agenda(), "The second."), with_text(agenda(), "The first.", "The second.")
    marked = [run.text for run in runs_of(page_of(tree, before)) if isinstance(run, ChangedRun)]
    assert marked == ["The first."]


def test_numbers_and_codes_in_a_text_are_links() -> None:
    page = page_of(with_text(agenda(), "MOC-2026-002 falls under 2(c)(iv); DEMO-JD-2026-001 does not."))
    assert [(run.text, run.link) for run in runs_of(page)] == [
        ("MOC-2026-002", "/commitment/MOC-2026-002/"),
        (" falls under ", ""),
        ("2(c)(iv)", "/text/#2(c)(iv)"),
        ("; ", ""),
        ("DEMO-JD-2026-001", "/decision/DEMO-JD-2026-001/"),
        (" does not.", ""),
    ]


def test_a_provision_is_a_link_in_the_form_of_japanese() -> None:
    runs = runs_of(page_of(with_text(agenda(), "第4項(a)(ii)及び第7項による。")))
    assert ("第4項(a)(ii)", "/text/#4(a)(ii)") in [(run.text, run.link) for run in runs]
    assert [run.text for run in runs if run.link] == ["第4項(a)(ii)"]


def test_links_of_the_document_lead_to_this_portal_and_to_papers_that_the_reader_may_open() -> None:
    texts = [
        TextRun("one", "en", link="https://portal.example/commitments/MOC-2026-002/"),
        TextRun("two", "en", link="#paper-JCBD/97/2"),
        TextRun("three", "en", link="#paper-JCBD/97/9"),
    ]
    tree = agenda()
    first = replace(tree.annotations[0], paragraphs=(Paragraph(RichParagraph(tuple(texts))),))
    page = page_of(replace(tree, annotations=(first, *tree.annotations[1:])))
    assert [run.link for run in runs_of(page)] == ["/commitments/MOC-2026-002/", "/papers/2/", "#paper-JCBD/97/9"]
    third = next(item for item in page.items if item.entry.number == "3")
    assert third.papers == (("JCBD/97/2", "/papers/2/"),)
    assert [url for _record, url in third.records] == ["/commitment/MOC-2026-002/", "/commitment/MOC-2026-003/"]


def test_the_bar_has_the_minutes_of_each_item_and_the_free_time() -> None:
    page = page_of(agenda())
    assert page.used + page.free == page.minutes
    for bar in page.bars:
        assert bar.free is not None
        drawn = [*bar.segments, bar.free]
        assert sum(segment.width for segment in drawn) == pytest.approx(bar.width)
        assert [segment.x for segment in drawn[1:]] == pytest.approx([one.x + one.width for one in drawn[:-1]])
        assert bar.hours[0] == (0, "0:00")


def test_too_many_minutes_fill_the_bar_and_are_counted() -> None:
    tree = agenda()
    assert tree.timetable is not None
    page = page_of(replace(tree, timetable=replace(tree.timetable, minutes=60)))
    assert (page.over, page.free) == (page.used - 60, 0)
    assert page.bars[0].free is None
