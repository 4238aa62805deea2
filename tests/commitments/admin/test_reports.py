"""A report on progress: written, submitted, corrected, by its own ministry and of days that have come."""

import pytest

from commitments.acts import REPORT_ACTS
from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, ProgressReport
from contacts.enums import Role
from tests.factories.commitments import MilestoneFactory, ProgressReportFactory
from tests.fixtures.ministries import Ministries, SignIn, address, state_url
from tests.form_data import filled

REPORT = "commitments_progressreport"
AHEAD = "This date is still in the future in every capital. Enter an earlier date."


def test_a_report_is_written_submitted_and_then_frozen(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    report = ProgressReportFactory.create(commitment=own, participant=own.lead, health=Health.DELAYED)
    page = address("change", report, model=REPORT)
    sent = filled(client.get(page))
    assert REPORT_ACTS.address(report, "submit") in client.get(page).text
    assert client.post(REPORT_ACTS.address(report, "submit")).status_code == 302
    report.refresh_from_db()
    own.refresh_from_db()
    assert report.submitted_at is not None
    assert own.health == Health.DELAYED
    assert client.post(page, sent | {"text_en": "Fast."}).status_code == 403
    assert "Submit a correction." in client.post(REPORT_ACTS.address(report, "submit")).text


def test_a_submitted_report_is_corrected_by_another(ministries: Ministries, sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.ours, submitted=True)
    client, url = sign_in(Role.EDITOR), REPORT_ACTS.address(report, "correct")
    shown = client.get(url).context["form"]
    sent = {name: shown[name].value() for name in shown.fields} | {"health": Health.AT_RISK.value}
    assert client.post(url, sent).status_code == 302
    assert ProgressReport.objects.get(corrects=report).health == Health.AT_RISK
    assert "already corrected" in client.get(url, follow=True).text


def test_a_correction_that_changes_nothing_is_not_submitted(ministries: Ministries, sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.ours, submitted=True)
    client, url = sign_in(Role.EDITOR), REPORT_ACTS.address(report, "correct")
    shown = client.get(url).context["form"]
    sent = {name: shown[name].value() for name in shown.fields}
    assert "No changes were made." in client.post(url, sent, follow=True).text
    assert not ProgressReport.objects.filter(corrects=report).exists()


@pytest.mark.parametrize("verb", ["submit", "correct"])
def test_no_ministry_reports_for_another(verb: str, ministries: Ministries, sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.theirs, submitted=verb == "correct")
    status = sign_in(Role.EDITOR).post(REPORT_ACTS.address(report, verb)).status_code
    assert status == (404 if verb == "submit" else 403)


def test_no_form_takes_a_day_that_has_not_come_for_that_of_something_that_happened(
    ministries: Ministries, own: Commitment, sign_in: SignIn
) -> None:
    report = ProgressReportFactory.create(commitment=own, participant=ministries.ours, submitted=True)
    draft = ProgressReportFactory.create(commitment=own, participant=ministries.ours)
    milestone = MilestoneFactory.create(commitment=own)
    client = sign_in(Role.EDITOR)
    acts = [
        (state_url(own, CommitmentState.COMPLETED), "on"),
        (REPORT_ACTS.address(report, "correct"), "reported_on"),
    ]
    for door, field in acts:
        answer = client.post(door, {field: "2100-01-01"})
        assert (answer.status_code, AHEAD in answer.text) == (400, True), door
    forms = [
        (address("change", draft, model=REPORT), "reported_on"),
        (address("change", milestone, model="commitments_milestone"), "resolved_on"),
    ]
    for door, field in forms:
        answer = client.post(door, filled(client.get(door)) | {field: "2100-01-01"})
        assert (answer.status_code, AHEAD in answer.text) == (200, True), door
