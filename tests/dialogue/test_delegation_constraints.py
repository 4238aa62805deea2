"""What must never happen to proposals and invitations, tried by raw SQL."""

from typing import Any

import pytest

from contacts.enums import Role
from tests.constraint_assertions import insert_like, refused_by, sql, update
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import InviteeFactory, ProposalFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sent", "columns", "constraint"),
    [
        (False, {"title_en": ""}, "proposal_has_a_title"),
        (False, {"state": "proposed"}, "proposal_proposed_at_a_moment"),
        (False, {"state": "withdrawn"}, "proposal_settled_by_somebody"),
        (True, {"item_key": "added:1"}, "proposal_accepted_into_an_item"),
        (True, {"state": "withdrawn"}, "proposal_settled_by_somebody"),
    ],
)
def test_a_proposal_does_not_contradict_itself(sent: bool, columns: dict[str, Any], constraint: str) -> None:
    proposal = ProposalFactory.create(sent=sent)
    with refused_by(constraint):
        update(proposal, **columns)


@pytest.mark.parametrize(
    ("state", "constraint"),
    [("accepted", "proposal_accepted_into_an_item"), ("declined", "proposal_declined_with_a_reason")],
)
def test_what_is_settled_says_how(state: str, constraint: str) -> None:
    proposal = ProposalFactory.create(sent=True)
    by = UserFactory.create(role=Role.SECRETARIAT)
    with refused_by(constraint):
        update(proposal, state=state, settled_at=proposal.proposed_at, settled_by_id=by.pk)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.EDITOR])
def test_nobody_sends_for_another_ministry(role: Role) -> None:
    proposal = ProposalFactory.create(sent=True)
    with refused_by("proposal_sent_by_its_own"):
        update(proposal, proposed_by_id=UserFactory.create(role=role).pk)


def test_who_sent_a_proposal_is_not_moved_to_another_ministry_with_it() -> None:
    proposal = ProposalFactory.create(sent=True)
    with refused_by("proposal_sent_by_its_own"):
        sql("UPDATE dialogue_proposal SET participant_id = %s", ProposalFactory.create().participant_id)
    proposal.refresh_from_db()
    assert proposal.proposed_by is not None
    assert proposal.proposed_by.participant == proposal.participant


@pytest.mark.parametrize("columns", [{"state": "invited"}, {"invited_on": "2026-11-25"}])
def test_who_was_invited_has_the_day_and_nobody_else_has(columns: dict[str, Any]) -> None:
    invitee = InviteeFactory.create()
    with refused_by("invitee_invited_on_a_day"):
        update(invitee, **columns)


def test_an_item_is_chosen_once_for_an_invitee() -> None:
    item = InviteeFactory.create().items.create(item_key="opening")
    with refused_by("invitee_sees_item_once"):
        insert_like(item)
