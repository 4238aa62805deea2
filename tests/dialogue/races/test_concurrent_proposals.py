"""A proposal and a delegation that two people act on at the same instant: the lock decides who came first."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from contacts.enums import Role
from contacts.models import Message, User
from core.refusals.errors import TransitionNotAllowedError
from dialogue.enums import DialogueStatus, ProposalState
from dialogue.exceptions import DelegationFrozenError
from dialogue.models import Delegate, Dialogue, Proposal
from dialogue.services import delegations, dialogues, proposals
from tests.commitments.races.actions import all_at, one_after_the_other, together, without_locks
from tests.factories.contacts import ContactPointFactory, HandlingMarkFactory, OfficialFactory, UserFactory
from tests.factories.dialogue import DialogueFactory, ProposalFactory
from tests.factories.law import AT


@pytest.fixture
def sent(transactional_db: None) -> Proposal:
    proposal: Proposal = ProposalFactory.create(sent=True)
    ContactPointFactory.create(participant=proposal.participant, mailbox="point@example.test")
    return proposal


def declines(proposal: Proposal, by: User) -> Callable[[], Any]:
    return lambda: proposals.decline(
        proposal=Proposal.objects.get(pk=proposal.pk), by=by, at=AT, reason="It is before the CMWG."
    )


def withdraws(proposal: Proposal) -> Callable[[], Any]:
    own = proposal.proposed_by
    assert own is not None
    return lambda: proposals.withdraw(proposal=Proposal.objects.get(pk=proposal.pk), by=own, at=AT)


def test_what_was_declined_is_not_withdrawn_as_well(sent: Proposal) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    outcomes = one_after_the_other(
        declines(sent, secretariat), withdraws(sent), inside="dialogue.services.proposals._settle"
    )
    assert [type(each) for each in outcomes] == [type(None), TransitionNotAllowedError]
    sent.refresh_from_db()
    assert (sent.state, sent.settled_by) == (ProposalState.DECLINED, secretariat)
    assert Message.objects.count() == 1


def test_without_the_lock_it_would_be_both(sent: Proposal) -> None:
    """The red twin of the test above: its ministry is told of a refusal, whatever the state is then."""
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    with without_locks(), all_at("dialogue.services.proposals._settle", 2):
        outcomes = together(declines(sent, secretariat), withdraws(sent))
    assert outcomes == [None, None]


@pytest.fixture
def confirmed(transactional_db: None) -> Dialogue:
    HandlingMarkFactory.create()
    dialogue: Dialogue = DialogueFactory.create(status=DialogueStatus.CONFIRMED)
    return dialogue


def test_nobody_is_named_by_a_ministry_while_the_dialogue_is_recorded_as_held(confirmed: Dialogue) -> None:
    official = OfficialFactory.create(title_en="Analyst")
    editor = UserFactory.create(role=Role.EDITOR, participant=official.participant)
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    outcomes = one_after_the_other(
        lambda: dialogues.change_status(
            dialogue=confirmed, to=DialogueStatus.HELD, by=secretariat, at=AT, held_on=date(2026, 11, 24)
        ),
        lambda: delegations.name(
            dialogue=Dialogue.objects.get(pk=confirmed.pk),
            participant=official.participant,
            official=official,
            by=editor,
        ),
        inside="dialogue.services.delegations.freeze",
    )
    assert [type(each) for each in outcomes] == [type(None), DelegationFrozenError]
    assert not Delegate.objects.exists()
