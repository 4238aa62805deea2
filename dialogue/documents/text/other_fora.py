"""Other fora considered at the meeting: articles 4(a)(iii), 3(b) and 2(a)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import ReferralState
from dialogue.rules.agenda.inputs import ReferralFact


def sessions(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield the latest recorded session of each other forum (article 3(b))."""
    for session in voice.register.sessions:
        named = _("%(forum)s, session %(number)d") if session.number else _("%(forum)s")
        said = voice.words(session.forum_name)
        head = named % {"forum": session.forum, "number": session.number or 0}
        text = said + voice.say(_(" (%(named)s), %(day)s. ") % {"named": head, "day": voice.day(session.held_on)})
        yield text + voice.words(session.note)


def overlaps(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield the status and overlaps considered under article 4(a)(iii)."""
    status = voice.register.cmwg
    if status is None:
        return
    day = _("As of %(day)s: ") % {"day": voice.day(status.as_of)}
    if status.nothing_to_report and not status.text:
        yield voice.say(day + _("nothing to report."))
    else:
        yield voice.say(day) + voice.words(status.text)
    for overlap in status.overlaps:
        yield voice.say(_("%(record)s: ") % {"record": overlap.commitment}) + voice.cell(overlap.avoided_by)


def referrals(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield each referral with its state and the response."""
    for fact in voice.register.referrals:
        head = voice.say(_("%(record)s: ") % {"record": fact.forum}) + voice.words(fact.title)
        yield head + voice.say(_(". ") + _status(voice, fact)) + _answer(voice, fact)


def _status(voice: DocumentLanguage, fact: ReferralFact) -> str:
    facts = {"day": voice.day(fact.raised_on), "number": fact.session or 0, "back": voice.day(fact.answered_on)}
    if fact.state is ReferralState.TO_RAISE:
        return _("Still to be raised.")
    if fact.state is ReferralState.ANSWERED:
        return _("Raised on %(day)s. Came back on %(back)s: ") % facts
    if fact.session:
        return _("Raised on %(day)s at session %(number)d; no answer yet.") % facts
    return _("Raised on %(day)s; no answer yet.") % facts


def _answer(voice: DocumentLanguage, fact: ReferralFact) -> RichParagraph:
    return voice.words(fact.answer) if fact.state is ReferralState.ANSWERED else RichParagraph()
