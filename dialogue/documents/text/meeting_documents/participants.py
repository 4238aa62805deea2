"""List of participants: co-chairs, delegations in the order of the MOC, and invitees separately."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import AgendaDocument, DocumentSection
from dialogue.documents.text import meeting_details
from dialogue.documents.text.annexes.delegations import people
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import framed, own_head


def participants(voice: DocumentLanguage) -> AgendaDocument:
    titles = (_("Delegations"), _("Invitees"))
    return framed(
        voice,
        own_head(voice, _("List of participants"), "LOP"),
        clocks=meeting_details.clocks(voice),
        facts=meeting_details.place_and_chairs(voice),
        sections=tuple(
            DocumentSection(voice.say(title), tables=(table,))
            for title, table in zip(titles, people(voice).tables, strict=False)
        ),
    )
