"""Text of proposals discussed under an item."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.inputs import AcceptedProposal
from dialogue.rules.agenda.items import Item


def spoken_of(voice: DocumentLanguage, item: Item) -> Iterator[RichParagraph]:
    """Yield for each proposal its heading, its background and its draft decision."""
    for fact in item.spoken_of:
        yield headed(voice, fact)
        if fact.background:
            yield voice.words(fact.background)
        if fact.decision:
            yield voice.say(_("Draft wording, not decided.") + voice.gap) + voice.words(fact.decision)


def headed(voice: DocumentLanguage, fact: AcceptedProposal) -> RichParagraph:
    """Return the heading of a proposal: ministry, title, presenter and minutes."""
    parts = [_(".")]
    if fact.presenter:
        parts.append(_("Presenter: %(presenter)s.") % {"presenter": fact.presenter})
    if fact.minutes:
        parts.append(ngettext("%(count)d minute.", "%(count)d minutes.", fact.minutes) % {"count": fact.minutes})
    proposer = voice.say(_("%(record)s: ") % {"record": voice.participant(fact.participant)})
    return proposer + voice.words(fact.title) + voice.say(voice.gap.join(parts))
