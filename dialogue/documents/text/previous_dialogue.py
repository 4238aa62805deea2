"""Previous Dialogue: status of its record, and the state of carried-over items."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import RecordStatus


def record(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield the status of the last Dialogue's record, if it may be read."""
    fact, previous = voice.register.previous_record, voice.register.previous
    if fact is None or previous is None:
        return
    facts = {
        "ordinal": voice.ordinal(previous.number, inside=True),
        "symbol": fact.symbol,
        "adopted": voice.day(fact.adopted_on),
        "due": voice.day(fact.clear_by),
    }
    if fact.status is RecordStatus.ADOPTED:
        yield voice.say(_("The record of the %(ordinal)s Dialogue (%(symbol)s) was adopted on %(adopted)s.") % facts)
    else:
        said = _("The record of the %(ordinal)s Dialogue (%(symbol)s) is not adopted yet. Approval is due by %(due)s.")
        yield voice.say(said % facts)


def left(voice: DocumentLanguage, key: str) -> Iterator[RichParagraph]:
    """Yield the last Dialogue's summary of a carried-over item."""
    previous = voice.register.previous
    for fact in voice.register.carried:
        if fact.key == key and fact.summary and previous is not None:
            named = voice.nth_dialogue(previous.number)
            yield voice.say(_("%(dialogue)s: ") % {"dialogue": named}) + voice.words(fact.summary)
