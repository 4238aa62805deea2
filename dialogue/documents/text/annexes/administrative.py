"""Annex H: administrative note for delegates."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Annex, DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_details import language_name


def administrative(voice: DocumentLanguage) -> Annex:
    """Return practical information: place, contact, languages, papers; empty if all is unknown."""
    rows = tuple((voice.say(label), text) for label, text in _rows(voice) if text)
    table = DocumentTable(
        _("Practical information for delegations"),
        (TableColumn(_("Subject"), 28), TableColumn(_("Arrangement"), 72)),
        rows,
    )
    return Annex("H", _("Annex H. Administrative note"), tables=(table,) if rows else ())


def _rows(voice: DocumentLanguage) -> Iterator[tuple[str, RichParagraph]]:
    meeting = voice.register.meeting
    yield _("Place"), voice.join([voice.words(text) for text in (meeting.venue, meeting.city) if text], _(", "))
    yield _("Contact for the day"), voice.say(meeting.contact)
    yield _("Languages"), voice.say(voice.listed(language_name(code) for code in meeting.languages))
    yield _("Interpretation"), voice.words(meeting.interpretation)
    if voice.register.papers:
        yield (
            _("Papers"),
            voice.say(
                _(
                    "The papers of annex D are kept in the portal, under the Dialogue, each in the languages that the "
                    "annex names. Each contact point passes them on to the members of its delegation."
                )
            ),
        )
