"""Cover sheet of a paper: symbol, item, purpose, submitted by, mark, language, as APEC's cover sheets."""

from dataclasses import replace

from django.utils.translation import gettext as _

from dialogue.documents.agenda import AgendaDocument, Fact
from dialogue.documents.text import meeting_details, papers, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents import speech
from dialogue.documents.text.meeting_documents.frame import framed, own_head
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.inputs import PaperData
from dialogue.rules.agenda.items import Item


def cover_sheet(voice: DocumentLanguage, items: tuple[Item, ...], paper: PaperData) -> AgendaDocument:
    item = next((one for one in flat(items) if one.key == paper.item_key), None)
    head = own_head(voice, str(voice.words(paper.title)), "")
    mark = paper.mark.reading(voice.language).text
    rows = [
        (_("Agenda item"), f"{item.cited} {titles.title(voice, item)}" if item else ""),
        (_("Purpose"), titles.purpose(item.purpose) if item else ""),
        (_("Submitted by"), speech.ministry(voice, paper.expected_from or "") or papers.bringer(voice, paper)),
        (_("Received on"), voice.day(paper.received_on) if paper.received_on else ""),
        (_("Handling"), mark),
        (_("Language"), papers.languages(voice, paper)),
    ]
    return framed(
        voice,
        replace(head, symbol=paper.symbol, status=_("Cover sheet"), original="", courtesy="", mark=mark),
        facts=(
            *(Fact(label, (voice.say(value),)) for label, value in rows if value),
            # The place of a meeting without one says nothing about the paper.
            *(meeting_details.place_and_chairs(voice)[:1] if voice.register.meeting.city else ()),
        ),
    )
