"""The agenda as JSON for other systems: codes that stay the same in every language, and the words beside them.

A text is an object with ``text``. Where part of it is in another language than the document, ``runs`` tells which.
"""

from typing import Any

import orjson

from dialogue.documents.agenda import Agenda, Annex, Annotation, Clock, Fact, Line, Table, Text
from dialogue.documents.characters import writable

_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE


def render(agenda: Agenda) -> bytes:
    """UTF-8, instants as RFC 3339 in UTC. The same agenda gives the same bytes."""
    return orjson.dumps(_Writer(agenda.language).agenda(agenda), option=_OPTIONS)


class _Writer:
    def __init__(self, language: str) -> None:
        self.language = language

    def agenda(self, agenda: Agenda) -> dict[str, Any]:
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
            "clocks": [self.clock(clock) for clock in agenda.clocks],
            "facts": self.facts(agenda.facts),
            "note": self.texts(agenda.note),
            "items": [self.line(line) for line in agenda.part_one],
            "annotations": [self.annotation(annotation) for annotation in agenda.annotations],
            "annexes": [self.annex(annex) for annex in agenda.annexes],
        }

    def clock(self, clock: Clock) -> dict[str, Any]:
        return {"zone": clock.zone, "date": clock.date, "hours": clock.hours}

    def line(self, line: Line) -> dict[str, Any]:
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

    def table(self, table: Table) -> dict[str, Any]:
        return {
            "caption": table.caption,
            "columns": [column.title for column in table.columns],
            "rows": [self.texts(row) for row in table.rows],
        }

    def facts(self, facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
        return [{"label": fact.label, "value": self.texts(fact.value)} for fact in facts]

    def texts(self, texts: tuple[Text, ...]) -> list[dict[str, Any]]:
        return [self.text(text) for text in texts]

    def text(self, text: Text) -> dict[str, Any]:
        runs = [{"text": writable(run.text), "language": run.language} for run in text.runs]
        written: dict[str, Any] = {"text": "".join(run["text"] for run in runs)}
        if any(run["language"] != self.language for run in runs):
            written["runs"] = runs
        return written
