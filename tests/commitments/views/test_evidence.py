"""Bringing a file as evidence on its page, and taking it away."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment, Evidence
from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.core.rules.files.sample_files import PDF
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Commitment:
    return CommitmentFactory.create(lead=ParticipantFactory.create(), state=CommitmentState.ACTIVE)


def signed_in(role: Role, participant: Participant | None) -> Client:
    client = Client()
    client.force_login(UserFactory.create(role=role, participant=participant))
    return client


def page(commitment: Commitment) -> str:
    return reverse("commitments:bring-evidence", args=[commitment.reference])


def sent(name: str = "議事録.pdf", content: bytes = PDF) -> dict[str, Any]:
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    return {"file": SimpleUploadedFile(name, content), "title": "議事録", "mark": mark.code}


def test_an_editor_brings_a_file_and_finds_it_on_the_page_of_the_commitment(own: Commitment) -> None:
    editor = signed_in(Role.EDITOR, own.lead)
    assert page(own) in editor.get(own.get_absolute_url()).text
    answer = editor.post(page(own), sent(), headers={"accept-language": "ja"})
    assert answer.status_code == 302, answer.text
    evidence = Evidence.objects.get()
    download = reverse("commitments:evidence-file", args=[evidence.pk])
    assert (evidence.file_name, evidence.commitment) == ("議事録.pdf", own)
    assert editor.get(download).content == PDF


def test_a_refusal_stands_beside_the_field_and_nothing_is_kept(own: Commitment) -> None:
    answer = signed_in(Role.EDITOR, own.lead).post(page(own), sent("a.pdf", b"MZ"))
    assert answer.status_code == 400
    assert "The file content does not match its extension" in answer.text
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_whose_commitment_it_is_not_brings_nothing_to_it(own: Commitment, role: Role) -> None:
    participant = own.lead if role is Role.READER else ParticipantFactory.create()
    client = signed_in(role, participant)
    assert client.get(page(own)).status_code == 403
    assert client.post(page(own), sent()).status_code == 403
    assert page(own) not in client.get(own.get_absolute_url()).text


def test_a_file_under_a_mark_that_one_may_not_read_is_not_there(own: Commitment) -> None:
    signed_in(Role.EDITOR, own.lead).post(page(own), sent())
    Evidence.objects.update(mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    download = reverse("commitments:evidence-file", args=[Evidence.objects.get().pk])
    assert signed_in(Role.SECRETARIAT, None).get(download).status_code == 404
    assert signed_in(Role.READER, own.lead).get(download).status_code == 200
