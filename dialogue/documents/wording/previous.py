"""What the last Dialogue left, in words: how far its record is, and where an item stood that is carried over."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Text
from dialogue.documents.wording.voice import Voice
from dialogue.enums import RecordStatus


def record(voice: Voice) -> Iterator[Text]:
    """Whether the record of the last Dialogue is adopted; nothing where there is none to be read."""
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
        said = _(
            "The record of the %(ordinal)s Dialogue (%(symbol)s) is not adopted yet; it is to be cleared by %(due)s."
        )
        yield voice.say(said % facts)


def left(voice: Voice, key: str) -> Iterator[Text]:
    """What the last Dialogue said under an item that is carried over."""
    previous = voice.register.previous
    for fact in voice.register.carried:
        if fact.key == key and fact.summary and previous is not None:
            named = voice.nth_dialogue(previous.number)
            yield voice.say(_("%(dialogue)s: ") % {"dialogue": named}) + voice.words(fact.summary)
