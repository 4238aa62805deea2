"""Papers in the annotation of their item."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_details import language_name
from dialogue.rules.agenda.inputs import PaperData


def box(voice: DocumentLanguage, key: str) -> Iterator[RichParagraph]:
    """Yield the papers for the item of that key: symbol, title, mark, and whether received."""
    for fact in voice.register.papers_for(key):
        head = voice.say(_("%(record)s: ") % {"record": fact.symbol}) + voice.words(fact.title)
        mark = voice.say(_(" (%(mark)s). ") % {"mark": fact.mark.reading(voice.language).text})
        yield head + mark + voice.say(_status(voice, fact))


def bringer(voice: DocumentLanguage, fact: PaperData) -> str:
    return voice.participant(fact.expected_from) if fact.expected_from else _("The secretariat")


def languages(voice: DocumentLanguage, fact: PaperData) -> str:
    return voice.listed(language_name(code) for code in fact.languages)


def _status(voice: DocumentLanguage, fact: PaperData) -> str:
    secretariat = pgettext("within a sentence", "the secretariat")
    bringing = voice.participant(fact.expected_from) if fact.expected_from else secretariat
    facts = {"participant": bringing, "languages": languages(voice, fact)}
    if fact.received_on:
        return _("Received from %(participant)s on %(day)s: %(languages)s.") % (
            facts | {"day": voice.day(fact.received_on)}
        )
    if fact.due_on:
        return _("Expected from %(participant)s by %(day)s.") % (facts | {"day": voice.day(fact.due_on)})
    return _("Expected from %(participant)s.") % facts
