"""Who may enter and change which commitment, and what saving does."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment, Evidence, InternalNote, Milestone
from commitments.services import evidence_files
from contacts.enums import Role
from tests.core.rules.files.sample_files import PDF
from tests.factories.commitments import AreaFactory, CommitmentFactory, FormFactory, ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn, address, complete
from tests.form_data import filled


def add(client: Client, **values: Any) -> Any:
    ShippedInstrumentFactory.create()
    given = {
        "title_en": "Fictitious seminar",
        "mark": HandlingMarkFactory.create().pk,
        "area_links-0-area": AreaFactory.create().pk,
        "form_links-0-form": FormFactory.create().pk,
    }
    return client.post(address("add"), filled(client.get(address("add")), **given | values))


def test_an_editor_enters_a_draft_of_the_own_ministry(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR))
    assert response.status_code == 302, response.context["errors"]
    commitment = Commitment.objects.get()
    assert commitment.lead == ministries.ours
    assert commitment.state == CommitmentState.DRAFT
    assert commitment.entered_by is not None
    assert commitment.entered_by.participant == ministries.ours
    assert commitment.reference.startswith("MOC-20")
    assert commitment.state_changes.get().after == CommitmentState.DRAFT


def test_an_editor_enters_nothing_for_another_ministry(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), lead=ministries.theirs.pk)
    assert "lead" in response.context["adminform"].form.errors
    assert not Commitment.objects.exists()


def test_an_editor_does_not_enter_what_nobody_leads(sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), lead="")
    assert "lead" in response.context["adminform"].form.errors


def test_the_secretariat_enters_on_behalf_and_that_stays_visible(ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.SECRETARIAT)
    assert add(client, lead=ministries.theirs.pk).status_code == 302
    commitment = Commitment.objects.get()
    assert commitment.lead == ministries.theirs
    assert commitment.entered_by is not None
    assert commitment.entered_by.may is Role.SECRETARIAT


def test_a_commitment_needs_an_area_and_a_form(sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), **{"area_links-0-area": "", "form_links-0-form": ""})
    assert response.status_code == 200
    assert not Commitment.objects.exists()


def test_the_open_end_of_the_areas_is_not_offered(sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), **{"area_links-0-area": AreaFactory.create(is_open_ended=True).pk})
    assert response.status_code == 200
    assert not Commitment.objects.exists()


def test_an_empty_title_is_told_in_words(sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), title_en="")
    assert "Enter a text in at least one of the three languages." in response.text


@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_who_may_not_write_enters_nothing(role: Role, sign_in: SignIn) -> None:
    assert sign_in(role).post(address("add"), {}).status_code == 403


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.EDITOR, "ours", 302),
        (Role.CONTACT_OFFICER, "ours", 302),
        (Role.SECRETARIAT, "ours", 302),
        (Role.SECRETARIAT, "theirs", 302),
        (Role.EDITOR, "theirs", 403),
        (Role.CONTACT_OFFICER, "theirs", 403),
        (Role.READER, "ours", 403),
    ],
)
def test_each_ministry_edits_its_own(
    role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = complete(CommitmentFactory.create(lead=getattr(ministries, whose)))
    as_shown = filled(sign_in(Role.EDITOR, commitment.lead).get(address("change", commitment)))
    response = sign_in(role).post(address("change", commitment), as_shown | {"title_en": "Another title"})
    assert response.status_code == status
    commitment.refresh_from_db()
    assert (commitment.title_en == "Another title") is (status == 302)


def test_a_ministry_does_not_give_its_commitment_away(own: Commitment, ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(address("change", own)), lead=ministries.theirs.pk)
    assert client.post(address("change", own), sent).status_code == 200
    own.refresh_from_db()
    assert own.lead == ministries.ours


def test_two_people_who_change_different_fields_both_keep_theirs(own: Commitment, sign_in: SignIn) -> None:
    one, other = sign_in(Role.EDITOR), sign_in(Role.CONTACT_OFFICER)
    first = filled(one.get(address("change", own)), source="A page")
    second = filled(other.get(address("change", own)), title_fr="Un titre")
    one.post(address("change", own), first)
    other.post(address("change", own), second | {"source": "A page"})
    own.refresh_from_db()
    assert (own.source, own.title_fr) == ("A page", "Un titre")


def test_milestones_evidence_and_notes_are_entered_on_the_same_page(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(address("change", own))) | {
        "milestones-TOTAL_FORMS": "1",
        "milestones-0-title_en": "Invitations sent",
        "milestones-0-due_on": "2027-01-31",
        "milestones-0-original_language": "en",
        "evidence-TOTAL_FORMS": "1",
        "evidence-0-title_en": "Public page",
        "evidence-0-link": "https://example.org/",
        "evidence-0-original_language": "en",
        "evidence-0-mark": own.mark_id,
        "internal_notes-TOTAL_FORMS": "1",
        "internal_notes-0-text": "For our own eyes.",
    }
    response = client.post(address("change", own), sent)
    assert response.status_code == 302, response.context["errors"]
    assert Milestone.objects.get().due_on == date(2027, 1, 31)
    assert Evidence.objects.get().commitment == own
    assert InternalNote.objects.get().participant == own.lead


def test_two_equal_areas_are_refused_in_words_and_nothing_is_kept(own: Commitment, sign_in: SignIn) -> None:
    client, area = sign_in(Role.EDITOR), AreaFactory.create()
    sent = filled(client.get(address("change", own))) | {
        "area_links-TOTAL_FORMS": "3",
        "area_links-1-area": area.pk,
        "area_links-2-area": area.pk,
        "title_en": "Another title",
    }
    assert client.post(address("change", own), sent).status_code == 200
    own.refresh_from_db()
    assert own.title_en != "Another title"


def test_a_file_is_brought_with_the_commitment_and_shown_in_its_form_afterwards(
    own: Commitment, sign_in: SignIn
) -> None:
    client, url = sign_in(Role.EDITOR), address("change", own)
    typed = {
        "evidence-2-TOTAL_FORMS": "1",
        "evidence-2-0-title_en": "Record of the seminar",
        "evidence-2-0-original_language": "en",
        "evidence-2-0-mark": own.mark.pk,
    }
    page = filled(client.get(url)) | typed
    for name, content, told in (
        ("a.pdf", b"MZ no document", "The file content does not match its extension"),
        ("a.pdf", None, "This field is required."),
    ):
        sent = page if content is None else page | {"evidence-2-0-upload": SimpleUploadedFile(name, content)}
        response = client.post(url, sent)
        assert (response.status_code, Evidence.objects.count()) == (200, 0)
        assert told in response.text
    assert client.post(url, page | {"evidence-2-0-upload": SimpleUploadedFile("a.pdf", PDF)}).status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.file_name, evidence_files.read(evidence)) == ("a.pdf", PDF)
    file = f'href="{reverse("commitments:evidence-file", args=[evidence.pk])}">a.pdf</a>'
    shown = client.get(url)
    assert file in shown.text
    assert reverse("commitments:evidence-file", args=[evidence.pk]) in sign_in(Role.READER).get(url, follow=True).text
    # The file stays as it is; its title may change.
    assert client.post(url, filled(shown, **{"evidence-2-0-title_fr": "Compte rendu"})).status_code == 302
    evidence.refresh_from_db()
    assert (evidence.title_fr, evidence.file_name) == ("Compte rendu", "a.pdf")
