"""JSON format of the agenda for other systems: language-independent codes with the texts.

A text is an object with ``text``. If part of it is in another language than the document, ``runs`` gives the languages.
The file of an issued agenda is also the source of its derived documents, so ``read`` is the inverse of ``render``.
"""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

import orjson

from core.rest.tables.spreadsheet_model import Align
from core.text.xml_characters import writable
from dialogue.documents.agenda import (
    AgendaDocument,
    AgendaLine,
    Annex,
    Annotation,
    DecisionSheet,
    DocumentTable,
    Fact,
    ItemRecord,
    Masthead,
    MeetingTime,
    Paragraph,
    ReasonGiven,
    RichParagraph,
    TableColumn,
    TextRun,
    Timetable,
    TimetableItem,
)

# A run without links and marks has its text and its language only.
_PLAIN = 2
_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE


def render(agenda: AgendaDocument) -> bytes:
    """Return the agenda as JSON in UTF-8, instants as RFC 3339 in UTC; deterministic to the byte."""
    return orjson.dumps(_AgendaJsonWriter(agenda.language).agenda(agenda), option=_OPTIONS)


def read(content: bytes) -> AgendaDocument:
    """Return the agenda that ``render`` wrote, without some labels, which it omits.

    Files of earlier releases have no titles of the parts, count of pages, first page or timetable; these are empty.
    """
    written = orjson.loads(content)
    return _Reader(written["language"]).agenda(written)


class _AgendaJsonWriter:
    def __init__(self, language: str) -> None:
        self.language = language

    def agenda(self, agenda: AgendaDocument) -> dict[str, Any]:
        head = agenda.masthead
        return {
            "dialogue": agenda.dialogue,
            "symbol": head.symbol,
            "language": agenda.language,
            "region": agenda.region,
            "as_of": agenda.as_of,
            "author": agenda.author,
            "instrument": head.instrument,
            "title": head.title,
            "subtitle": head.subtitle,
            "status": head.status,
            "issued": head.issued,
            "original": head.original,
            "courtesy": head.courtesy,
            "handling_mark": head.mark,
            "non_binding": head.non_binding,
            "draft": head.draft_line,
            "page_of": head.page_of,
            "note_title": agenda.note_title,
            "items_title": agenda.part_one_title,
            "annotations_title": agenda.part_two_title,
            "clocks": [self.clock(clock) for clock in agenda.clocks],
            "facts": self.facts(agenda.facts),
            "note": self.texts(agenda.note),
            "items": [self.line(line) for line in agenda.part_one],
            "annotations": [self.annotation(annotation) for annotation in agenda.annotations],
            "annexes": [self.annex(annex) for annex in agenda.annexes],
            "sheet": self.sheet(agenda.sheet) if agenda.sheet else None,
            "timetable": self.timetable(agenda.timetable) if agenda.timetable else None,
        }

    def sheet(self, sheet: DecisionSheet) -> dict[str, Any]:
        return {
            "items": self.table(sheet.items),
            "procedure": self.text(sheet.procedure),
            "points_title": sheet.points_title,
            "points": self.texts(sheet.points),
        }

    def timetable(self, timetable: Timetable) -> dict[str, Any]:
        return {
            "minutes": timetable.minutes,
            "items": [self.timetable_item(item) for item in timetable.items],
        }

    def timetable_item(self, item: TimetableItem) -> dict[str, Any]:
        written = {each.name: getattr(item, each.name) for each in fields(item)}
        return written | {"title": self.text(item.title), "records": [asdict(record) for record in item.records]}

    def clock(self, clock: MeetingTime) -> dict[str, Any]:
        return {"zone": clock.zone, "date": clock.date, "hours": clock.hours}

    def line(self, line: AgendaLine) -> dict[str, Any]:
        return {
            "number": line.number,
            "title": self.text(line.title),
            "minutes": line.minutes,
            "items": [self.line(child) for child in line.children],
        }

    def annotation(self, annotation: Annotation) -> dict[str, Any]:
        return {
            "key": annotation.key,
            "number": annotation.number,
            "level": annotation.level,
            "title": self.text(annotation.heading),
            "purpose": annotation.purpose,
            "minutes": annotation.minutes,
            "reasons": [{"code": reason.code, "words": reason.words} for reason in annotation.reasons],
            "records": annotation.records,
            "meta": annotation.meta,
            "in_line": annotation.in_line,
            "paragraphs": self.paragraphs(annotation.paragraphs),
            "remarks": self.paragraphs(annotation.remarks),
            "documents": self.text(annotation.documents) if annotation.documents else None,
            "facts": self.facts(annotation.rows),
            "action": self.text(annotation.action) if annotation.action else None,
            "draft_decision": self.text(annotation.draft_decision) if annotation.draft_decision else None,
            "tables": [self.table(table) for table in annotation.tables],
        }

    def annex(self, annex: Annex) -> dict[str, Any]:
        return {
            "letter": annex.letter,
            "title": annex.title,
            "paragraphs": self.texts(annex.paragraphs),
            "tables": [self.table(table) for table in annex.tables],
        }

    def table(self, table: DocumentTable) -> dict[str, Any]:
        return {
            "caption": table.caption,
            "columns": [column.title for column in table.columns],
            "widths": [column.weight for column in table.columns],
            "aligns": [column.align.value for column in table.columns],
            "captioned": table.captioned,
            "rows": [self.texts(row) for row in table.rows],
        }

    def paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> list[dict[str, Any]]:
        return [{"number": each.number, **self.text(each.text)} for each in paragraphs]

    def facts(self, facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
        return [{"label": fact.label, "value": self.texts(fact.value)} for fact in facts]

    def texts(self, texts: tuple[RichParagraph, ...]) -> list[dict[str, Any]]:
        return [self.text(text) for text in texts]

    def text(self, text: RichParagraph) -> dict[str, Any]:
        runs = [self.run(run) for run in text.runs]
        written: dict[str, Any] = {"text": "".join(run["text"] for run in runs)}
        if any(run["language"] != self.language or len(run) > _PLAIN for run in runs):
            written["runs"] = runs
        return written

    def run(self, run: TextRun) -> dict[str, Any]:
        marks = {"link": run.link, "anchor": run.anchor, "small": run.small, "strong": run.strong}
        written = {"text": writable(run.text), "language": run.language}
        return written | {name: value for name, value in marks.items() if value}


class _Reader:
    def __init__(self, language: str) -> None:
        self.language = language

    def agenda(self, written: dict[str, Any]) -> AgendaDocument:
        return AgendaDocument(
            language=self.language,
            region=written["region"],
            author=written["author"],
            as_of=datetime.fromisoformat(written["as_of"]),
            dialogue=written["dialogue"],
            masthead=Masthead(
                instrument=written["instrument"],
                symbol=written["symbol"],
                status=written["status"],
                issued=written["issued"],
                original=written["original"],
                courtesy=written["courtesy"],
                mark=written["handling_mark"],
                title=written["title"],
                subtitle=written["subtitle"],
                non_binding=written["non_binding"],
                draft_line=written["draft"],
                page_of=written.get("page_of", ""),
            ),
            clocks=tuple(MeetingTime(**clock) for clock in written["clocks"]),
            facts=self.facts(written["facts"]),
            note_title=written.get("note_title", ""),
            note=self.texts(written["note"]),
            part_one_title=written.get("items_title", ""),
            part_one=self.lines(written["items"]),
            part_two_title=written.get("annotations_title", ""),
            annotations=tuple(self.annotation(one) for one in written["annotations"]),
            annexes=tuple(self.annex(one) for one in written["annexes"]),
            sheet=self.sheet(written["sheet"]) if written.get("sheet") else None,
            timetable=self.timetable(written["timetable"]) if written.get("timetable") else None,
        )

    def sheet(self, written: dict[str, Any]) -> DecisionSheet:
        return DecisionSheet(
            items=self.table(written["items"]),
            procedure=self.text(written["procedure"]),
            points_title=written["points_title"],
            points=self.texts(written["points"]),
        )

    def timetable(self, written: dict[str, Any]) -> Timetable:
        items = tuple(self.timetable_item(item) for item in written["items"])
        return Timetable(written["minutes"], items)

    def timetable_item(self, written: dict[str, Any]) -> TimetableItem:
        lists = {name: tuple(written[name]) for name in ("provisions", "papers")}
        records = tuple(ItemRecord(**record) for record in written["records"])
        return TimetableItem(**written | lists | {"title": self.text(written["title"]), "records": records})

    def lines(self, written: Iterable[dict[str, Any]]) -> tuple[AgendaLine, ...]:
        return tuple(
            AgendaLine(one["number"], self.text(one["title"]), one["minutes"], self.lines(one["items"]))
            for one in written
        )

    def annotation(self, written: dict[str, Any]) -> Annotation:
        return Annotation(
            key=written["key"],
            number=written["number"],
            heading=self.text(written["title"]),
            level=written["level"],
            purpose=written["purpose"],
            minutes=written["minutes"],
            reasons=tuple(ReasonGiven(**reason) for reason in written["reasons"]),
            records=tuple(written["records"]),
            rows=self.facts(written["facts"]),
            action=self.text(written["action"]),
            action_label="",
            draft_decision=self.text(written["draft_decision"]),
            draft_label="",
            tables=tuple(self.table(one) for one in written["tables"]),
            meta=written.get("meta", ""),
            paragraphs=self.paragraphs(written.get("paragraphs", ())),
            remarks=self.paragraphs(written.get("remarks", ())),
            documents=self.text(written.get("documents")),
            in_line=written.get("in_line", False),
        )

    def paragraphs(self, written: Iterable[dict[str, Any]]) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(self.text(one), one["number"]) for one in written)

    def annex(self, written: dict[str, Any]) -> Annex:
        return Annex(
            letter=written["letter"],
            title=written["title"],
            paragraphs=self.texts(written["paragraphs"]),
            tables=tuple(self.table(one) for one in written["tables"]),
        )

    def table(self, written: dict[str, Any]) -> DocumentTable:
        titles = written["columns"]
        weights, aligns = written.get("widths", [1] * len(titles)), written.get("aligns", ["start"] * len(titles))
        columns = tuple(
            TableColumn(title, weight, Align(align))
            for title, weight, align in zip(titles, weights, aligns, strict=True)
        )
        rows = tuple(self.texts(row) for row in written["rows"])
        return DocumentTable(written["caption"], columns, rows, written.get("captioned", True))

    def facts(self, written: Iterable[dict[str, Any]]) -> tuple[Fact, ...]:
        return tuple(Fact(one["label"], self.texts(one["value"])) for one in written)

    def texts(self, written: Iterable[dict[str, Any]]) -> tuple[RichParagraph, ...]:
        return tuple(self.text(one) for one in written)

    def text(self, written: dict[str, Any] | None) -> RichParagraph:
        if written is None:
            return RichParagraph()
        runs = written.get("runs") or [{"text": written["text"], "language": self.language}]
        return RichParagraph(tuple(TextRun(**run) for run in runs if run["text"]))
