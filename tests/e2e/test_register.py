"""The register, its views and a commitment's page in a real browser, as an editor and as a reader."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, ProgressReport
from contacts.models import User
from tests.e2e.conftest import Inspect, SignIn

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)


@pytest.fixture
def late(register: None) -> Commitment:
    """The commitment of one ministry that is at risk, with a report that was corrected."""
    commitment: Commitment = Commitment.objects.get(lead__code="NRCAN", health=Health.AT_RISK)
    editor, at = User.objects.get(username="nrcan-editor"), timezone.now()
    said: dict[str, Any] = {
        "commitment": commitment,
        "participant_id": commitment.lead_id,
        "entered_by": editor,
        "submitted_at": at,
    }
    said |= {"reported_on": at.date() - timedelta(days=9), "health": "at_risk", "completion": "limited"}
    wrong = ProgressReport.objects.create(text_en="Seven sites were visited.", **said)
    ProgressReport.objects.create(text_en="Six sites were visited.", corrects=wrong, **said)
    return commitment


def test_an_editor_narrows_the_list_keeps_it_as_a_view_and_reports(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment
) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/commitments/")
    rows = browser_page.locator("table.register tbody tr")
    browser_page.get_by_role("link", name="At risk or delayed").click()
    expect(rows).to_have_count(2)
    browser_page.get_by_text("Filters", exact=False).first.click()
    browser_page.get_by_role("combobox", name="Lead", exact=True).select_option("NRCAN")
    browser_page.get_by_role("button", name="Filter", exact=True).click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("40 days overdue")
    browser_page.locator("summary", has_text="Save this view").click()
    browser_page.get_by_label("View name").fill("Ours at risk")
    browser_page.get_by_label("Share with").select_option("participant")
    browser_page.get_by_role("button", name="Save this view").click()
    expect(browser_page.get_by_role("heading", level=1)).to_contain_text("Ours at risk: 1 commitment")
    inspect(browser_page)
    browser_page.get_by_role("link", name="Remove filter: Lead: NRCan").click()
    expect(rows).to_have_count(2)
    browser_page.get_by_role("link", name="Due", exact=True).click()
    expect(browser_page.locator("th[aria-sort=ascending]")).to_contain_text("Due")
    browser_page.get_by_role("link", name=str(late.title)).click()
    expect(browser_page.get_by_text("Six sites were visited.")).to_be_visible()
    expect(browser_page.get_by_text("Seven sites were visited.")).to_be_hidden()
    browser_page.get_by_role("link", name="Report progress").click()
    browser_page.get_by_role("button", name="Submit the report").click()
    expect(browser_page.get_by_role("alert")).to_contain_text("There is a problem")
    inspect(browser_page)
    browser_page.get_by_label("Work completed and next steps").fill("The last site was visited.")
    browser_page.get_by_label("Health").select_option("on_track")
    browser_page.get_by_role("button", name="Submit the report").click()
    expect(browser_page.get_by_text("Report submitted.")).to_be_visible()
    expect(browser_page.get_by_text("The last site was visited.")).to_be_visible()
    late.refresh_from_db()
    assert late.health == Health.ON_TRACK


def test_a_reader_finds_what_is_shared_and_nothing_to_press(
    browser_page: Page, sign_in: SignIn, late: Commitment
) -> None:
    hidden = Commitment.objects.exclude(pk=late.pk).filter(lead__code="NRCAN").get()
    hidden.state = CommitmentState.DRAFT
    hidden.save(update_fields=["state"])
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/commitments/?lead=NRCAN")
    expect(browser_page.locator("table.register tbody tr")).to_have_count(1)
    browser_page.get_by_role("link", name=str(late.title)).click()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text(str(late.title))
    expect(browser_page.get_by_role("link", name="Report progress")).to_have_count(0)
    answer = browser_page.goto(hidden.get_absolute_url())
    assert answer is not None
    assert answer.status == 404


def test_an_editor_gives_two_commitments_one_due_day(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment
) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/commitments/")
    # What another ministry leads has no box.
    boxes = browser_page.get_by_role("checkbox", name="MOC-")
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        box.check()
    browser_page.get_by_role("button", name="Edit selected commitments").click()
    expect(browser_page.get_by_role("heading", name="2 commitments selected")).to_be_visible()
    browser_page.get_by_label("Field to change").select_option(label="Set the due date below")
    browser_page.get_by_label("Reason").fill("Agreed at the Dialogue")
    browser_page.get_by_role("button", name="Preview changes").click()
    expect(browser_page.get_by_role("alert")).to_contain_text("Enter the new due date.")
    browser_page.get_by_label("New due date").fill("2031-03-31")
    inspect(browser_page)
    browser_page.get_by_role("button", name="Preview changes").click()
    expect(browser_page.get_by_role("cell", name="31 March 2031")).to_have_count(2)
    for viewport in (WIDE, NARROW):
        browser_page.set_viewport_size(viewport)
        inspect(browser_page)
    browser_page.get_by_role("button", name="Change 2 commitments").click()
    expect(browser_page.get_by_text("2 commitments updated.")).to_be_visible()
    inspect(browser_page)
    assert Commitment.objects.filter(due_on="2031-03-31", lead__code="NRCAN").count() == 2
