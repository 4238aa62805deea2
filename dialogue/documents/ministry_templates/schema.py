"""Template context: available names and their values, in the structure of ``documents.agenda``."""

from typing import Any

from core.text.xml_characters import writable
from dialogue.documents.agenda import AgendaDocument, AgendaLine, Annex, Annotation, DocumentTable, Fact, Paragraph

# A text, a list of one shape, or an object with named members.
type Shape = str | list["Shape"] | dict[str, "Shape"]

TEXT = ""
_FACT: Shape = {"label": TEXT, "value": TEXT}
_TABLE: Shape = {"caption": TEXT, "columns": [TEXT], "rows": [[TEXT]]}
_LINE: dict[str, Shape] = {"number": TEXT, "title": TEXT, "minutes": TEXT}

SHAPE: dict[str, Shape] = {
    **dict.fromkeys(("symbol", "title", "subtitle", "instrument", "status", "issued", "original", "courtesy"), TEXT),
    **dict.fromkeys(("mark", "non_binding", "draft", "note_title", "items_title", "annotations_title"), TEXT),
    "clocks": [{"zone": TEXT, "date": TEXT, "hours": TEXT}],
    "facts": [_FACT],
    "note": [TEXT],
    "items": [{**_LINE, "items": [_LINE]}],
    "annotations": [
        {
            **dict.fromkeys(("number", "title", "purpose", "minutes", "meta", "documents", "action", "decision"), TEXT),
            "reasons": [TEXT],
            "facts": [_FACT],
            "paragraphs": [TEXT],
            "tables": [_TABLE],
            "remarks": [TEXT],
        }
    ],
    "annexes": [
        {
            "letter": TEXT,
            "title": TEXT,
            "paragraphs": [TEXT],
            "tables": [_TABLE],
        }
    ],
}


def values(tree: AgendaDocument) -> dict[str, Any]:
    """Return the values of the tree in the shape of ``SHAPE``."""
    head = tree.masthead
    named: dict[str, Any] = {
        "symbol": head.symbol,
        "title": head.title,
        "subtitle": head.subtitle,
        "instrument": head.instrument,
        "status": head.status,
        "issued": head.issued,
        "original": head.original,
        "courtesy": head.courtesy,
        "mark": head.mark,
        "non_binding": head.non_binding,
        "draft": head.draft_line,
        "note_title": tree.note_title,
        "items_title": tree.part_one_title,
        "annotations_title": tree.part_two_title,
        "clocks": [{"zone": clock.zone, "date": clock.date, "hours": clock.hours} for clock in tree.clocks],
        "facts": _facts(tree.facts),
        "note": [str(text) for text in tree.note],
        "items": [_line(line) | {"items": [_line(child) for child in line.children]} for line in tree.part_one],
        "annotations": [_annotation(one) for one in tree.annotations],
        "annexes": [_annex(annex) for annex in tree.annexes],
    }
    return {name: _writable(value) for name, value in named.items()}


def _line(line: AgendaLine) -> dict[str, Any]:
    return {"number": line.number, "title": str(line.title), "minutes": line.minutes}


def _facts(facts: tuple[Fact, ...]) -> list[dict[str, str]]:
    return [{"label": fact.label, "value": "\n".join(str(text) for text in fact.value)} for fact in facts]


def _annotation(one: Annotation) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": str(one.heading),
        "purpose": one.purpose,
        "minutes": "" if one.minutes is None else str(one.minutes),
        "action": str(one.action),
        "decision": str(one.draft_decision),
        "reasons": [reason.words for reason in one.reasons],
        "facts": _facts(one.rows),
        "meta": one.meta,
        "documents": str(one.documents),
        "paragraphs": [_numbered(each) for each in one.paragraphs],
        "tables": [_table(each) for each in one.tables],
        "remarks": [_numbered(each) for each in one.remarks],
    }


def _numbered(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}".strip()


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "letter": annex.letter,
        "title": annex.title,
        "paragraphs": [str(text) for text in annex.paragraphs],
        "tables": [_table(each) for each in annex.tables],
    }


def _table(table: DocumentTable) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [column.title for column in table.columns],
        "rows": [[str(cell) for cell in row] for row in table.rows],
    }


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, list):
        return [_writable(one) for one in value]
    return {name: _writable(one) for name, one in value.items()}
