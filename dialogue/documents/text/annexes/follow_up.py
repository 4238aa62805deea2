"""Annex B: follow-up matrix with a row for each open action and each commitment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _, pgettext

from commitments.enums import Origin
from core.rest.tables.spreadsheet_model import Align
from core.text.multilingual_text import MultilingualText
from dialogue.documents.agenda import Annex, DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text import previous_dialogue, state, work_tables
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
    action: ActionInput | None
    commitment: CommitmentFact | None


def follow_up(voice: DocumentLanguage) -> Annex:
    """Return the matrix with numbered rows, grouped by the proposal of the secretariat."""
    title = _("Annex B. Follow-up matrix")
    found = list(rows(voice))
    written: list[tuple[RichParagraph, ...]] = []
    place = 0
    for proposal, name in _proposals().items():
        group = [row for row in found if row.proposal == proposal]
        if group:
            written.append((voice.say(name, strong=True),))
        for row in group:
            place += 1
            written.append(_cells(voice, place, row))
    table = DocumentTable(
        _("Actions and commitments, none of them legally binding"),
        (
            TableColumn(_("Row"), 0, Align.END),
            TableColumn(_("Action or commitment"), 1),
            TableColumn(_("Lead"), 0),
            TableColumn(_("Due"), 0),
            TableColumn(_("State, reported on"), 0),
        ),
        tuple(written),
        captioned=False,
    )
    if not written:
        return Annex("B", title)
    return Annex("B", title, paragraphs=tuple(previous_dialogue.record(voice)), tables=(table,))


def rows(voice: DocumentLanguage) -> Iterator[FollowUpRow]:
    register = voice.register
    for action in register.open_actions:
        yield _row(voice, action, register.commitment(action.commitment))
    for commitment in register.commitments:
        yield _row(voice, None, commitment)


def _row(voice: DocumentLanguage, action: ActionInput | None, commitment: CommitmentFact | None) -> FollowUpRow:
    one = action or commitment
    assert one is not None
    report = commitment.last_report if commitment else None
    return FollowUpRow(
        number=action.code if action else commitment.reference if commitment else "",
        origin=_origin(voice, action, commitment),
        title=one.title,
        lead=one.lead or (commitment.lead if commitment else None),
        support=one.support or (commitment.support if commitment else ()),
        due_on=one.due_on or (commitment.due_on if commitment else None),
        days_overdue=one.days_overdue(voice.register.today),
        state=state.health(commitment) if commitment else _("Open"),
        reported_on=report.reported_on if report else None,
        evidence=commitment.evidence if commitment else 0,
        proposal=_proposal(voice, one, commitment),
        action=action,
        commitment=commitment,
    )


def _cells(voice: DocumentLanguage, place: int, row: FollowUpRow) -> tuple[RichParagraph, ...]:
    action, commitment = row.action, row.commitment
    dated = action if action and action.due_on else commitment or action
    assert dated is not None
    title = work_tables.acted(voice, action) if action else voice.words(row.title)
    if action is None and commitment:
        title = work_tables.titled(voice, commitment)
    return (
        voice.say(str(place), anchor=f"row-{row.number}"),
        title,
        voice.say(voice.lead(row.lead)),
        work_tables.due(voice, dated),
        work_tables.reported(voice, commitment) if commitment else voice.say(row.state),
    )


def _origin(voice: DocumentLanguage, action: ActionInput | None, commitment: CommitmentFact | None) -> str:
    if action:
        return _("Dialogue %(number)d, action %(code)s") % {"number": action.dialogue, "code": action.code}
    origin = commitment.origin if commitment else Origin.DIALOGUE
    return _("Before signature") if origin is Origin.BASELINE else str(origin.label)


def _close() -> str:
    # With a context, since the admin uses the same word for its "Close" button.
    return pgettext("of an action", "Close")


def _proposals() -> dict[str, str]:
    """Return the name of the group for each proposal of the secretariat."""
    return {
        _("Raise"): _("Proposed to be raised"),
        _("Continue"): _("Proposed to continue"),
        _close(): _("Proposed to be closed"),
    }


def _proposal(voice: DocumentLanguage, one: ActionInput | CommitmentFact, commitment: CommitmentFact | None) -> str:
    """Return the secretariat's proposal: close complete ones, raise late or at-risk ones, continue the rest."""
    report = commitment.last_report if commitment else None
    if report and report.completion == "complete":
        return _close()
    late = bool(one.days_overdue(voice.register.day))
    if late or (report and report.health.needs_attention) or one.lead is None:
        return _("Raise")
    return _("Continue")
