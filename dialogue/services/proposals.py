"""Proposals for the agenda: written, sent and withdrawn by ministries, reviewed by the secretariat.

The caller checks permissions (dialogue/permissions.py); the database also ensures that nobody sends for another
ministry.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from core.changes.translations import copied_states, states_for_copy
from core.db.changes import change_fields_of_many
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import AgendaStatus, ItemOrigin, PlanStep, ProposalState
from dialogue.exceptions import DraftMissingError, ItemPlaceError
from dialogue.models import Agenda, AgendaItem, Dialogue, Proposal
from dialogue.rules.agenda.items import ItemKind
from dialogue.rules.agenda.reasons import ReasonCode
from dialogue.rules.lifecycle import PROPOSAL_TRANSITIONS
from dialogue.services import agenda_items, proposal_emails
from dialogue.services.key_dates import is_late

# Texts of a proposal, each in three languages.
TEXTS = ("title", "background", "decision")

# Default position of late proposals.
LATE_UNDER = ItemKind.OTHER_MATTERS.value

REMOVED = ItemOrigin.REMOVED

# Fields copied from the proposal to the item.
TAKEN_OVER = (
    *(f"{text}_{language}" for text in TEXTS for language in LANGUAGES),
    *("original_language", "purpose", "minutes", "presenter"),
)


@transaction.atomic
def save_draft(*, proposal: Proposal, by: User, changed: list[str] | None = None) -> None:
    """Save a draft: a new one, or the fields named in ``changed`` of an existing one.

    ``entered_by`` identifies drafts that the secretariat entered for a ministry. Raises TransitionNotAllowedError if it
    was sent, or the Dialogue is over.
    """
    if changed is None:
        _refuse_over(proposal.dialogue)
        proposal.entered_by = by
        proposal.save()
        return
    _lock(proposal)
    _refuse_sent(proposal)
    if changed:
        proposal.save(update_fields=changed)


@transaction.atomic
def change_many(*, changes: Sequence[tuple[Proposal, Mapping[str, Any]]]) -> None:
    """Update several drafts, locked by the caller, each with its own fields, in one statement.

    Raises TransitionNotAllowedError if one of them was sent.
    """
    for proposal, _fields in changes:
        _refuse_sent(proposal)
    change_fields_of_many(changes)


@transaction.atomic
def enter_many(*, entries: Iterable[tuple[Proposal, bool]], by: User, at: datetime) -> list[Proposal]:
    """Create proposals in order; those with a true flag are sent at the aware instant ``at``.

    The number of statements depends on the number of Dialogues only. Raises TransitionNotAllowedError if a Dialogue is
    over.
    """
    proposals, late = [], {}
    for proposal, sent in entries:
        _refuse_over(proposal.dialogue)
        proposal.entered_by = by
        if sent:
            key = proposal.dialogue_id
            if key not in late:
                late[key] = is_late(dialogue=proposal.dialogue, step=PlanStep.PROPOSALS, at=at)
            _become_sent(proposal, by, at, late=late[key])
        proposals.append(proposal)
    return Proposal.objects.bulk_create(proposals)


@transaction.atomic
def send(*, proposal: Proposal, by: User, at: datetime) -> None:
    """Send a draft to the secretariat and all Participants; it joins the backlog.

    It is late once the closing date has ended in both capitals. Raises TransitionNotAllowedError if it is not a draft,
    or the Dialogue is over.
    """
    _lock(proposal)
    _refuse_over(proposal.dialogue)
    late = is_late(dialogue=proposal.dialogue, step=PlanStep.PROPOSALS, at=at)
    _become_sent(proposal, by, at, late=late)
    proposal.save(update_fields=["state", "proposed_by", "proposed_at", "is_late"])


@transaction.atomic
def withdraw(*, proposal: Proposal, by: User, at: datetime) -> None:
    """Withdraw a draft or a proposal not yet reviewed. Raises TransitionNotAllowedError from any other state."""
    _lock(proposal)
    _go(proposal, ProposalState.WITHDRAWN)
    _settle(proposal, by, at)


@transaction.atomic
def accept(
    *, proposal: Proposal, by: User, at: datetime, under: AgendaItem | None = None, reason: str = ""
) -> AgendaItem:
    """Accept a proposal as a new item of the draft, optionally under ``under``, and notify its ministry.

    The item copies the texts, the minutes and the presenter; its lead is the ministry. Raises TransitionNotAllowedError
    if the proposal is not in the backlog, and DraftMissingError if the Dialogue has no draft.
    """
    draft = _draft_of(proposal)
    _lock(proposal)
    _go(proposal, ProposalState.ACCEPTED)
    with copied_states(states_for_copy(proposal, **{text: text for text in TEXTS})):
        item = agenda_items.add(
            agenda=draft,
            by=by,
            parent=under,
            lead=proposal.participant,
            is_late=proposal.is_late,
            reasons=[(ReasonCode.PROPOSED_LATE if proposal.is_late else ReasonCode.PROPOSED).value],
            records=list(filter(None, [proposal.shared_commitment])),
            **{name: getattr(proposal, name) for name in TAKEN_OVER},
        )
    _take_up(proposal, item.key, by, at, reason)
    return item


@transaction.atomic
def accept_into(*, proposal: Proposal, item: AgendaItem, by: User, at: datetime, reason: str = "") -> None:
    """Accept a proposal for discussion under an item of the draft, and notify its ministry.

    The text of the proposal is added to the annotation of the item, its minutes to those of the item. Raises what
    ``accept`` raises, and ItemPlaceError if the time of the item is that of its sub-items.
    """
    draft = _draft_of(proposal)
    _lock(proposal)
    if AgendaItem.objects.filter(agenda=draft, parent__key=item.key, minutes__gt=0).exclude(origin=REMOVED).exists():
        raise ItemPlaceError(_("This item consists of sub-items. Choose one of them, or a new item under it."))
    _go(proposal, ProposalState.ACCEPTED)
    _add_minutes(draft, item.key, proposal.minutes or 0)
    _take_up(proposal, item.key, by, at, reason)


@transaction.atomic
def decline(*, proposal: Proposal, by: User, at: datetime, reason: str) -> None:
    """Decline a proposal, and notify its ministry of the reason.

    Raises ReasonMissingError without a reason, and TransitionNotAllowedError if the proposal is not in the backlog.
    """
    if not reason.strip():
        raise ReasonMissingError(_("Enter the reason for declining the proposal. The ministry will be notified."))
    _lock(proposal)
    _go(proposal, ProposalState.DECLINED)
    _settle(proposal, by, at, reason)
    proposal_emails.notify_declined(proposal, at=at)


@transaction.atomic
def return_to_backlog(*, proposal: Proposal, by: User, at: datetime) -> None:
    """Return a reviewed proposal to the backlog, remove its item from the draft, and notify its ministry.

    Raises TransitionNotAllowedError if it was not reviewed, and DraftMissingError if its item is on an issued agenda
    and there is no draft to remove it from.
    """
    _lock(proposal)
    key = proposal.item_key
    _go(proposal, ProposalState.PROPOSED)
    if key.startswith(agenda_items.ADDED):
        item = AgendaItem.objects.filter(agenda=_draft_of(proposal), key=key).exclude(origin=ItemOrigin.REMOVED).first()
        if item is not None:
            agenda_items.take_out(item=item, by=by)
    else:
        draft = Agenda.objects.filter(dialogue=proposal.dialogue_id, status=AgendaStatus.DRAFT).first()
        if draft is not None:
            _add_minutes(draft, key, -(proposal.minutes or 0))
    proposal.settled_by = proposal.settled_at = None
    proposal.reason = proposal.item_key = ""
    proposal.save(update_fields=["state", "settled_by", "settled_at", "reason", "item_key"])
    proposal_emails.notify_returned(proposal, at=at)


def _add_minutes(draft: Agenda, key: str, minutes: int) -> None:
    """Add to the minutes of a draft item if they are set; otherwise the compiler counts them."""
    for item in AgendaItem.objects.filter(agenda=draft, key=key, minutes__isnull=False):
        assert item.minutes is not None
        item.minutes = max(0, item.minutes + minutes)
        item.save(update_fields=["minutes"])


def _become_sent(proposal: Proposal, by: User, at: datetime, *, late: bool) -> None:
    _go(proposal, ProposalState.PROPOSED)
    proposal.proposed_by, proposal.proposed_at, proposal.is_late = by, at, late


def _take_up(proposal: Proposal, key: str, by: User, at: datetime, reason: str) -> None:
    proposal.item_key = key
    _settle(proposal, by, at, reason)
    proposal_emails.notify_accepted(proposal, at=at)


def _settle(proposal: Proposal, by: User, at: datetime, reason: str = "") -> None:
    proposal.settled_by, proposal.settled_at, proposal.reason = by, at, reason.strip()
    proposal.save(update_fields=["state", "settled_by", "settled_at", "reason", "item_key"])


def _lock(proposal: Proposal) -> None:
    """Lock the row and refresh the state to check."""
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    proposal.state, proposal.item_key = locked.state, locked.item_key


def _refuse_sent(proposal: Proposal) -> None:
    if proposal.state != ProposalState.DRAFT:
        raise TransitionNotAllowedError(_("A submitted proposal cannot be edited. Withdraw it and submit a new one."))


def _go(proposal: Proposal, to: ProposalState) -> None:
    now = ProposalState(proposal.state)
    if to not in PROPOSAL_TRANSITIONS[now]:
        raise TransitionNotAllowedError(
            _("The status of the proposal is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"now": now.label, "to": to.label}
        )
    proposal.state = to


def _refuse_over(dialogue: Dialogue) -> None:
    if not dialogue.status_of.is_ahead:
        raise TransitionNotAllowedError(
            _("The %(dialogue)s is over. Propose the item for the next Dialogue.") % {"dialogue": dialogue}
        )


def _draft_of(proposal: Proposal) -> Agenda:
    draft = Agenda.objects.filter(dialogue=proposal.dialogue_id, status=AgendaStatus.DRAFT).first()
    if draft is None:
        raise DraftMissingError(_("There is no draft agenda. Save a draft, then add proposals to it."))
    found: Agenda = draft
    return found
