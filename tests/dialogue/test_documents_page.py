"""The page on which documents are asked for, followed and taken away."""

import pytest
from django.urls import reverse

from contacts.enums import Role
from dialogue.enums import DocumentKind, DocumentState
from dialogue.models import Dialogue, ProducedDocument
from dialogue.services import files, production
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return DialogueFactory.create(number=3)


@pytest.fixture(autouse=True)
def _nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(production, "hand_over", lambda *_told: True)


def staff(role: Role = Role.EDITOR):
    return UserFactory.create(role=role, participant=ParticipantFactory.create())


def secretariat():
    return UserFactory.create(role=Role.SECRETARIAT, participant=None)


def sent(kind: str = "one_page", form: str = "pdf", **more: str) -> dict[str, str]:
    return {"kind": kind, "form": form, "lang": "fr"} | more


def test_a_document_is_asked_for_and_waits(client, dialogue) -> None:
    client.force_login(secretariat())
    url = reverse("dialogue:documents", args=[3])
    assert client.post(url, sent()).status_code == 302
    document = ProducedDocument.objects.get()
    assert (document.kind, document.form, document.language) == (DocumentKind.ONE_PAGE, "pdf", "fr")
    page = client.get(url).text
    assert "Waiting" in page
    assert f'data-document="{document.pk}"' in page


def test_a_form_in_which_the_kind_is_not_made_is_refused_in_words(client, dialogue) -> None:
    client.force_login(secretariat())
    page = client.post(reverse("dialogue:documents", args=[3]), sent("pack", "pdf"))
    assert page.status_code == 400
    assert "“Pack of the Dialogue” is available as ZIP. Choose one of these." in page.text
    assert not ProducedDocument.objects.exists()


def test_the_script_is_offered_to_the_secretariat_and_the_brief_to_ministries(client, dialogue) -> None:
    url = reverse("dialogue:documents", args=[3])
    client.force_login(secretariat())
    ours = client.get(url).text
    client.force_login(staff(Role.READER))
    theirs = client.get(url).text
    assert ('value="script"' in ours, 'value="brief"' in ours) == (True, False)
    assert ('value="script"' in theirs, 'value="brief"' in theirs) == (False, True)


def test_what_is_ready_is_given_out_as_it_was_made_to_whom_it_belongs(client, dialogue) -> None:
    user = staff()
    client.force_login(user)
    client.post(reverse("dialogue:documents", args=[3]), sent("brief", "pdf"))
    document = ProducedDocument.objects.get()
    url = reverse("dialogue:document", args=[3, document.pk])
    assert client.get(url).status_code == 404
    kept = files.keep(b"%PDF-")
    ProducedDocument.objects.update(state=DocumentState.READY, file=kept, name="brief.pdf")
    given = client.get(url)
    assert given.content == b"%PDF-"
    assert given["Content-Type"] == "application/pdf"
    assert 'filename="brief.pdf"' in given["Content-Disposition"]
    for other in (staff(), secretariat(), UserFactory.create(role=Role.ADMINISTRATOR, participant=None)):
        client.force_login(other)
        assert client.get(url).status_code == 404


def test_progress_tells_only_of_own_documents(client, dialogue) -> None:
    client.force_login(secretariat())
    client.post(reverse("dialogue:documents", args=[3]), sent())
    document = ProducedDocument.objects.get()
    ProducedDocument.objects.update(state=DocumentState.MAKING, done=2, steps=6, claimed_at=document.asked_at)
    url = reverse("dialogue:documents-progress", args=[3])
    asked = {"of": f"{document.pk},999,x"}
    assert client.get(url, asked).json() == {str(document.pk): {"words": "Generating: 2 of 6 parts", "settled": False}}
    client.force_login(staff())
    assert client.get(url, asked).json() == {}


def test_a_version_for_invitees_names_the_invitee(client, dialogue) -> None:
    client.force_login(secretariat())
    page = client.post(reverse("dialogue:documents", args=[3]), sent("invitees"))
    assert page.status_code == 400
    assert "Choose an invitee." in page.text
