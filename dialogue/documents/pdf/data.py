"""Data of the Typst template: plain lists and strings."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from core.text.xml_characters import writable
from dialogue.documents.agenda import (
    AgendaDocument,
    AgendaLine,
    DecisionSheet,
    DocumentTable,
    Fact,
    Layout,
    RichParagraph,
)
from dialogue.documents.headings import levels
from dialogue.documents.pdf.glyphs import shown
from dialogue.documents.scale import scales
from dialogue.documents.widths import GAP, LINE, WORD, capacity, measure, widths, with_whole_texts

type Runs = list[tuple[str, str, str, str, bool, bool]]

_NARROWEST = 90.0
"""Line width in millimetres of the narrowest block outside a table."""

_TABLE = 8.8
"""Text size of tables in points."""
_SHEET_SIZES = (9.3, 9.0, 8.8, 8.5)
"""Text sizes of the first page, the largest first; it takes the first that fits."""
_SMALLER = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
"""Further sizes of a document that has one page however many items there are."""

_ROUNDING = 0.01
"""Millimetres."""

_TALL = 1500
"""Number of characters from which a row or block may exceed a page and must be breakable."""

_LINES = 30
"""Number of lines in one cell from which its row may exceed a page."""

_PLAIN = 4
"""Maximum length of a number without bis, such as ``123.``."""


def data(agenda: AgendaDocument) -> dict[str, Any]:
    """Return the template's data, limited to characters that the fonts contain."""
    head = agenda.masthead
    return {
        "language": agenda.language,
        "as_of": agenda.as_of.astimezone(UTC).timetuple()[:6],
        "region": agenda.region,
        "scales": scales(agenda),
        "sheet_sizes": (*_SHEET_SIZES, *(_SMALLER if agenda.layout is Layout.ONE_PAGE else ())),
        "targets": dict.fromkeys(agenda.targets, True),
        "author": words(agenda.author),
        "masthead": {name: words(getattr(head, name)) for name in (*head.__slots__, "standing")},
        "clocks": [[words(clock.zone), words(clock.date), words(clock.hours)] for clock in agenda.clocks],
        "facts": facts(agenda.facts),
        "note_title": words(agenda.note_title),
        "note": [runs(paragraph) for paragraph in agenda.note],
        "part_one_title": words(agenda.part_one_title),
        "part_one": [line(item) for item in agenda.part_one],
        "number_width": number_width(agenda),
        "part_two_title": words(agenda.part_two_title),
        "annotations": [
            {
                "level": level,
                "number": words(annotation.number),
                "heading": runs(annotation.heading),
                "rows": facts(annotation.rows),
                "tall": tall(*(text for fact in annotation.rows for text in fact.value)),
                "key": annotation.key,
                "in_line": annotation.in_line,
                "meta": words(annotation.meta),
                "paragraphs": [(words(each.number), runs(each.text)) for each in annotation.paragraphs],
                "remarks": [(words(each.number), runs(each.text)) for each in annotation.remarks],
                "box": [(words(label), runs(text)) for label, text in annotation.box],
                "tables": [table(one) for one in annotation.tables],
            }
            for level, annotation in levels(agenda.annotations)
        ],
        "sections": [
            {
                "level": section.level,
                "number": words(section.number),
                "title": runs(section.title),
                "paragraphs": [(words(each.number), runs(each.text)) for each in section.paragraphs],
                "tables": [table(one) for one in section.tables],
            }
            for section in agenda.sections
        ],
        "annexes": [
            {
                "letter": annex.letter,
                "title": words(annex.title),
                "paragraphs": [runs(paragraph) for paragraph in annex.paragraphs],
                "tables": [table(one) for one in annex.tables],
            }
            for annex in agenda.annexes
        ],
        "sheet": sheet(agenda.sheet) if agenda.sheet else None,
    }


def number_width(agenda: AgendaDocument) -> float:
    """Return the width of the number column in millimetres: 9, or more for numbers such as ``6 bis``."""
    return max(9.0, *(2 * len(item.number) for item in agenda.part_one if len(item.number) > _PLAIN), 0.0)


def sheet(one: DecisionSheet) -> dict[str, Any]:
    return {
        "items": table(one.items, scale=_SHEET_SIZES[0] / _TABLE),
        "procedure": runs(one.procedure),
        "points_title": words(one.points_title),
        "points": [runs(text) for text in one.points],
    }


def facts(rows: Iterable[Fact]) -> list[dict[str, Any]]:
    return [
        {"label": words(fact.label), "value": [runs(text) for text in fact.value], "tall": tall(*fact.value)}
        for fact in rows
    ]


def line(item: AgendaLine) -> dict[str, Any]:
    return {
        "number": words(item.number),
        "title": runs(item.title),
        "minutes": words(item.minutes),
        "children": [line(child) for child in item.children],
    }


def table(one: DocumentTable, *, scale: float = 1.0) -> dict[str, Any]:
    one = with_whole_texts(one)
    shares = widths(one, scale=scale)
    rooms = [share - GAP for share in shares]
    return {
        "caption": words(one.caption) if one.captioned else None,
        "widths": shares,
        "aligns": [column.align.value for column in one.columns],
        "head": [words(column.title, room) for column, room in zip(one.columns, rooms, strict=True)],
        "rows": [
            {
                # The name of a group has the whole line.
                "cells": [
                    runs(cell, room) for cell, room in zip(row, rooms if len(row) > 1 else (LINE,), strict=False)
                ],
                "tall": tall(*row)
                or any(len(str(cell)) > _LINES * capacity(room) for cell, room in zip(row, rooms, strict=False)),
            }
            for row in one.rows
        ],
    }


def tall(*texts: RichParagraph) -> bool:
    # A line break adds a line whatever its length.
    return sum(len(str(text)) + 60 * str(text).count("\n") for text in texts) > _TALL


def runs(text: RichParagraph, room: float = _NARROWEST) -> Runs:
    return [(words(run.text, room), run.language, run.link, run.anchor, run.small, run.strong) for run in text.runs]


def words(text: str, room: float = _NARROWEST) -> str:
    """Return ``text`` prepared for Typst: a word wider than ``room`` gets break points, U+200B."""
    text = shown(writable(text)).replace("\t", " ")
    count = capacity(room)
    if len(text) <= count:
        return text
    # A column as wide as its longest word may be narrower by a rounding error.
    return WORD.sub(lambda word: word[0] if measure(word[0]) <= room + _ROUNDING else _broken(word[0], count), text)


def _broken(word: str, count: int) -> str:
    return "\u200b".join(word[start : start + count] for start in range(0, len(word), count))
