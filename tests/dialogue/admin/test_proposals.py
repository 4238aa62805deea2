"""Proposals and invitees in the admin: drafts are written there, acts have pages of their own."""

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus, ProposalState
from dialogue.models import Delegate, Proposal
from tests.dialogue.admin.admin_urls import address
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, OfficialFactory, ParticipantFactory
from tests.factories.dialogue import DelegateFactory, DialogueFactory, InviteeFactory, ProposalFactory
from tests.form_data import filled
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(db: None) -> Participant:
    return ParticipantFactory.create()


def test_a_ministry_writes_a_draft_in_its_own_name(ministry: Participant) -> None:
    client, dialogue, url = signed_in_as(Role.EDITOR, ministry), DialogueFactory.create(), address("proposal", "add")
    sent = filled(client.get(url), dialogue=dialogue.pk, title_fr="Un passeport", original_language="fr")
    assert client.post(url, sent).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.participant, proposal.state, proposal.is_on_behalf) == (ministry, ProposalState.DRAFT, False)
    assert proposal.entered_by is not None


def test_another_ministry_s_draft_is_not_there(ministry: Participant) -> None:
    draft = ProposalFactory.create(title_en="Zinnober")
    for client in (signed_in_as(Role.EDITOR, ministry), signed_in_as(Role.SECRETARIAT)):
        for page in ("change", "history"):
            assert client.get(address("proposal", page, draft.pk)).status_code == 404
        assert "Zinnober" not in client.get(address("proposal", "changelist")).text


def test_what_was_sent_is_read_and_not_written(ministry: Participant) -> None:
    sent = ProposalFactory.create(participant=ministry, sent=True)
    for client in (signed_in_as(Role.EDITOR, ministry), signed_in_as(Role.SECRETARIAT)):
        page = client.get(address("proposal", "change", sent.pk))
        assert page.headers["Location"] == reverse("dialogue:proposal", args=[sent.dialogue.number, sent.pk])
        assert client.post(address("proposal", "change", sent.pk), {"title_en": "Another"}).status_code == 403


def test_a_hidden_commitment_is_neither_told_nor_lost(ministry: Participant) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.NAMED)
    hidden = CommitmentFactory.create(lead=ministry, mark=narrow, title_en="Zinnober")
    draft = ProposalFactory.create(participant=ministry, commitment=hidden)
    client, url = signed_in_as(Role.EDITOR, ministry), address("proposal", "change", draft.pk)
    page = client.get(url)
    assert hidden.reference not in page.text
    assert client.post(url, filled(page, title_en="Another")).status_code == 302
    edit = f"{draft.get_absolute_url()}edit/"
    assert hidden.reference not in client.get(edit).text
    client.post(edit, {"title_en": "A third", "purpose": "discussion", "original_language": "en"})
    draft.refresh_from_db()
    assert (draft.title_en, draft.commitment) == ("A third", hidden)


def test_a_delegation_that_sat_is_the_secretariat_s_to_correct(ministry: Participant) -> None:
    own = DelegateFactory.create(
        participant=ministry, dialogue__status=DialogueStatus.HELD, dialogue__held_on="2026-11-24"
    )
    editor = signed_in_as(Role.EDITOR, ministry)
    assert editor.post(address("delegate", "change", own.pk), {}).status_code == 403
    assert editor.post(address("delegate", "delete", own.pk), {"post": "yes"}).status_code == 403
    late = OfficialFactory.create(participant=ministry, title_en="Analyst")
    sent = filled(editor.get(address("delegate", "add")), dialogue=own.dialogue_id, official=late.pk)
    assert "dialogue" in editor.post(address("delegate", "add"), sent).context["adminform"].form.errors
    secretariat: Client = signed_in_as(Role.SECRETARIAT)
    sent = filled(secretariat.get(address("delegate", "add")), participant=ministry.pk) | sent
    assert secretariat.post(address("delegate", "add"), sent).status_code == 302
    assert Delegate.objects.get(official=late).title_en == "Analyst"


def test_an_invitee_to_whom_mail_went_is_not_deleted() -> None:
    invitee = InviteeFactory.create(state="invited", invited_on="2026-11-25")
    client = signed_in_as(Role.SECRETARIAT)
    assert client.post(address("invitee", "delete", invitee.pk), {"post": "yes"}).status_code == 403
    page = client.get(address("invitee", "change", invitee.pk))
    assert reverse("dialogue:invitee", args=[invitee.dialogue.number, invitee.pk]) in page.text
