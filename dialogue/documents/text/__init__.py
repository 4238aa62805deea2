"""Text of the agenda in one language: from compiled items to the tree of ``documents.agenda``.

Sentences come from the catalogues under ``locale/``, so the source is English. The language is the document's, not the
reader's.
"""

from typing import Any

from django.utils.translation import override

from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.text import (
    addenda_and_corrigenda,
    annexes,
    annotations,
    decision_sheet,
    masthead,
    meeting_details,
    outline,
    timetable,
)
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.edition import Edition
from dialogue.enums import AgendaForm, AgendaStatus
from dialogue.rules.agenda.changes import AgendaChange
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item

# Regional usage of each language: Canadian English and French, Japanese of Japan.
REGIONS = {"en": "CA", "fr": "CA", "ja": "JP"}


def write(register: AgendaInput, items: tuple[Item, ...], language: str, edition: Edition) -> AgendaDocument:
    """Return the agenda in ``language`` (``en``, ``fr`` or ``ja``)."""
    if edition.form is AgendaForm.ADDENDUM:
        return addendum(register, items, language, edition)
    with override(language):
        voice = _voice(register, language, edition)
        annotated = annotations.annotate(voice, items)
        return AgendaDocument(
            language=language,
            region=REGIONS[language],
            author=masthead.author(),
            as_of=register.as_of,
            dialogue=register.meeting.number,
            masthead=masthead.masthead(voice, edition),
            clocks=meeting_details.clocks(voice),
            facts=meeting_details.in_short(voice),
            note_title=masthead.note_title(),
            note=(
                masthead.note(voice, edition),
                *masthead.translation_note(voice, edition),
                *masthead.since_last_issue(voice, items, edition),
            ),
            part_one_title=outline.part_one_title(adopted=edition.is_adopted),
            part_one=outline.lines(voice, items),
            part_two_title=annotations.part_two_title(),
            annotations=annotated,
            annexes=annexes.annexes(voice, items),
            sheet=decision_sheet.sheet(voice, items, frozenset(one.key for one in annotated)),
            timetable=timetable.timetable(voice, items),
        )


def addendum(register: AgendaInput, items: tuple[Item, ...], language: str, edition: Edition) -> AgendaDocument:
    """Return the addendum: items added after the last issue, under that agenda's masthead."""
    with override(language):
        voice = _voice(register, language, edition)
        return _beside(
            voice,
            edition,
            note=(
                *addenda_and_corrigenda.addendum_note(voice, edition),
                *masthead.translation_note(voice, edition),
            ),
            part_one_title=addenda_and_corrigenda.part_one_title(),
            part_one=addenda_and_corrigenda.lines(voice, items),
            part_two_title=annotations.part_two_title(),
            annotations=tuple(addenda_and_corrigenda.addendum_annotations(voice, items)),
        )


def corrigendum(
    register: AgendaInput, items: tuple[Item, ...], language: str, edition: Edition, corrected: tuple[AgendaChange, ...]
) -> AgendaDocument:
    """Return the corrigendum: old and corrected text, under the masthead of the last issue."""
    with override(language):
        voice = _voice(register, language, edition)
        return _beside(
            voice,
            edition,
            note=(
                *addenda_and_corrigenda.corrigendum_note(voice, edition),
                *masthead.translation_note(voice, edition),
            ),
            part_one_title=addenda_and_corrigenda.concerned_title(),
            part_one=addenda_and_corrigenda.corrigendum_lines(voice, items, corrected),
            part_two_title=addenda_and_corrigenda.corrections_title(),
            annotations=tuple(addenda_and_corrigenda.corrigendum_annotations(voice, items, corrected)),
        )


def _voice(register: AgendaInput, language: str, edition: Edition) -> DocumentLanguage:
    return DocumentLanguage(language, register, given_out=edition.status is not AgendaStatus.DRAFT)


def _beside(voice: DocumentLanguage, edition: Edition, **parts: Any) -> AgendaDocument:
    return AgendaDocument(
        language=voice.language,
        region=REGIONS[voice.language],
        author=masthead.author(),
        as_of=voice.register.as_of,
        dialogue=voice.register.meeting.number,
        masthead=masthead.masthead(voice, edition),
        clocks=meeting_details.clocks(voice),
        facts=(),
        note_title=masthead.note_title(),
        annexes=(),
        **parts,
    )
