"""Record of discussion under the headings of the agenda; before it is drafted, the headings alone."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from django.utils.translation import gettext as _

from dialogue.documents.agenda import (
    AgendaDocument,
    DocumentSection,
    DocumentTable,
    Masthead,
    Paragraph,
    RichParagraph,
    TableColumn,
)
from dialogue.documents.text import meeting_details, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import framed, own_head
from dialogue.enums import RecordStatus
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.items import Item
from dialogue.rules.meeting_documents import CorrigendumData, RecordData


def record(voice: DocumentLanguage, items: tuple[Item, ...], fact: RecordData) -> AgendaDocument:
    written = _written(voice, items, fact) if fact.paragraphs else _shell(voice, items)
    corrected = _corrected(voice, fact.corrections) if fact.corrections else ()
    return framed(
        voice,
        _head(voice, fact),
        clocks=meeting_details.clocks(voice),
        facts=meeting_details.place_and_chairs(voice),
        note_title="" if fact.paragraphs else _("Note by the secretariat"),
        note=() if fact.paragraphs else (voice.say(_("The record is drafted from the entries of the meeting.")),),
        sections=(*written, *corrected),
    )


def _head(voice: DocumentLanguage, fact: RecordData) -> Masthead:
    head = replace(own_head(voice, _("Record of discussion"), "REC"), symbol=fact.symbol)
    if fact.status is RecordStatus.ADOPTED:
        return replace(head, status=_("Adopted on %(day)s") % {"day": voice.day(fact.adopted_on)})
    return replace(
        head,
        status=str(fact.status.label),
        draft_line=_("Draft as of %(instant)s") % {"instant": voice.instant(voice.register.as_of)},
    )


def _shell(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[DocumentSection, ...]:
    """Return the headings of the agenda; paragraphs get their numbers when they are written."""
    return tuple(_section(voice, one, ()) for one in flat(items))


def _written(voice: DocumentLanguage, items: tuple[Item, ...], fact: RecordData) -> Iterator[DocumentSection]:
    """Yield the paragraphs in order; opening and closing ones have no item and no heading."""
    known = {one.key: one for one in flat(items)}
    parents = {child.key: item for item in items for child in item.children}
    headed: set[str] = set()
    for key, group in groupby(fact.paragraphs, key=lambda paragraph: paragraph.item_key):
        paragraphs = tuple(
            Paragraph(voice.words(each.text) or voice.say(_("No text in any language yet.")), each.number)
            for each in group
        )
        if key not in known:
            yield DocumentSection(RichParagraph(), paragraphs=paragraphs)
            continue
        parent = parents.get(key)
        if parent and parent.key not in headed:
            headed.add(parent.key)
            yield _section(voice, parent, ())
        headed.add(key)
        yield _section(voice, known[key], paragraphs)


def _section(voice: DocumentLanguage, item: Item, paragraphs: tuple[Paragraph, ...]) -> DocumentSection:
    return DocumentSection(
        title=titles.title(voice, item),
        number=item.cited if item.letter else item.label,
        level=2 if item.letter else 1,
        paragraphs=paragraphs,
    )


def _corrected(voice: DocumentLanguage, corrections: tuple[CorrigendumData, ...]) -> tuple[DocumentSection, ...]:
    table = DocumentTable(
        _("Corrigenda to this record"),
        (
            TableColumn(_("No."), 6),
            TableColumn(_("Issued"), 18),
            TableColumn(_("Paragraph"), 12),
            TableColumn(_("New text"), 40),
            TableColumn(_("Reason"), 24),
        ),
        tuple(
            (
                voice.say(str(each.number)),
                voice.say(voice.day(each.issued_on)),
                voice.say(each.paragraph),
                voice.cell(each.text),
                voice.say(each.reason),
            )
            for each in corrections
        ),
    )
    return (DocumentSection(voice.say(_("Corrigenda")), tables=(table,)),)
