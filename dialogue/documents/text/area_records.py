"""Sentences on the records of an area that the agenda mentions: support programmes, standards, information."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _, ngettext, pgettext

from commitments.enums import Position
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.reasons import Reason, ReasonCode

type Record = Callable[[DocumentLanguage, Reason], RichParagraph]

# Beyond this number, records of one kind are counted; the portal lists them all.
LISTED = 4


def news(voice: DocumentLanguage, item: Item) -> Iterator[RichParagraph]:
    """Yield a sentence for each kind of news in the area of ``item``."""
    yield _listed(
        voice, item, ReasonCode.PROGRAMME_OPENED, _("Support opened since the last Dialogue: %(records)s."), _programme
    )
    yield _listed(
        voice, item, ReasonCode.PROGRAMME_CLOSED, _("Support closed since the last Dialogue: %(records)s."), _programme
    )
    yield _listed(
        voice, item, ReasonCode.STANDARD_DIFFERS, _("Standards with different positions: %(records)s."), _standard
    )
    yield _listed(
        voice, item, ReasonCode.INFORMATION_GIVEN, _("Information given since the last Dialogue: %(records)s."), _given
    )
    yield _listed(
        voice,
        item,
        ReasonCode.INFORMATION_EXPIRES,
        _("Information that expires before the following Dialogue: %(records)s."),
        _given,
    )


def _listed(voice: DocumentLanguage, item: Item, code: ReasonCode, pattern: str, shown: Record) -> RichParagraph:
    """Return a sentence on the records of the reasons with ``code``; empty if there are none."""
    found = [reason for reason in item.reasons if reason.code is code]
    if not found:
        return RichParagraph()
    records = [shown(voice, reason) for reason in found[:LISTED]]
    if rest := found[LISTED:]:
        records.append(voice.say(ngettext("%(count)d other", "%(count)d others", len(rest)) % {"count": len(rest)}))
    return voice.fill(pattern, records=voice.join(records, pgettext("between facts on one record", "; ")))


def _programme(voice: DocumentLanguage, reason: Reason) -> RichParagraph:
    fact = next(each for each in voice.register.programmes if each.reference == reason.record)
    about = voice.fill(_(" (%(country)s, %(day)s)"), country=voice.words(fact.country), day=voice.day(reason.on))
    return voice.words(fact.title) + about + voice.say(f" {fact.reference}", small=True)


def _standard(voice: DocumentLanguage, reason: Reason) -> RichParagraph:
    """Return the title, the next date and the Participants of each position."""
    fact = next(each for each in voice.register.standards if each.reference == reason.record)
    stated = []
    for position in Position:
        if codes := [code for code, own in fact.positions if own is position]:
            facts = {"position": position.label, "participants": voice.participants(codes)}
            stated.append(_("%(position)s: %(participants)s") % facts)
    positions = pgettext("between facts on one record", "; ").join(stated)
    about = voice.fill(_(" (next date %(day)s. %(positions)s)"), day=voice.day(reason.on), positions=positions)
    return voice.words(fact.title) + about + voice.say(f" {fact.reference}", small=True)


def _given(voice: DocumentLanguage, reason: Reason) -> RichParagraph:
    """Return the title, the giver, the receivers and the day."""
    fact = next(each for each in voice.register.information if each.reference == reason.record)
    about = voice.fill(
        _(" (%(giver)s to %(receivers)s, %(day)s)"),
        giver=voice.participants([fact.giver]),
        receivers=voice.participants(fact.receivers),
        day=voice.day(reason.on),
    )
    return voice.words(fact.title) + about + voice.say(f" {fact.reference}", small=True)
