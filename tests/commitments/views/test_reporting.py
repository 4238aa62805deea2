"""Report schedules and provisional reports on the pages of the portal."""

from datetime import date

import pytest
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.forms.reports import REPORTING_ENDS
from commitments.models import Commitment, ProgressReport
from commitments.services.register_views import built_in
from contacts.enums import Role
from tests.factories.commitments import CommitmentFactory, ProgressReportFactory
from tests.factories.contacts import UserFactory
from tests.fixtures.ministries import Ministries, SignIn
from tests.form_data import filled

pytestmark = pytest.mark.django_db


def test_the_schedule_is_changed_on_the_page_and_an_overdue_report_is_a_task(
    ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    client = sign_in(Role.EDITOR)
    page = client.get(commitment.get_absolute_url()).text
    address = reverse("commitments:edit-commitment-reporting", args=[commitment.reference])
    assert "No report requested" in page
    assert address in page
    assert client.post(address, filled(client.get(address), reporting="quarterly")).status_code == 302
    commitment.refresh_from_db()
    assert commitment.report_due_on is not None
    Commitment.objects.filter(pk=commitment.pk).update(report_due_on=date(2020, 3, 31))
    home = client.get(reverse("home"))
    (task,) = home.context["duties"].lines
    assert (task.is_overdue, task.act.url) == (True, f"{commitment.get_absolute_url()}?report#report")
    assert home.context["duties"].overdue == 1
    found = client.get(reverse("commitments:register"), {"view": "reports-overdue"})
    assert commitment.reference in found.text
    assert "Report due on 31 March 2020" in found.text


def test_a_provisional_report_is_confirmed_as_it_is(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    made = ProgressReportFactory.create(commitment=commitment, submitted=True, provisional=True, text_en="Done.")
    client = sign_in(Role.EDITOR)
    address = reverse("commitments:report-act", args=[made.pk, "confirm"])
    page = client.get(commitment.get_absolute_url()).text
    assert "Provisional" in page
    assert address in page
    assert client.post(address).status_code == 302
    confirmed = ProgressReport.objects.in_force().get(commitment=commitment)
    assert (confirmed.corrects, confirmed.provisional, confirmed.text_en) == (made, False, "Done.")
    assert address not in client.get(commitment.get_absolute_url()).text
    # Neither the provisional report nor the confirmed one is confirmed again.
    assert client.post(address).status_code == 400
    assert client.post(reverse("commitments:report-act", args=[confirmed.pk, "confirm"])).status_code == 400
    assert ProgressReport.objects.filter(commitment=commitment).count() == 2


def test_the_form_states_when_reporting_ends(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    page = sign_in(Role.EDITOR).get(f"{commitment.get_absolute_url()}?report").text
    assert "When is a commitment no longer reported on?" in page
    ends = {state for state in CommitmentState if not state.is_open} - {CommitmentState.DRAFT}
    assert set(REPORTING_ENDS) == ends
    assert all(f"<dt>{state.label}</dt>" in page for state in ends)


def test_the_register_shows_the_fiscal_year_of_the_due_date(ministries: Ministries, sign_in: SignIn) -> None:
    CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE, due_on=date(2027, 3, 31))
    client = sign_in(Role.READER)
    assert "fiscal year 2026-2027" in client.get(reverse("commitments:register"), {"columns": "fiscal_year"}).text
    this_year = next(
        view for view in built_in(viewer=UserFactory.create(), today=date(2027, 3, 31)) if "fiscal" in view.slug
    )
    assert this_year.query == "state=active&due_on__gte=2026-04-01&due_on__lte=2027-03-31&ordering=due_on"
    assert client.get(reverse("commitments:register"), {"view": "this-fiscal-year"}).status_code == 200


def test_a_report_is_submitted_as_provisional_with_its_own_button(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    client, sent = sign_in(Role.EDITOR), {"participant": ministries.ours.code, "reported_on": "2026-11-01"}
    sent |= {"health": "on_track", "completion": "limited", "text": "Done."}
    for button, expected in (({"provisional": "on"}, True), ({}, False)):
        answer = client.post(commitment.get_absolute_url(), sent | button | {"text": ""})
        # After an error, the button of the second try decides alone.
        assert 'type="hidden" name="provisional"' not in answer.text
        answer = client.post(commitment.get_absolute_url(), sent | button)
        assert answer.status_code == 302
        assert ProgressReport.objects.latest("pk").provisional is expected
