"""Tables of an item's work: commitments with debate, open actions, commitments to close, activities ahead."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _, ngettext

from core.text.date_formatting import NBSP
from core.text.natural_order import natural_key
from dialogue.documents.agenda import DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text import state
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import DebateRule
from dialogue.rules.agenda.inputs import ActionInput, CommitmentFact
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.tracks import CommitmentTrack

type Row = tuple[RichParagraph, ...]


def debated(voice: DocumentLanguage, item: Item) -> tuple[DocumentTable, ...]:
    """Return the commitments of an area that are debated under it, the most urgent first."""
    rows = []
    for work in item.work:
        fact = voice.register.commitment(work.reference)
        if fact and work.is_debated and work.taken_under == item.key:
            why = voice.sentences(*_reasons(voice, work, fact)) or voice.say(_("None"))
            rows.append((*_commitment(voice, fact), why))
    return _table(_("Commitments with debate, item %(number)s") % {"number": item.cited}, _("Commitment"), rows)


def actions(voice: DocumentLanguage, item: Item) -> tuple[DocumentTable, ...]:
    """Return the open actions that are late or miss a lead or a date, in the words of the Dialogue."""
    register = voice.register
    found = [one for one in register.open_actions if one.code in item.actions and needs_attention(voice, one)]
    found.sort(
        key=lambda one: (one.lead is not None, -one.days_overdue(register.day), one.dialogue, natural_key(one.code))
    )
    rows = [_action(voice, one) for one in found]
    return _table(_("Open actions of previous Dialogues"), _("Action"), rows)


def needs_attention(voice: DocumentLanguage, action: ActionInput) -> bool:
    return action.lead is None or action.due_on is None or action.days_overdue(voice.register.day) > 0


def closing(voice: DocumentLanguage, item: Item) -> tuple[DocumentTable, ...]:
    """Return the completed commitments to be closed by one decision."""
    facts = [fact for fact in map(voice.register.commitment, item.commitments) if fact]
    columns = (
        TableColumn(_("Commitment"), 1),
        TableColumn(_("Area"), 0),
        TableColumn(_("Lead"), 0),
        TableColumn(_("Reported complete"), 0),
    )
    rows = tuple(
        (
            _to_row(titled(voice, fact), fact.reference),
            voice.say(voice.listed(fact.areas) or _("None")),
            voice.say(voice.participant(fact.lead)),
            voice.say(voice.day(fact.last_report.reported_on if fact.last_report else None)),
        )
        for fact in facts
    )
    return (DocumentTable(_("Commitments reported complete"), columns, rows, captioned=False),) if rows else ()


def activities(voice: DocumentLanguage, item: Item) -> tuple[DocumentTable, ...]:
    """Return the activities ahead under the forms of an item, by their first day."""
    forms = {child.subject for child in item.children} | {item.subject}
    ahead = [fact for fact in voice.register.activities if fact.form in forms]
    columns = (
        TableColumn(_("Activity"), 3),
        TableColumn(_("Form"), 0),
        TableColumn(_("Begins"), 0),
        TableColumn(_("Place"), 1),
    )
    rows = tuple(
        (
            voice.words(fact.title) + voice.say(f" {fact.reference}", small=True),
            voice.say(fact.form),
            voice.say(voice.day(fact.starts_on)),
            voice.cell(fact.place),
        )
        for fact in ahead
    )
    return (DocumentTable(_("Activities ahead"), columns, rows, captioned=False),) if rows else ()


def titled(voice: DocumentLanguage, fact: CommitmentFact) -> RichParagraph:
    """Return the title of a commitment with its number after it, small and linked."""
    return voice.words(fact.title) + voice.say(" ") + voice.record(fact.reference)


def acted(voice: DocumentLanguage, action: ActionInput) -> RichParagraph:
    """Return the words of an action with its number and that of the commitment that carries it out."""
    code = voice.say(_(" action\u00a0%(code)s") % {"code": action.code}, small=True)
    carried = voice.say(_(", "), small=True) + voice.record(action.commitment) if action.commitment else RichParagraph()
    return voice.words(action.title) + code + carried


def _to_row(text: RichParagraph, number: str) -> RichParagraph:
    """Return the text with its words linked to the row of Annex B that has the number."""
    return RichParagraph(
        tuple(run if run.link or not run.text.strip() else replace(run, link=f"#row-{number}") for run in text.runs)
    )


def due(voice: DocumentLanguage, fact: CommitmentFact | ActionInput) -> RichParagraph:
    """Return the due date and, below it, the lateness on the day of the Dialogue."""
    days = fact.days_overdue(voice.register.day)
    if not days:
        return voice.say(voice.day(fact.due_on) if fact.due_on else voice.day(None).replace(" ", NBSP))
    late = ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    return voice.say(f"{voice.day(fact.due_on)}\n{late.replace(' ', NBSP)}")


def reported(voice: DocumentLanguage, fact: CommitmentFact) -> RichParagraph:
    """Return the state with the day of its report."""
    said = state.health(fact)
    return voice.say(f"{said}\n{voice.day(fact.last_report.reported_on)}" if fact.last_report else said)


def _table(caption: str, first: str, rows: list[Row]) -> tuple[DocumentTable, ...]:
    columns = (
        TableColumn(first, 20),
        TableColumn(_("Lead"), 0),
        TableColumn(_("Due"), 0),
        TableColumn(_("Last report"), 0),
        TableColumn(_("Reason"), 12),
    )
    return (DocumentTable(caption, columns, tuple(rows), captioned=False),) if rows else ()


def _commitment(voice: DocumentLanguage, fact: CommitmentFact) -> Row:
    return (
        _to_row(titled(voice, fact), fact.reference),
        voice.say(voice.lead(fact.lead)),
        due(voice, fact),
        reported(voice, fact),
    )


def _action(voice: DocumentLanguage, action: ActionInput) -> Row:
    fact = voice.register.commitment(action.commitment)
    return (
        _to_row(acted(voice, action), action.code),
        voice.say(voice.lead(action.lead)),
        due(voice, action),
        reported(voice, fact) if fact else voice.say(_("Open")),
        voice.sentences(*_action_reasons(voice, action)),
    )


def _action_reasons(voice: DocumentLanguage, action: ActionInput) -> Iterator[str]:
    yield _naming(lead=action.lead is None, date=action.due_on is None)
    if action.days_overdue(voice.register.day):
        yield _("Overdue.")


def _reasons(voice: DocumentLanguage, work: CommitmentTrack, fact: CommitmentFact) -> Iterator[str]:
    """Yield each matching rule as a sentence, and the reason of a person who changed the proposal."""
    if work.decisions:
        yield _("Draft decision proposed.")
    yield _naming(lead=work.names_lead, date=work.names_date)
    if DebateRule.OVERDUE in work.rules:
        yield _("Overdue.")
    if DebateRule.AT_RISK in work.rules:
        yield state.health(fact) + _(".")
    missed = [one for one in fact.milestones if one.due_on < voice.register.today]
    if missed:
        yield _("Milestone of %(day)s missed.") % {"day": voice.day(missed[0].due_on)}
    if work.raised_by:
        yield _("Raised by %(participants)s.") % {"participants": voice.participants(work.raised_by)}
    if DebateRule.SILENT in work.rules:
        yield _("No report for two Dialogues.")
    if DebateRule.CLOSING in work.rules:
        yield _("Closing proposed by the lead: %(reason)s") % {"reason": fact.review_reason}
    if DebateRule.UNREVIEWED in work.rules:
        yield _("Active for more than a year; not reviewed by the lead.")
    if work.changed and not work.changed.participant:
        yield work.changed.reason


def _naming(*, lead: bool, date: bool) -> str:
    if lead and date:
        return _("Lead and due date to be named.")
    if lead:
        return _("Lead to be named.")
    return _("Due date to be set.") if date else ""
