"""Tracked changes between two versions of a document."""

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import docx

from dialogue.documents import word
from dialogue.documents.agenda import AgendaDocument, Fact, RichParagraph, TextRun
from dialogue.documents.tracked_changes import ChangedRun, RunChange, tracked
from tests.factories.agenda_document import agenda


def plain(text: str) -> RichParagraph:
    return RichParagraph((TextRun(text, "en"),))


def changes(paragraph: RichParagraph) -> list[tuple[str, str]]:
    return [
        (str(run.change.value) if isinstance(run, ChangedRun) else "", run.text) for run in paragraph.runs if run.text
    ]


def with_note(tree: AgendaDocument, *texts: str) -> AgendaDocument:
    return replace(tree, note=tuple(map(plain, texts)))


def text(paragraph: RichParagraph, but: RunChange) -> str:
    return "".join(run.text for run in paragraph.runs if not (isinstance(run, ChangedRun) and run.change is but))


def test_an_unchanged_document_has_no_changes() -> None:
    tree = agenda("en")
    assert tracked(tree, tree) == tree


def test_a_changed_sentence_keeps_its_common_words() -> None:
    old, new = with_note(agenda("en"), "The Dialogue is in May."), with_note(agenda("en"), "The Dialogue is in June.")
    (note,) = tracked(old, new).note
    assert changes(note) == [("", "The Dialogue is in "), ("deleted", "May"), ("inserted", "June"), ("", ".")]
    assert text(note, RunChange.INSERTED) == "The Dialogue is in May."
    assert text(note, RunChange.DELETED) == "The Dialogue is in June."


def test_a_new_paragraph_is_inserted_and_a_removed_one_deleted_in_its_place() -> None:
    old, new = with_note(agenda("en"), "One.", "Two."), with_note(agenda("en"), "Two.", "Three.", "Four.")
    merged = tracked(old, new).note
    assert [changes(each) for each in merged] == [
        [("deleted", "One.")],
        [("", "Two.")],
        [("inserted", "Three.")],
        [("inserted", "Four.")],
    ]


def test_annotations_are_aligned_by_item_and_facts_by_label() -> None:
    tree = agenda("en")
    without = replace(tree, annotations=tree.annotations[1:], facts=(Fact("Place", (plain("Ottawa"),)),))
    moved = replace(tree, facts=(Fact("Place", (plain("Tokyo"),)),))
    merged = tracked(without, moved)
    assert changes(merged.annotations[0].heading)[0][0] == "inserted"
    assert merged.annotations[1:] == tree.annotations[1:]
    assert changes(merged.facts[0].value[0]) == [("deleted", "Ottawa"), ("inserted", "Tokyo")]


def test_rows_are_aligned_by_their_first_cell() -> None:
    tree = agenda("en")
    annex = next(each for each in tree.annexes if each.tables)
    table = annex.tables[0]
    first, *rest = table.rows
    changed = replace(table, rows=((first[0], plain("Other words"), *first[2:]), *rest))
    new = replace(
        tree, annexes=tuple(replace(each, tables=(changed,)) if each is annex else each for each in tree.annexes)
    )
    merged = next(each for each in tracked(tree, new).annexes if each.letter == annex.letter).tables[0]
    assert merged.rows[1:] == table.rows[1:]
    assert merged.rows[0][0] == first[0]
    assert ("inserted" in dict(changes(merged.rows[0][1]))) or len(first) == 1


def test_a_row_is_the_same_after_its_hour_moved() -> None:
    tree = agenda("en")
    assert tree.sheet
    row = (plain("09:00"), RichParagraph((TextRun("3", "en", link="#item"),)), plain("Item"), plain("5"))
    later = (plain("09:15"), *row[1:])
    annexed = (plain("09:30"), RichParagraph((TextRun("B", "en", link="#annex-B"),)), plain("Other"), plain("5"))
    columns = tree.sheet.items.columns[:4]

    def with_rows(*rows: tuple[RichParagraph, ...]) -> AgendaDocument:
        assert tree.sheet
        return replace(tree, sheet=replace(tree.sheet, items=replace(tree.sheet.items, columns=columns, rows=rows)))

    merged = tracked(with_rows(row, annexed), with_rows(annexed, later)).sheet
    assert merged is not None
    assert len(merged.items.rows) == 3
    moved = tracked(with_rows(row), with_rows(later)).sheet
    assert moved is not None
    ((hour, *same),) = moved.items.rows
    assert text(hour, RunChange.INSERTED) == "09:00"
    assert text(hour, RunChange.DELETED) == "09:15"
    assert tuple(same) == row[1:]


def test_word_shows_changes_with_author_instant_and_a_number_each() -> None:
    old = with_note(agenda("en"), "The Dialogue is in May.", "Gone.")
    new = with_note(agenda("en"), "The Dialogue is in June \x01 <w:t >.", "New.")
    tree = tracked(old, new)
    content = word.render(tree)
    assert content == word.render(tree)
    with ZipFile(io.BytesIO(content)) as file:
        document = file.read("word/document.xml").decode()
    found = re.findall(r'<w:(ins|del) w:id="(\d+)" w:author="([^"]+)" w:date="([^"]+)">', document)
    assert {kind for kind, *_rest in found} == {"ins", "del"}
    assert [number for _kind, number, *_rest in found] == [str(number) for number in range(1, len(found) + 1)]
    assert {(author, at) for *_rest, author, at in found} == {(tree.author, f"{tree.as_of:%Y-%m-%dT%H:%M:%SZ}")}
    assert re.findall(r"<w:del .*?</w:del>", document)
    assert not [each for each in re.findall(r"<w:del .*?</w:del>", document) if "<w:t " in each or "<w:t>" in each]
    assert "\x01" not in document
    assert docx.Document(io.BytesIO(content)).paragraphs


def test_a_document_without_changes_has_no_such_element() -> None:
    with ZipFile(io.BytesIO(word.render(agenda("en")))) as file:
        assert not re.search(r"<w:(ins|del|delText)\b", file.read("word/document.xml").decode())
