"""Status of the commitments and actions of an item."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext, pgettext

from commitments.documents import status
from commitments.documents.status import NameFormatter
from commitments.enums import Completion
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.inputs import CommitmentFact
from dialogue.rules.agenda.items import Item, ItemKind

# Beyond this number they are summarized; each has a row in annex B.
LISTED = 6


def state(voice: DocumentLanguage, item: Item) -> Iterator[RichParagraph]:
    """Yield the reports on the status of the MOC, or on an open decision."""
    if item.kind is ItemKind.STATUS:
        yield from _status(voice)
    elif item.kind is ItemKind.DECISION:
        yield from _decision(voice, item.subject)


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
    facts = {"given": total - len(fact.missing), "total": total, "day": voice.day(fact.proposed_on)}
    if fact.missing:
        facts["missing"] = voice.participants(fact.missing)
        pattern = _("Proposed on %(day)s. Concurrences received: %(given)d of %(total)d; awaited from: %(missing)s.")
    else:
        pattern = _("Proposed on %(day)s. The %(total)d Participants have concurred.")
    yield voice.say(pattern % facts)


def actions(voice: DocumentLanguage) -> str:
    """Return the number of actions of past Dialogues: open, closed, overdue."""
    register = voice.register
    late = sum(1 for action in register.open_actions if action.days_overdue(register.day))
    total, count = len(register.actions), len(register.open_actions)
    if count == total > 1 and not late:
        return str(voice.fill(_("All %(total)d actions are open; none is overdue."), total=voice.count(total)))
    if not late:
        said = ngettext(
            "%(open)d of %(total)d action is open; none is overdue.",
            "Of %(total)d actions, %(open)d are open and none is overdue.",
            total,
        )
    else:
        said = ngettext(
            "%(open)d of %(total)d action is open, %(late)d overdue.",
            "Of %(total)d actions, %(open)d are open and %(late)d overdue.",
            total,
        )
    return said % {"open": count, "total": total, "late": late}


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
    return str(fact.last_report.health.label) if fact.last_report else _("No report")


def completion(fact: CommitmentFact) -> str:
    return str((fact.last_report.completion if fact.last_report else Completion.NO_EVIDENCE).label)
