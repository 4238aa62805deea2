"""Trees of the documents of a Dialogue, by kind: from the register, or as issued."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from contacts.models import Participant
from core.text.multilingual_text import LANGUAGES
from dialogue.documents.agenda import AgendaDocument as Tree
from dialogue.documents.text import Edition, meeting_documents, write
from dialogue.documents.tracked_changes import tracked
from dialogue.enums import DocumentKind
from dialogue.models import Dialogue, Invitee
from dialogue.rules.agenda.current_items import as_it_was_issued, standing_items
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.rules.meeting_documents import MeetingResults
from dialogue.services import issued, meeting_documents as reading
from dialogue.services.agendas import compile_agenda
from dialogue.services.overtaken import overtaken
from dialogue.services.register import read_register


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """Parameters of ``make``."""

    dialogue: Dialogue
    language: str
    as_of: datetime
    edited: bool
    participant: Participant | None
    invitee: Invitee | None
    template: bytes | None = None
    is_issue: bool = False

    def results(self, register: AgendaInput) -> MeetingResults:
        return reading.results(self.dialogue, on=register.today, issued_on=register.today if self.is_issue else None)

    def read(self) -> tuple[AgendaInput, tuple[Item, ...]]:
        register = read_register(dialogue=self.dialogue, as_of=self.as_of, edited=self.edited)
        return register, standing_items(register)


def tree_of(kind: DocumentKind, wanted: DocumentRequest) -> Tree:
    if kind in OF_THE_ISSUE and (given := of_the_issue(kind, wanted)):
        return given
    if kind is DocumentKind.AGENDA:
        return compile_agenda(
            dialogue=wanted.dialogue, language=wanted.language, as_of=wanted.as_of, edited=wanted.edited
        )
    register, items = wanted.read()
    return beside(kind, wanted, register, items)


def of_the_issue(kind: DocumentKind, wanted: DocumentRequest) -> Tree | None:
    """Return the document as issued, with the symbol of the issue; None before the first issue."""
    agenda = issued.standing(wanted.dialogue)
    tree = issued.tree_of(agenda, wanted.language) if agenda else None
    if agenda is None or tree is None or kind is DocumentKind.AGENDA:
        return tree
    assert agenda.issued_on is not None
    one_page = meeting_documents.one_page_of(tree, issued_on=agenda.issued_on, adopted_on=agenda.adopted_on)
    return meeting_documents.with_overtaken(one_page, overtaken(dialogue=wanted.dialogue, language=wanted.language))


def beside(kind: DocumentKind, wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    """Return a derived document. Kinds that follow the agenda use the meeting's details as issued."""
    if kind not in _FOLLOWS_THE_AGENDA:
        return _BESIDE[kind](wanted, register, items)
    tree = _BESIDE[kind](wanted, as_it_was_issued(register), items)
    return meeting_documents.with_overtaken(tree, overtaken(dialogue=wanted.dialogue, language=wanted.language))


def _one_page(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    return meeting_documents.write_one_page(register, items, wanted.language)


def _invitees(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    if wanted.invitee is None or wanted.invitee.dialogue_id != wanted.dialogue.pk:
        msg = "A version for invitees is made for one that is invited to this Dialogue."
        raise ValueError(msg)
    return meeting_documents.write_invitees(register, items, wanted.language, reading.invitee_version(wanted.invitee))


def _brief(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    if wanted.participant is None or wanted.participant.code not in register.participants:
        msg = "A brief belongs to one Participant. Choose the Participant."
        raise ValueError(msg)
    brief = reading.brief(wanted.dialogue, wanted.participant, register)
    return meeting_documents.write_brief(register, items, wanted.language, brief)


def _script(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    return meeting_documents.write_script(register, items, wanted.language, reading.script(wanted.dialogue))


def _record(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    record = reading.record(wanted.dialogue, drafted=wanted.edited)
    return meeting_documents.write_record(register, items, wanted.language, record)


def _note(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    return meeting_documents.write_note(register, items, wanted.language, wanted.results(register))


def _press_line(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    return meeting_documents.write_press_line(register, items, wanted.language, wanted.results(register))


def _redline(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    """Return the last issue with its changes since the one before; without two issues, the agenda without marks."""
    trees = issued.revisions(wanted.dialogue, wanted.language)
    if not trees:
        return write(register, items, wanted.language, Edition(revision=register.revision))
    return tracked(*trees) if len(trees) > 1 else trees[0]


def _trilingual(wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> Tree:
    """Return Part I in three languages, as issued or, before the first issue, as compiled."""
    agenda = issued.standing(wanted.dialogue)
    lines = {}
    for language in LANGUAGES:
        tree = issued.tree_of(agenda, language) if agenda else None
        lines[language] = tree.part_one if tree else meeting_documents.write_lines(register, items, language)
    return meeting_documents.write_trilingual(register, wanted.language, lines)


def _participants(wanted: DocumentRequest, register: AgendaInput, _items: tuple[Item, ...]) -> Tree:
    return meeting_documents.write_participants(register, wanted.language)


def _report(wanted: DocumentRequest, register: AgendaInput, _items: tuple[Item, ...]) -> Tree:
    return meeting_documents.write_report(register, wanted.language, reading.year(wanted.dialogue, register))


_BESIDE: dict[DocumentKind, Callable[[DocumentRequest, AgendaInput, tuple[Item, ...]], Tree]] = {
    DocumentKind.REDLINE: _redline,
    DocumentKind.ONE_PAGE: _one_page,
    DocumentKind.INVITEES: _invitees,
    DocumentKind.BRIEF: _brief,
    DocumentKind.SCRIPT: _script,
    DocumentKind.RECORD: _record,
    DocumentKind.NOTE: _note,
    DocumentKind.PRESS_LINE: _press_line,
    DocumentKind.TRILINGUAL: _trilingual,
    DocumentKind.PARTICIPANTS: _participants,
    DocumentKind.ANNUAL_REPORT: _report,
}


# Kinds that are the issue itself in another form.
OF_THE_ISSUE = {DocumentKind.AGENDA, DocumentKind.ONE_PAGE}
_FOLLOWS_THE_AGENDA = {
    *(DocumentKind.INVITEES, DocumentKind.BRIEF, DocumentKind.SCRIPT),
    *(DocumentKind.REDLINE, DocumentKind.TRILINGUAL),
}
