"""Timeline entries of a commitment about Dialogues: agendas, outcomes, proposals and actions."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _, pgettext

from commitments.enums import ActivityKindFilter
from commitments.services.activity_log import ActivityEntry
from dialogue.enums import DialogueStatus, ItemResult, ProposalState
from dialogue.models import ActionItem, AgendaItem, Dialogue, ItemOutcome, Proposal


def agenda_lines(
    first: AgendaItem, last: AgendaItem, outcome: ItemOutcome | None, words: str, url: str
) -> Iterator[ActivityEntry]:
    """Yield entries for the first issue with the item, and for the Dialogue with the item's result.

    ``first`` is the item as first issued, with ``words`` and ``url``. Drafts yield nothing.
    """
    issued_at, dialogue = first.agenda.issued_at, first.agenda.dialogue
    if issued_at is None:
        return
    named = {"item": words}
    sentence = _("Added to the agenda: %(item)s") % named
    yield ActivityEntry(ActivityKindFilter.DIALOGUE, sentence, at=issued_at, title=first.title, url=url)
    if not _is_held(dialogue):
        return
    said = [str(ItemResult(outcome.result).label)] if outcome and outcome.result else []
    sentence = _("Discussed: %(item)s") % named
    yield _held(ActivityKindFilter.DIALOGUE, sentence, dialogue, title=last.title, url=url, said=said)
    if outcome and outcome.decision:
        sentence = _("Concluded at the meeting: %(item)s") % named
        yield _held(ActivityKindFilter.DECISION, sentence, dialogue, title=outcome.decision, url=url)


def proposal_lines(proposal: Proposal, url: str) -> Iterator[ActivityEntry]:
    if proposal.proposed_at is None:
        return
    named = {"dialogue": proposal.dialogue, "state": proposal.get_state_display()}
    yield ActivityEntry(
        ActivityKindFilter.DIALOGUE,
        _("Proposed for the %(dialogue)s") % named,
        at=proposal.proposed_at,
        title=proposal.title,
        url=url,
        who=str(proposal.participant),
    )
    if proposal.settled_at is not None and proposal.state != ProposalState.PROPOSED:
        sentence = _("Proposal for the %(dialogue)s: %(state)s") % named
        yield ActivityEntry(
            ActivityKindFilter.DIALOGUE,
            sentence,
            at=proposal.settled_at,
            title=proposal.title,
            url=url,
            detail=proposal.reason,
        )


def action_lines(action: ActionItem, url: str) -> Iterator[ActivityEntry]:
    """Yield entries for an action's creation at the Dialogue and for its closing."""
    dialogue, who = action.dialogue, str(action.lead or "")
    named = {"dialogue": dialogue, "code": action.code, "state": action.get_state_display()}
    if _is_held(dialogue):
        sentence = _("%(dialogue)s, action %(code)s recorded") % named
        yield _held(ActivityKindFilter.ACTION, sentence, dialogue, title=action.title, url=url, who=who)
    if action.closed_on is not None:
        sentence = _("%(dialogue)s, action %(code)s: %(state)s") % named
        yield ActivityEntry(
            ActivityKindFilter.ACTION,
            sentence,
            on=action.closed_on,
            title=action.title,
            url=url,
            who=who,
            detail=action.state_reason,
        )


def _is_held(dialogue: Dialogue) -> bool:
    return dialogue.status_of is DialogueStatus.HELD and dialogue.held_by is not None


def _held(
    what: ActivityKindFilter, words: str, dialogue: Dialogue, *, said: Iterable[str] = (), **fields: Any
) -> ActivityEntry:
    """Return an entry on the date of the Dialogue, with the note on an uncertain date."""
    doubt = [str(dialogue.date_note)] if dialogue.held_on is None and dialogue.date_note else []
    detail = pgettext("between facts on one record", "; ").join([*said, *doubt])
    return ActivityEntry(what, words, on=dialogue.held_by, detail=detail, **fields)
