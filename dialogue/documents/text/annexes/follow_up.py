"""Annex B: follow-up matrix with a row for each open action and each commitment without an action."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from commitments.enums import Origin
from core.rest.tables.spreadsheet_model import Align
from core.text.multilingual_text import MultilingualText
from dialogue.documents.agenda import Annex, DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text import previous_dialogue, state
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.inputs import ActionInput, CommitmentFact


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Row of the matrix; ``state`` does not yet include the days overdue."""

    number: str
    origin: str
    title: MultilingualText
    lead: str | None
    support: tuple[str, ...]
    due_on: date | None
    days_overdue: int
    state: str
    reported_on: date | None
    evidence: int
    proposal: str


def follow_up(voice: DocumentLanguage) -> Annex:
    written = tuple(_cells(voice, row) for row in rows(voice))
    table = DocumentTable(
        _("Actions and commitments, none of them legally binding"),
        (
            TableColumn(_("Number"), 27),
            TableColumn(_("Origin"), 28),
            TableColumn(_("Action"), 56),
            TableColumn(_("Lead"), 19),
            TableColumn(_("Support"), 19),
            TableColumn(_("Due"), 23),
            TableColumn(_("Status"), 25),
            TableColumn(_("Last report"), 22),
            TableColumn(_("Evidence"), 14, Align.END),
            TableColumn(_("Proposal"), 16),
        ),
        written,
    )
    if not written:
        return Annex("B", _("Annex B. Follow-up matrix"), landscape=True)
    said = tuple(previous_dialogue.record(voice))
    return Annex("B", _("Annex B. Follow-up matrix"), paragraphs=said, tables=(table,), landscape=True)


def rows(voice: DocumentLanguage) -> Iterator[FollowUpRow]:
    register = voice.register
    carried = set()
    for action in register.actions:
        commitment = register.commitment(action.commitment)
        if action.is_open or commitment:
            carried.add(action.commitment)
            yield _row(voice, action, commitment)
    for commitment in register.commitments:
        if commitment.reference not in carried:
            yield _row(voice, None, commitment)


def _row(voice: DocumentLanguage, action: ActionInput | None, commitment: CommitmentFact | None) -> FollowUpRow:
    one = action or commitment
    assert one is not None
    report = commitment.last_report if commitment else None
    return FollowUpRow(
        number=commitment.reference if commitment else action.code if action else "",
        origin=_origin(voice, action, commitment),
        title=commitment.title if commitment else one.title,
        lead=one.lead or (commitment.lead if commitment else None),
        support=one.support or (commitment.support if commitment else ()),
        due_on=one.due_on or (commitment.due_on if commitment else None),
        days_overdue=one.days_overdue(voice.register.today),
        state=state.health(commitment) if commitment else _("Open"),
        reported_on=report.reported_on if report else None,
        evidence=commitment.evidence if commitment else 0,
        proposal=_proposal(voice, one, commitment),
    )


def _cells(voice: DocumentLanguage, row: FollowUpRow) -> tuple[RichParagraph, ...]:
    return (
        voice.say(row.number),
        voice.say(row.origin),
        voice.cell(row.title),
        voice.say(voice.participant(row.lead)),
        voice.say(voice.participants(row.support)),
        voice.say(voice.day(row.due_on)),
        voice.say(_state(row)),
        voice.say(voice.day(row.reported_on) if row.reported_on else _("None")),
        voice.say(str(row.evidence)),
        voice.say(row.proposal),
    )


def _origin(voice: DocumentLanguage, action: ActionInput | None, commitment: CommitmentFact | None) -> str:
    if action:
        return _("Dialogue %(number)d, action %(code)s") % {"number": action.dialogue, "code": action.code}
    origin = commitment.origin if commitment else Origin.DIALOGUE
    return _("Before signature") if origin is Origin.BASELINE else str(origin.label)


def _state(row: FollowUpRow) -> str:
    days = row.days_overdue
    if not days:
        return row.state
    return (
        row.state
        + pgettext("between facts on one record", "; ")
        + ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days}
    )


def _proposal(voice: DocumentLanguage, one: ActionInput | CommitmentFact, commitment: CommitmentFact | None) -> str:
    """Return the secretariat's proposal: close complete ones, raise late or at-risk ones, continue the rest."""
    report = commitment.last_report if commitment else None
    if report and report.completion == "complete":
        # With a context, since the admin uses the same word for its "Close" button.
        return pgettext("of an action", "Close")
    late = bool(one.days_overdue(voice.register.today))
    if late or (report and report.health.needs_attention) or one.lead is None:
        return _("Raise")
    return _("Continue")
