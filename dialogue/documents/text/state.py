"""Status of the commitments and actions of an item."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from commitments.documents import status
from commitments.documents.status import NameFormatter
from commitments.enums import Completion, Health
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text import previous_dialogue
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.inputs import CommitmentFact
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.reasons import ReasonCode

# Beyond this number they are summarized; each has a row in annex B.
LISTED = 6


def state(voice: DocumentLanguage, item: Item) -> Iterator[RichParagraph]:
    if item.kind is ItemKind.FOLLOW_UP:
        yield voice.say(_actions(voice))
    elif item.kind is ItemKind.ORGANISATION:
        yield from previous_dialogue.record(voice)
    elif item.kind is ItemKind.STATUS:
        yield from _status(voice)
    elif item.kind is ItemKind.DECISION:
        yield from _decision(voice, item.subject)
    elif item.kind is ItemKind.AREAS:
        yield voice.say(_areas(voice, item))
    elif item.kind is ItemKind.FORM:
        for activity in voice.register.activities:
            if activity.form == item.subject:
                head = voice.say(_("%(record)s: ") % {"record": activity.reference}) + voice.words(activity.title)
                yield head + voice.say(_(", %(day)s") % {"day": voice.day(activity.starts_on)})
    elif item.kind in {ItemKind.AREA, ItemKind.EN_BLOC, ItemKind.OTHER_FORA}:
        yield from _commitments(voice, item.commitments)


def of_the_moc(voice: DocumentLanguage) -> list[str]:
    """Return the status of the MOC, in the same sentences as elsewhere in the portal."""
    return status.sentences(voice.register.law.status, NameFormatter(name=voice.participant, day=voice.day))


def _status(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    yield voice.say(voice.gap.join(of_the_moc(voice)))
    law = voice.register.law
    for fact in (*law.notices, *law.consultations, *law.emergencies):
        yield voice.say(_("%(record)s: ") % {"record": fact.reference}) + voice.words(fact.title)


def _decision(voice: DocumentLanguage, reference: str) -> Iterator[RichParagraph]:
    """Yield the text of a decision and the number of concurrences."""
    fact = voice.register.law.decision(reference)
    total = len(voice.register.participants)
    yield voice.words(fact.text)
    yield voice.say(
        _("%(given)d of %(total)d Participants have concurred; proposed on %(day)s.")
        % {"given": total - len(fact.missing), "total": total, "day": voice.day(fact.proposed_on)}
    )


def _areas(voice: DocumentLanguage, item: Item) -> str:
    silent = sum(1 for child in item.children for reason in child.reasons if reason.code is ReasonCode.SILENT)
    return _("%(active)d areas with active commitments; %(silent)d areas silent for two Dialogues.") % {
        "active": sum(1 for child in item.children if child.commitments),
        "silent": silent,
    }


def _actions(voice: DocumentLanguage) -> str:
    register = voice.register
    open_ones = register.open_actions
    overdue = [action.days_overdue(register.today) for action in open_ones if action.days_overdue(register.today)]
    said = ngettext("%(count)d action: ", "%(count)d actions: ", len(register.actions)) % {
        "count": len(register.actions)
    }
    said += _("%(open)d open, %(closed)d closed, %(overdue)d overdue.") % {
        "open": len(open_ones),
        "closed": len(register.actions) - len(open_ones),
        "overdue": len(overdue),
    }
    if overdue:
        longest = max(overdue)
        said += voice.gap + ngettext(
            "The longest is overdue by %(days)d day.", "The longest is overdue by %(days)d days.", longest
        ) % {"days": longest}
    return said


def _commitments(voice: DocumentLanguage, references: tuple[str, ...]) -> Iterator[RichParagraph]:
    facts = [fact for fact in map(voice.register.commitment, references) if fact]
    for fact in facts[:LISTED]:
        yield commitment(voice, fact)
    if len(facts) > LISTED:
        rest = len(facts) - LISTED
        yield voice.say(
            ngettext("%(count)d more is in Annex B.", "%(count)d more are in Annex B.", rest) % {"count": rest}
        )


def commitment(voice: DocumentLanguage, fact: CommitmentFact) -> RichParagraph:
    """Return reference, title, health, completion, lead, due date, days overdue and last report."""
    today = voice.register.today
    parts = [
        _("%(health)s; completion: %(completion)s") % {"health": health(fact), "completion": completion(fact)},
        _("lead: %(lead)s") % {"lead": voice.participant(fact.lead)},
        _("due: %(day)s") % {"day": voice.day(fact.due_on)},
    ]
    days = fact.days_overdue(today)
    if days:
        parts.append(ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days})
    if fact.last_report:
        parts.append(_("last report: %(day)s") % {"day": voice.day(fact.last_report.reported_on)})
    head = voice.say(_("%(record)s: ") % {"record": fact.reference}) + voice.words(fact.title)
    return head + voice.say(_(". ") + pgettext("between facts on one record", "; ").join(parts) + _("."))


def health(fact: CommitmentFact) -> str:
    return str((fact.last_report.health if fact.last_report else Health.NO_EVIDENCE).label)


def completion(fact: CommitmentFact) -> str:
    return str((fact.last_report.completion if fact.last_report else Completion.NO_EVIDENCE).label)
