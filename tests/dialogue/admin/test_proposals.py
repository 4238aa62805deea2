"""Proposals and invitees in the admin: drafts are written there, acts have pages of their own."""

import pytest
from django.urls import reverse

from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.dialogue.admin.admin_urls import address
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory
from tests.factories.dialogue import InviteeFactory, ProposalFactory
from tests.form_data import filled
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(db: None) -> Participant:
    return ParticipantFactory.create()


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


def test_the_record_of_an_invitee_leads_to_its_page() -> None:
    invitee = InviteeFactory.create(state="invited", invited_on="2026-11-25")
    client = signed_in_as(Role.SECRETARIAT)
    page = client.get(address("invitee", "change", invitee.pk))
    assert reverse("dialogue:invitee", args=[invitee.dialogue.number, invitee.pk]) in page.text
