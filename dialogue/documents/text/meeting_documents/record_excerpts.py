"""Excerpts of the records: the paragraphs that concern one ministry, action or provision, under their records."""

from itertools import groupby

from django.utils.translation import gettext as _

from dialogue.documents.agenda import AgendaDocument, DocumentSection, Fact, Paragraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import framed, own_head
from dialogue.rules.meeting_documents import ExcerptData


def record_excerpts(voice: DocumentLanguage, concerned: str, excerpts: tuple[ExcerptData, ...]) -> AgendaDocument:
    """Return the excerpts with the numbers that the paragraphs have in their records."""
    return framed(
        voice,
        own_head(voice, _("Excerpts of the records"), "EXCERPTS"),
        facts=(Fact(_("Concerning"), (voice.say(concerned),)),),
        sections=tuple(
            DocumentSection(
                voice.say(symbol),
                paragraphs=tuple(
                    Paragraph(
                        voice.sentences(
                            voice.words(each.text), voice.say(_("(As corrected.)")) if each.is_corrected else ""
                        ),
                        f"{each.number}.",
                    )
                    for each in group
                ),
            )
            for symbol, group in groupby(excerpts, key=lambda each: each.symbol)
        ),
    )
