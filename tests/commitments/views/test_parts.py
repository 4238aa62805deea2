"""Forms of milestones, links, notes and draft reports, which the page of their commitment links."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from audit.history_reader import event_model
from commitments.enums import CommitmentState
from commitments.models import Commitment, Evidence, InternalNote, Milestone, ProgressReport
from commitments.services import evidence_files
from contacts.enums import Audience, Role
from tests.core.rules.files.sample_files import PDF
from tests.factories.commitments import (
    CommitmentFactory,
    EvidenceFactory,
    InternalNoteFactory,
    MilestoneFactory,
    ProgressReportFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn
from tests.form_data import filled

ENTERED: dict[str, dict[str, Any]] = {
    "milestone": {"title_en": "Invitations sent", "due_on": "2027-01-29"},
    "evidence": {"title_en": "Public page", "link": "https://example.org/"},
    "note": {"text": "For our own eyes."},
}
MODELS: dict[str, Any] = {"milestone": Milestone, "evidence": Evidence, "note": InternalNote}
FACTORIES: dict[str, Any] = {"milestone": MilestoneFactory, "evidence": EvidenceFactory}


def new(kind: str, commitment: Commitment) -> str:
    return reverse(f"commitments:new-{kind}", args=[commitment.reference])


def edit(kind: str, record: Any) -> str:
    return reverse(f"commitments:edit-{kind}", args=[record.pk])


def send(client: Client, page: str, **changes: Any) -> Any:
    return client.post(page, filled(client.get(page), **changes))


@pytest.mark.parametrize("kind", ENTERED)
def test_a_part_is_entered_changed_and_deleted_from_the_page_of_its_commitment(
    kind: str, own: Commitment, sign_in: SignIn
) -> None:
    client, home = sign_in(Role.EDITOR), own.get_absolute_url()
    assert f'href="{new(kind, own)}"' in client.get(home).text
    response = send(client, new(kind, own), **ENTERED[kind])
    assert response.status_code == 302, response.context["form"].errors
    record = MODELS[kind].objects.get()
    assert record.commitment == own
    assert f'href="{edit(kind, record)}"' in client.get(home).text
    field = next(iter(ENTERED[kind]))
    assert send(client, edit(kind, record), **{field: "Other words"}).status_code == 302
    record.refresh_from_db()
    assert getattr(record, field) == "Other words"
    delete = reverse(f"commitments:{kind}-act", args=[record.pk, "delete"])
    assert f'href="{delete}"' in client.get(edit(kind, record)).text
    assert client.post(delete).headers["Location"].startswith(home)
    assert not MODELS[kind].objects.exists()
    events = event_model(MODELS[kind]).objects.filter(pgh_obj_id=record.pk).order_by("pgh_id")
    assert [getattr(event, field) for event in events] == [ENTERED[kind][field], "Other words", "Other words"]


@pytest.mark.parametrize("kind", FACTORIES)
@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.SECRETARIAT, "theirs", 200),
        (Role.EDITOR, "theirs", 403),
        (Role.READER, "ours", 403),
        (Role.ADMINISTRATOR, "ours", 404),
    ],
)
def test_each_ministry_writes_the_parts_of_its_own(
    kind: str, role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = CommitmentFactory.create(lead=getattr(ministries, whose))
    record, client = FACTORIES[kind].create(commitment=commitment), sign_in(role)
    delete = reverse(f"commitments:{kind}-act", args=[record.pk, "delete"])
    for page in (new(kind, commitment), edit(kind, record), delete):
        assert client.get(page).status_code == status
        assert status == 200 or client.post(page).status_code == status
    if role is not Role.ADMINISTRATOR:
        shown = client.get(commitment.get_absolute_url()).text
        assert (new(kind, commitment) in shown) is (edit(kind, record) in shown) is (status == 200)


@pytest.mark.parametrize("kind", ENTERED)
def test_what_is_hidden_answers_as_what_never_was(kind: str, ministries: Ministries, sign_in: SignIn) -> None:
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT, entered_by=None)
    factory = FACTORIES.get(kind, InternalNoteFactory)
    own = {"participant": ministries.theirs} if kind == "note" else {}
    record, client = factory.create(commitment=hidden, **own), sign_in(Role.EDITOR)
    pages = (new(kind, hidden), edit(kind, record), reverse(f"commitments:{kind}-act", args=[record.pk, "delete"]))
    for page in (*pages, f"/commitments/%00/{kind}s/new/"):
        assert client.get(page).status_code == client.post(page).status_code == 404


def test_a_note_is_of_its_author_on_the_commitment_of_another_ministry(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.theirs)
    assert send(sign_in(Role.EDITOR), new("note", commitment), text="For us.").status_code == 302
    note = InternalNote.objects.get()
    assert (note.participant, note.written_by.participant) == (ministries.ours, ministries.ours)
    assert sign_in(Role.EDITOR, ministries.theirs).get(edit("note", note)).status_code == 404
    assert sign_in(Role.SECRETARIAT).get(new("note", commitment)).status_code == 403


def test_errors_state_what_is_missing(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    ahead = {"due_on": "2027-01-29", "resolved_on": "2100-01-01", "resolution": "met", "title_en": "x"}
    found = send(client, new("milestone", own), **ahead)
    assert found.status_code == 400
    assert "still in the future in every capital" in found.context["form"].errors["resolved_on"][0]
    found = send(client, new("evidence", own), title_en="", link="")
    assert list(found.context["form"].errors) == ["link", "title_en"]
    found = send(client, new("note", own))
    assert found.context["form"].errors == {"text": ["Enter a value."]}


def test_a_doubtful_due_date_of_a_milestone_is_warned_of(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    response = client.post(
        new("milestone", own),
        filled(client.get(new("milestone", own)), title_en="Site chosen", due_on="2027-01-30"),
        follow=True,
    )
    assert Milestone.objects.get().due_on == date(2027, 1, 30)
    assert any("is on a weekend" in str(message) for message in response.context["messages"])


def test_the_mark_of_a_link_begins_with_that_of_the_commitment_and_is_lowered_with_a_reason(
    own: Commitment, sign_in: SignIn
) -> None:
    narrow, public = (HandlingMarkFactory.create(audience=each) for each in (Audience.PARTICIPANTS, Audience.PUBLIC))
    Commitment.objects.filter(pk=own.pk).update(mark=narrow)
    client = sign_in(Role.EDITOR)
    assert send(client, new("evidence", own), **ENTERED["evidence"]).status_code == 302
    link = Evidence.objects.get()
    assert link.mark == narrow
    assert "Enter a reason to lower" in send(client, edit("evidence", link), mark=public.pk).text
    assert send(client, edit("evidence", link), mark=public.pk, mark_reason="Published.").status_code == 302
    event = event_model(Evidence).objects.filter(pgh_obj_id=link.pk).latest("pgh_id")
    assert (event.mark_id, event.pgh_context["reason"]) == (public.pk, "Published.")


def test_the_title_of_a_file_changes_and_its_form_has_no_link(own: Commitment, sign_in: SignIn) -> None:
    upload = SimpleUploadedFile("a.pdf", PDF)
    file = evidence_files.bring(
        commitment=own, file=upload, at=datetime.now(UTC), mark=own.mark, title_en="Record", original_language="en"
    )
    client = sign_in(Role.EDITOR)
    assert "link" not in client.get(edit("evidence", file)).context["form"].fields
    assert send(client, edit("evidence", file), title_fr="Compte rendu").status_code == 302
    file.refresh_from_db()
    assert (file.title_fr, file.link) == ("Compte rendu", "")


def test_a_draft_report_is_edited_until_it_is_submitted(own: Commitment, sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(commitment=own, participant=own.lead)
    client = sign_in(Role.EDITOR)
    assert f'href="{edit("report", report)}"' in client.get(own.get_absolute_url()).text
    response = send(client, edit("report", report), text_en="It was agreed.")
    assert response.status_code == 302
    report.refresh_from_db()
    assert report.text_en == "It was agreed."
    shown = client.get(edit("report", report))
    submit = reverse("commitments:report-act", args=[report.pk, "submit"])
    assert f'href="{submit}"' in shown.text
    assert any("“agreed”" in str(message) for message in shown.context["messages"])
    assert client.post(submit).status_code == 302
    refused = client.post(edit("report", report), filled(shown, text_en="Other words"))
    assert refused.status_code == 403
    assert "Submit a correction." in refused.text
    assert ProgressReport.objects.get().text_en == "It was agreed."
