"""Who may enter and change which commitment, and what saving does."""

from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState, Completion, Health
from commitments.models import Commitment, Evidence, InternalNote, Milestone, ProgressReport
from commitments.services import evidence_files
from contacts.enums import Audience, Role
from mocportal.history.records import event_model
from tests.commitments.admin.conftest import Ministries, SignIn, address
from tests.contacts.rules.uploads.made import PDF
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    EvidenceFactory,
    FormFactory,
    MilestoneFactory,
    ProgressReportFactory,
    ShippedInstrumentFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.filled import filled

REPORT = "commitments_progressreport"
AHEAD = "This day has not come yet in any of the capitals."


@pytest.fixture
def own(ministries: Ministries) -> Commitment:
    return complete(CommitmentFactory.create(lead=ministries.ours, entered_by=None))


def complete(commitment: Commitment) -> Commitment:
    """With the area and the form that every commitment has."""
    CommitmentAreaFactory.create(commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    return commitment


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


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"time_zone": "Mars/Olympus"}, {"time_zone": "Choose a name of the IANA database, such as Asia/Tokyo."}),
        ({"time_zone": ""}, {"time_zone": "Say in which time zone"}),
        ({"starts_at": "09:30:45"}, {"starts_at": "Write an hour by 24 hours, as in 09:30."}),
        ({"starts_on": "2027-03-14", "starts_at": "02:30"}, {"starts_at": "the clocks of America/Toronto go forward"}),
        ({"starts_on": "9999-12-31", "starts_at": "23:00"}, {"starts_on": "Choose a day of these centuries."}),
        (
            {"starts_on": "", "ends_on": "2027-03-02"},
            {"starts_on": "say on which day", "ends_on": "The last day is the first day or a later one."},
        ),
        ({"starts_on": "2027-03-03", "ends_on": "2027-03-02"}, {"ends_on": "The last day is the first day"}),
        ({"starts_on": "2027-03-02", "ends_on": "2027-03-02"}, {}),
    ],
)
def test_the_form_of_an_activity_refuses_the_times_that_the_api_refuses(
    ministries: Ministries, sign_in: SignIn, typed: dict[str, str], refused: dict[str, str]
) -> None:
    activity = ActivityFactory.create(organizer=ministries.ours, starts_at=time(9), time_zone="America/Toronto")
    client, url = sign_in(Role.EDITOR), address("change", activity, model="commitments_activity")
    response = client.post(url, filled(client.get(url), **typed))
    assert response.status_code == (200 if refused else 302)
    errors = response.context["adminform"].form.errors if refused else {}
    assert set(errors) == set(refused)
    for field, told in refused.items():
        assert told in errors[field][0]
        assert len(errors[field]) == 1


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
    assert "Write it in at least one of the three languages." in response.text


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


def state_url(commitment: Commitment, to: CommitmentState) -> str:
    return reverse("admin:commitments_commitment_state", args=[commitment.pk, to.value])


def test_the_page_of_a_commitment_links_to_the_ways_that_are_open(own: Commitment, sign_in: SignIn) -> None:
    text = sign_in(Role.EDITOR).get(address("change", own)).text
    for to in CommitmentState:
        is_open = to in {CommitmentState.COMPLETED, CommitmentState.NOT_PURSUED, CommitmentState.SUPERSEDED}
        assert (state_url(own, to) in text) is is_open


def test_not_pursued_asks_for_the_reason(own: Commitment, sign_in: SignIn) -> None:
    client, url = sign_in(Role.EDITOR), state_url(own, CommitmentState.NOT_PURSUED)
    assert "no failure" in client.get(url).text
    assert "reason" in client.post(url, {"on": "2026-11-25"}).context["form"].errors
    assert client.post(url, {"on": "2026-11-25", "reason": "Not possible."}).status_code == 302
    own.refresh_from_db()
    assert own.state == CommitmentState.NOT_PURSUED


def test_a_refusal_of_the_service_stands_above_the_form(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    client.post(state_url(own, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    response = client.post(state_url(own, CommitmentState.ACTIVE), {"on": "2026-11-24", "reason": "More to do."})
    (refusal,) = response.context["form"].non_field_errors()
    assert refusal == "The last change holds from 25 November 2026; choose that day or a later one."


def test_a_way_that_is_closed_has_no_page(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    assert client.get(state_url(own, CommitmentState.DRAFT)).status_code == 404
    assert client.get(reverse("admin:commitments_commitment_state", args=[own.pk, "ended"])).status_code == 404


def test_a_successor_is_chosen_among_what_one_sees(own: Commitment, ministries: Ministries, sign_in: SignIn) -> None:
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT)
    successor = CommitmentFactory.create(lead=ministries.theirs)
    client, url = sign_in(Role.EDITOR), state_url(own, CommitmentState.SUPERSEDED)
    assert client.post(url, {"on": "2026-11-25", "successor": hidden.pk}).status_code == 200
    assert client.post(url, {"on": "2026-11-25", "successor": successor.pk}).status_code == 302
    own.refresh_from_db()
    assert own.superseded_by == successor


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_nobody_changes_the_state_for_another_ministry(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    theirs = CommitmentFactory.create(lead=ministries.theirs)
    response = sign_in(role).post(state_url(theirs, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    assert response.status_code == 403
    theirs.refresh_from_db()
    assert theirs.state == CommitmentState.ACTIVE


def test_a_report_is_written_submitted_and_then_frozen(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    sent = filled(
        client.get(address("add", model=REPORT), {"commitment": own.pk}),
        reported_on="2026-11-24",
        health=Health.DELAYED.value,
        completion=Completion.LIMITED.value,
        text_en="Slow.",
    )
    assert client.post(address("add", model=REPORT), sent).status_code == 302
    report = ProgressReport.objects.get()
    page = address("change", report, model=REPORT)
    assert address("submit", report, model=REPORT) in client.get(page).text
    assert client.post(address("submit", report, model=REPORT)).status_code == 302
    report.refresh_from_db()
    own.refresh_from_db()
    assert report.submitted_at is not None
    assert own.health == Health.DELAYED
    assert client.post(page, sent | {"text_en": "Fast."}).status_code == 403
    assert client.post(address("submit", report, model=REPORT)).status_code == 403


def test_no_form_takes_a_day_that_has_not_come_for_that_of_something_that_happened(
    ministries: Ministries, own: Commitment, sign_in: SignIn
) -> None:
    report = ProgressReportFactory.create(commitment=own, participant=ministries.ours, submitted=True)
    milestone = MilestoneFactory.create(commitment=own)
    client = sign_in(Role.EDITOR)
    acts = [
        (state_url(own, CommitmentState.COMPLETED), "on"),
        (address("correct", report, model=REPORT), "reported_on"),
    ]
    for door, field in acts:
        answer = client.post(door, {field: "2100-01-01"})
        assert (answer.status_code, AHEAD in answer.text) == (200, True), door
    forms = [
        (address("add", model=REPORT), "reported_on"),
        (address("change", milestone, model="commitments_milestone"), "resolved_on"),
        (address("change", own), "milestones-0-resolved_on"),
    ]
    for door, field in forms:
        answer = client.post(door, filled(client.get(door)) | {field: "2100-01-01"})
        assert (answer.status_code, AHEAD in answer.text) == (200, True), door


def test_a_submitted_report_is_corrected_by_another(ministries: Ministries, sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.ours, submitted=True)
    client, url = sign_in(Role.EDITOR), address("correct", report, model=REPORT)
    shown = client.get(url).context["form"]
    sent = {name: shown[name].value() for name in shown.fields} | {"health": Health.AT_RISK.value}
    assert client.post(url, sent).status_code == 302
    assert ProgressReport.objects.get(corrects=report).health == Health.AT_RISK
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("verb", ["submit", "correct"])
def test_nobody_reports_for_another_ministry(verb: str, ministries: Ministries, sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.theirs, submitted=verb == "correct")
    status = sign_in(Role.EDITOR).post(address(verb, report, model=REPORT)).status_code
    assert status == (404 if verb == "submit" else 403)


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
        ("a.pdf", b"MZ no document", "The file is not what its name ends in"),
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


def test_the_originator_lowers_a_mark_with_a_reason_that_stays_and_nobody_else_does(
    own: Commitment, sign_in: SignIn
) -> None:
    narrow, public = (HandlingMarkFactory.create(audience=each) for each in (Audience.PARTICIPANTS, Audience.PUBLIC))
    Commitment.objects.filter(pk=own.pk).update(mark=narrow)
    evidence = EvidenceFactory.create(commitment=own, mark=narrow)

    def lower(client: Client, **said: Any) -> Any:
        page = address("change", own)
        return client.post(page, filled(client.get(page), mark=public.pk, **said))

    assert "ask its contact point" in lower(sign_in(Role.SECRETARIAT), mark_reason="It suits us.").text
    editor = sign_in(Role.EDITOR)
    assert "A wider handling mark needs a reason" in lower(editor).text
    row = {"evidence-0-mark": public.pk, "mark_reason": "Published."}
    assert "given on the page of its own" in lower(editor, **row).text
    own.refresh_from_db()
    assert own.mark == narrow
    assert lower(editor, mark_reason="Published.").status_code == 302
    own.refresh_from_db()
    assert own.mark == public
    assert event_model(Commitment).objects.filter(pgh_obj_id=own.pk).latest("pgh_id").pgh_context["reason"] == (
        "Published."
    )
    evidence.refresh_from_db()
    assert evidence.mark == narrow


def test_evidence_is_not_moved_to_where_somebody_else_decides_on_its_mark(own: Commitment, sign_in: SignIn) -> None:
    evidence = EvidenceFactory.create(commitment=CommitmentFactory.create(lead=None), mark=own.mark)
    client, page = sign_in(Role.SECRETARIAT), address("change", evidence, model="commitments_evidence")
    sent = filled(client.get(page)) | {"commitment": own.pk, "title_en": "Moved"}
    assert client.post(page, sent).status_code == 302
    before = evidence.commitment_id
    evidence.refresh_from_db()
    assert (evidence.title_en, evidence.commitment_id) == ("Moved", before)
