"""Text of the documents other than the agenda: from facts to trees of ``documents.agenda``.

They share the agenda's language helpers, its masthead and the numbers of its items.
"""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import override

from core.rest.tables.spreadsheet_model import Sheet
from dialogue.documents.agenda import Agenda
from dialogue.documents.text.document_language import Voice
from dialogue.documents.text.meeting_documents import (
    briefing,
    follow_up,
    frame,
    invitees,
    one_page,
    pack_index,
    participants,
    record,
    report,
    script,
)
from dialogue.rules.agenda.inputs import Register
from dialogue.rules.agenda.items import Item
from dialogue.rules.meeting_documents import Brief, InviteeVersion, RecordFact, Script, Year


def write_one_page(register: Register, items: tuple[Item, ...], language: str) -> Agenda:
    with override(language):
        return one_page.one_page(Voice(language, register), items)


def one_page_of(tree: Agenda, *, issued_on: date, adopted_on: date | None) -> Agenda:
    with override(tree.language):
        return one_page.of_issue(tree, issued_on=issued_on, adopted_on=adopted_on)


def with_overtaken(tree: Agenda, overtaken: str) -> Agenda:
    with override(tree.language):
        return frame.with_overtaken(tree, overtaken)


def write_invitees(register: Register, items: tuple[Item, ...], language: str, version: InviteeVersion) -> Agenda:
    with override(language):
        return invitees.invitees(Voice(language, register), items, version)


def write_brief(register: Register, items: tuple[Item, ...], language: str, brief: Brief) -> Agenda:
    with override(language):
        return briefing.briefing(Voice(language, register), items, brief)


def write_script(register: Register, items: tuple[Item, ...], language: str, called: Script) -> Agenda:
    with override(language):
        return script.script(Voice(language, register), items, called)


def write_record(register: Register, items: tuple[Item, ...], language: str, fact: RecordFact) -> Agenda:
    with override(language):
        return record.record(Voice(language, register), items, fact)


def write_participants(register: Register, language: str) -> Agenda:
    with override(language):
        return participants.participants(Voice(language, register))


def write_report(register: Register, language: str, year: Year) -> Agenda:
    with override(language):
        return report.report(Voice(language, register), year)


def write_follow_up(register: Register, language: str) -> Sheet:
    with override(language):
        return follow_up.follow_up(Voice(language, register))


def write_contents(register: Register, language: str, parts: Mapping[str, bytes], overtaken: str) -> str:
    with override(language):
        return pack_index.contents(Voice(language, register), parts, overtaken)
