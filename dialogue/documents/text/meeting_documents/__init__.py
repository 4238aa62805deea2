"""Text of the documents other than the agenda: from facts to trees of ``documents.agenda``.

They share the agenda's language helpers, its masthead and the numbers of its items.
"""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import override

from core.rest.tables.spreadsheet_model import SpreadsheetDocument
from dialogue.documents.agenda import AgendaDocument, AgendaLine
from dialogue.documents.text import outline
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents import (
    briefing,
    cover_sheet,
    follow_up,
    follow_up_note,
    frame,
    invitees,
    one_page,
    pack_index,
    participants,
    press_line,
    record,
    record_excerpts,
    report,
    script,
    trilingual,
)
from dialogue.rules.agenda.inputs import AgendaInput, PaperData
from dialogue.rules.agenda.items import Item
from dialogue.rules.meeting_documents import (
    Brief,
    ExcerptData,
    InviteeVersion,
    MeetingResults,
    RecordData,
    ReportingPeriod,
    Script,
)


def write_one_page(register: AgendaInput, items: tuple[Item, ...], language: str) -> AgendaDocument:
    with override(language):
        return one_page.one_page(DocumentLanguage(language, register), items)


def one_page_of(tree: AgendaDocument, *, issued_on: date, adopted_on: date | None) -> AgendaDocument:
    with override(tree.language):
        return one_page.of_issue(tree, issued_on=issued_on, adopted_on=adopted_on)


def with_overtaken(tree: AgendaDocument, overtaken: str) -> AgendaDocument:
    with override(tree.language):
        return frame.with_overtaken(tree, overtaken)


def write_invitees(
    register: AgendaInput, items: tuple[Item, ...], language: str, version: InviteeVersion
) -> AgendaDocument:
    with override(language):
        return invitees.invitees(DocumentLanguage(language, register), items, version)


def write_brief(register: AgendaInput, items: tuple[Item, ...], language: str, brief: Brief) -> AgendaDocument:
    with override(language):
        return briefing.briefing(DocumentLanguage(language, register), items, brief)


def write_script(
    register: AgendaInput, items: tuple[Item, ...], language: str, called: Script, copy_of: str = ""
) -> AgendaDocument:
    with override(language):
        return script.script(DocumentLanguage(language, register), items, called, copy_of)


def write_record(register: AgendaInput, items: tuple[Item, ...], language: str, fact: RecordData) -> AgendaDocument:
    with override(language):
        return record.record(DocumentLanguage(language, register), items, fact)


def write_excerpts(
    register: AgendaInput, language: str, concerned: str, excerpts: tuple[ExcerptData, ...]
) -> AgendaDocument:
    with override(language):
        return record_excerpts.record_excerpts(DocumentLanguage(language, register), concerned, excerpts)


def write_note(
    register: AgendaInput, items: tuple[Item, ...], language: str, results: MeetingResults
) -> AgendaDocument:
    with override(language):
        return follow_up_note.follow_up_note(DocumentLanguage(language, register), items, results)


def write_press_line(
    register: AgendaInput, items: tuple[Item, ...], language: str, results: MeetingResults
) -> AgendaDocument:
    with override(language):
        return press_line.press_line(DocumentLanguage(language, register), items, results)


def write_cover_sheet(
    register: AgendaInput, items: tuple[Item, ...], language: str, paper: PaperData
) -> AgendaDocument:
    with override(language):
        return cover_sheet.cover_sheet(DocumentLanguage(language, register), items, paper)


def write_lines(register: AgendaInput, items: tuple[Item, ...], language: str) -> tuple[AgendaLine, ...]:
    with override(language):
        return outline.lines(DocumentLanguage(language, register), items)


def write_trilingual(
    register: AgendaInput, language: str, lines: Mapping[str, tuple[AgendaLine, ...]]
) -> AgendaDocument:
    with override(language):
        return trilingual.trilingual(DocumentLanguage(language, register), lines)


def write_participants(register: AgendaInput, language: str) -> AgendaDocument:
    with override(language):
        return participants.participants(DocumentLanguage(language, register))


def write_report(register: AgendaInput, language: str, year: ReportingPeriod) -> AgendaDocument:
    with override(language):
        return report.report(DocumentLanguage(language, register), year)


def write_follow_up(register: AgendaInput, language: str) -> SpreadsheetDocument:
    with override(language):
        return follow_up.follow_up(DocumentLanguage(language, register))


def write_contents(register: AgendaInput, language: str, parts: Mapping[str, bytes], overtaken: str) -> str:
    with override(language):
        return pack_index.contents(DocumentLanguage(language, register), parts, overtaken)
