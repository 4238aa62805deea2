"""Progress reports over the API: submitted at once by partner systems, and never changed afterwards."""

from collections.abc import Callable
from typing import Any

import pytest

from commitments.enums import CommitmentState
from commitments.models import ProgressReport
from contacts.enums import Role
from contacts.models import Participant
from tests.api.writing.conftest import Partner
from tests.factories.commitments import CommitmentFactory, ProgressReportFactory

pytestmark = pytest.mark.django_db
REPORTS = "/api/v1/progress-reports/"


def report_on(reference: str, **more: Any) -> dict[str, Any]:
    return {
        "commitment": reference,
        "reported_on": "2026-11-01",
        "text": {"en": "Two workshops were held.", "ja": "ワークショップを二回開催した。"},
        "health": "on_track",
        "completion": "limited",
        **more,
    }


def test_a_report_of_a_partner_system_is_submitted_and_shown_by_its_commitment(
    partner: Partner, ours: Participant
) -> None:
    commitment = CommitmentFactory.create(lead=ours)
    answer = partner.post(REPORTS, report_on(commitment.reference))
    assert answer.status_code == 201, answer.content
    report = ProgressReport.objects.get()
    assert (report.participant, report.on_behalf, report.submitted_at is not None) == (ours, False, True)
    commitment.refresh_from_db()
    assert (commitment.health, commitment.completion) == ("on_track", "limited")


def test_nothing_is_reported_of_a_day_that_has_not_come(partner: Partner, ours: Participant) -> None:
    reference = CommitmentFactory.create(lead=ours).reference
    refusal = partner.post(REPORTS, report_on(reference, reported_on="2100-01-01"))
    assert [(each["pointer"], each["code"]) for each in refusal.json()["errors"]] == [("/reported_on", "ahead")]
    assert not ProgressReport.objects.exists()


def test_a_partner_system_enters_no_draft(partner: Partner, ours: Participant) -> None:
    reference = CommitmentFactory.create(lead=ours).reference
    refusal = partner.post(REPORTS, report_on(reference, submit=False))
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/submit"]
    assert not ProgressReport.objects.exists()


def test_no_participant_reports_for_another(partner: Partner, ours: Participant, theirs: Participant) -> None:
    reference = CommitmentFactory.create(lead=ours).reference
    refusal = partner.post(REPORTS, report_on(reference, participant=theirs.code))
    assert [each["code"] for each in refusal.json()["errors"]] == ["not-your-own"]


def test_what_is_out_of_sight_cannot_be_reported_on(partner: Partner, theirs: Participant) -> None:
    hidden = CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT).reference
    refusal = partner.post(REPORTS, report_on(hidden))
    nothing = partner.post(REPORTS, report_on("MOC-2026-999"))
    assert refusal.json()["errors"][0]["code"] == nothing.json()["errors"][0]["code"] == "does_not_exist"


def test_an_editor_keeps_a_draft_changes_it_and_submits_it(staff: Callable[[Role], Partner], ours: Participant) -> None:
    editor = staff(Role.EDITOR)
    reference = CommitmentFactory.create(lead=ours).reference
    entered = editor.post(REPORTS, report_on(reference, submit=False))
    assert (entered.status_code, entered.json()["submitted_at"]) == (201, None)
    address = f"{REPORTS}{entered.json()['id']}/"
    changed = editor.patch(address, {"health": "at_risk"}, if_match="*")
    assert (changed.status_code, changed.json()["health"]) == (200, "at_risk")
    submitted = editor.post(f"{address}submission/", {}, if_match="*")
    assert submitted.status_code == 200
    assert submitted.json()["submitted_at"]
    late = editor.patch(address, {"health": "delayed"}, if_match="*")
    assert (late.status_code, late.json()["code"]) == (409, "report-submitted")


def test_the_secretariat_says_for_whom_and_that_stays_visible(
    staff: Callable[[Role], Partner], ours: Participant
) -> None:
    reference = CommitmentFactory.create(lead=ours).reference
    unsaid = staff(Role.SECRETARIAT).post(REPORTS, report_on(reference))
    assert [each["pointer"] for each in unsaid.json()["errors"]] == ["/participant"]
    said = staff(Role.SECRETARIAT).post(REPORTS, report_on(reference, participant=ours.code))
    assert (said.status_code, said.json()["on_behalf"]) == (201, True)


def test_a_correction_takes_over_what_it_does_not_say(partner: Partner, ours: Participant) -> None:
    report = ProgressReportFactory.create(commitment__lead=ours, participant=ours, submitted=True)
    made = partner.post(f"{REPORTS}{report.pk}/correction/", {"health": "delayed"}, if_match="*")
    assert made.status_code == 201, made.content
    assert made.headers["Location"].endswith(f"{REPORTS}{made.json()['id']}/")
    assert (made.json()["corrects"], made.json()["health"]) == (report.pk, "delayed")
    correction = ProgressReport.objects.get(corrects=report)
    assert (correction.text_en, correction.reported_on) == (report.text_en, report.reported_on)
    again = partner.post(f"{REPORTS}{report.pk}/correction/", {"health": "on_track"}, if_match="*")
    assert (again.status_code, again.json()["code"]) == (409, "report-corrected")


def test_the_report_of_another_is_not_corrected(partner: Partner, ours: Participant, theirs: Participant) -> None:
    report = ProgressReportFactory.create(commitment__lead=ours, participant=theirs, submitted=True)
    refusal = partner.post(f"{REPORTS}{report.pk}/correction/", {"health": "delayed"}, if_match="*")
    assert (refusal.status_code, ProgressReport.objects.count()) == (403, 1)
