"""Proposals for the agenda over the API: sent by a ministry's own systems and people, and by nobody else."""

from collections.abc import Callable
from typing import Any

import pytest

from contacts.enums import Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, Proposal
from tests.api.writing.conftest import Partner
from tests.factories.commitments import ProvisionFactory
from tests.factories.dialogue import DialogueFactory, ProposalFactory

pytestmark = pytest.mark.django_db
PROPOSALS = "/api/v1/proposals/"


@pytest.fixture
def dialogue(ours: Participant) -> Dialogue:
    return DialogueFactory.create()


def item_for(dialogue: Dialogue, **more: Any) -> dict[str, Any]:
    return {"dialogue": dialogue.number, "title": {"en": "Stockpiles"}, "purpose": "discussion", "minutes": 20, **more}


def test_a_proposal_of_a_partner_system_is_sent(partner: Partner, ours: Participant, dialogue: Dialogue) -> None:
    answer = partner.post(PROPOSALS, item_for(dialogue))
    assert answer.status_code == 201, answer.content
    proposal = Proposal.objects.get()
    assert (proposal.participant, proposal.state, proposal.proposed_by is not None) == (ours, "proposed", True)


@pytest.mark.parametrize("asked", ["2(c)(iv)", "2.c.iv"])
def test_proposals_are_found_by_their_provision_however_it_is_written(
    partner: Partner, dialogue: Dialogue, asked: str
) -> None:
    provision = ProvisionFactory.create(code="2(c)(iv)", key="2.c.iv")
    ProposalFactory.create(dialogue=dialogue, sent=True)
    about = ProposalFactory.create(dialogue=dialogue, sent=True, provision=provision)
    found = partner.get(f"{PROPOSALS}?provision={asked}").json()["results"]
    assert [each["id"] for each in found] == [about.pk]


def test_no_participant_proposes_for_another(partner: Partner, theirs: Participant, dialogue: Dialogue) -> None:
    refusal = partner.post(PROPOSALS, item_for(dialogue, participant=theirs.code))
    assert [each["code"] for each in refusal.json()["errors"]] == ["not-your-own"]


def test_the_secretariat_enters_a_draft_and_does_not_send_it(
    staff: Callable[[Role], Partner], ours: Participant, dialogue: Dialogue
) -> None:
    secretariat = staff(Role.SECRETARIAT)
    refusal = secretariat.post(PROPOSALS, item_for(dialogue, participant=ours.code, send=True))
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/send"]
    entered = secretariat.post(PROPOSALS, item_for(dialogue, participant=ours.code))
    assert (entered.status_code, entered.json()["state"]) == (201, "draft")
    sent = secretariat.post(f"{PROPOSALS}{entered.json()['id']}/submission/", {}, if_match="*")
    assert sent.status_code == 403


def test_an_editor_writes_a_draft_changes_and_sends_it(staff: Callable[[Role], Partner], dialogue: Dialogue) -> None:
    editor = staff(Role.EDITOR)
    entered = editor.post(PROPOSALS, item_for(dialogue, send=False))
    address = f"{PROPOSALS}{entered.json()['id']}/"
    changed = editor.patch(address, {"minutes": 30}, if_match="*")
    assert (changed.status_code, changed.json()["minutes"], changed.json()["state"]) == (200, 30, "draft")
    assert editor.post(f"{address}submission/", {}, if_match="*").json()["state"] == "proposed"
    late = editor.patch(address, {"minutes": 40}, if_match="*")
    assert late.status_code in {403, 409}


def test_proposal_is_withdrawn_until_it_is_settled(partner: Partner, ours: Participant) -> None:
    proposal = ProposalFactory.create(participant=ours, sent=True)
    address = f"{PROPOSALS}{proposal.pk}/withdrawal/"
    assert partner.post(address, {}, if_match="*").json()["state"] == "withdrawn"
    again = partner.post(address, {}, if_match="*")
    assert again.status_code == 409


def test_a_dialogue_that_is_over_takes_no_proposals(partner: Partner, dialogue: Dialogue) -> None:
    Dialogue.objects.filter(pk=dialogue.pk).update(status=DialogueStatus.HELD, held_on="2026-10-01")
    refusal = partner.post(PROPOSALS, item_for(dialogue))
    assert (refusal.status_code, Proposal.objects.count()) == (409, 0)
