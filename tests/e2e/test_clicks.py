"""The number of clicks from home for the tasks of the ministries, each done on the real pages without an address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import AccountRequest
from commitments.enums import CommitmentState, DecisionState
from commitments.models import Commitment, Concurrence, NoticeAddressee, ProgressReport
from contacts.models import ContactPoint
from dialogue.models import Proposal
from tests.e2e.conftest import SignIn
from tests.e2e.sweep import dataset

pytestmark = pytest.mark.usefixtures("transactional_db")


@dataclass
class Clicks:
    """A user at home, whose clicks are counted. Typing into fields is none."""

    page: Page
    count: int = 0

    def on(self, *, link: str = "", button: str = "", within: str = "body") -> None:
        place = self.page.locator(within)
        one = place.get_by_role("link", name=link) if link else place.get_by_role("button", name=button)
        self.press(one.first)

    def press(self, one: Locator) -> None:
        one.click()
        self.count += 1

    def download(self, link: str) -> str:
        with self.page.expect_download() as found:
            self.on(link=link, within="main")
        return found.value.suggested_filename


def enters_and_shares_a_commitment(clicks: Clicks) -> None:
    page = clicks.page
    clicks.on(link="Add commitment", within="main")
    page.get_by_label("Title (English)").fill("Fictitious seminar")
    # Ticks and choices are answers, as typed text is.
    page.locator("input[name=areas]").first.check()
    page.locator("input[name=forms]").first.check()
    clicks.on(button="Save draft")
    clicks.on(button="Share and make active")
    expect(page.locator("main")).to_contain_text("is now “Active”")
    assert Commitment.objects.get(title_en="Fictitious seminar").state == CommitmentState.ACTIVE


def reports(clicks: Clicks) -> None:
    before = ProgressReport.objects.filter(submitted_at__isnull=False).count()
    clicks.on(link="Report progress", within="main")
    clicks.page.get_by_label("Work completed and next steps").fill("Fictitious progress.")
    clicks.on(button="Submit the report")
    expect(clicks.page.locator("main")).to_contain_text("Report submitted.")
    assert ProgressReport.objects.filter(submitted_at__isnull=False).count() == before + 1


def proposes_an_item(clicks: Clicks) -> None:
    clicks.on(link="Propose an", within="main")
    clicks.page.get_by_label("Title (English)").fill("Fictitious item")
    clicks.on(button="Save and submit")
    expect(clicks.page.locator("main")).to_contain_text("Fictitious item")
    assert Proposal.objects.get(title_en="Fictitious item").sent_on is not None


def sees_all_overdue_records(clicks: Clicks) -> None:
    clicks.on(link="All overdue commitments", within="main")
    late = Commitment.objects.filter(state=CommitmentState.ACTIVE, due_on__lt=datetime.now(UTC) - timedelta(days=1))
    expect(clicks.page.locator("main")).to_contain_text(late.earliest("due_on").reference)


def changes_a_contact_point(clicks: Clicks) -> None:
    clicks.on(link="Emergency and contacts")
    clicks.on(link="Edit contact point", within="main")
    clicks.page.get_by_label("Telephone").first.fill("+1 613-555-0199")
    clicks.on(button="Save changes")
    expect(clicks.page.locator("main")).to_contain_text("+1 613-555-0199")
    assert ContactPoint.objects.get(participant__code="NRCAN").telephone == "+1 613-555-0199"


def answers_a_notice(clicks: Clicks) -> None:
    clicks.on(link="Acknowledge N-", within="main")
    clicks.on(button="Acknowledge")
    expect(clicks.page.locator("main")).to_contain_text("have acknowledged receipt")
    assert NoticeAddressee.objects.filter(participant__code="NRCAN", acknowledged_at__isnull=False).exists()


def concurs(clicks: Clicks) -> None:
    clicks.on(link="Fictitious decision", within="main")
    # The confirmation counts as a click, since it answers no question about the record.
    clicks.press(clicks.page.get_by_label("I have read this text"))
    clicks.on(button="Concur")
    expect(clicks.page.locator("main")).to_contain_text("1 of 5 Participants has concurred")
    assert Concurrence.objects.filter(participant__code="NRCAN", decision__state=DecisionState.OPEN).exists()


def gets_the_agenda_as_pdf(clicks: Clicks) -> None:
    clicks.on(link="View the agenda", within="main")
    assert clicks.download("PDF").endswith(".pdf")


def exports_a_list(clicks: Clicks) -> None:
    clicks.on(link="Commitments")
    assert clicks.download("Excel").endswith(".xlsx")


def requests_an_account(clicks: Clicks) -> None:
    page = clicks.page
    clicks.on(link="Request account for a colleague", within="main")
    page.get_by_label("Full name").fill("Fictitious Colleague")
    page.get_by_label("Email").fill("colleague@nrcan.example")
    page.get_by_label("Reason").fill("Joins the desk.")
    clicks.on(button="Request account")
    expect(page.locator("main")).to_contain_text("Account requested for Fictitious Colleague.")
    assert AccountRequest.objects.filter(user__email="colleague@nrcan.example", decided_at=None).exists()


@pytest.mark.parametrize(
    ("user", "task", "most"),
    [
        ("nrcan-editor", enters_and_shares_a_commitment, 3),
        ("nrcan-editor", reports, 2),
        ("nrcan-editor", proposes_an_item, 2),
        ("nrcan-editor", sees_all_overdue_records, 1),
        ("secretariat", sees_all_overdue_records, 1),
        ("nrcan-contact_officer", changes_a_contact_point, 3),
        ("nrcan-contact_officer", answers_a_notice, 2),
        ("nrcan-contact_officer", concurs, 3),
        ("meti-reader", gets_the_agenda_as_pdf, 2),
        ("meti-reader", exports_a_list, 2),
        ("nrcan-contact_officer", requests_an_account, 2),
    ],
)
def test_a_task_takes_no_more_clicks_from_home(
    user: str, task: Callable[[Clicks], None], most: int, browser_page: Page, sign_in: SignIn
) -> None:
    dataset.made()
    sign_in(browser_page, user)
    browser_page.goto("/")
    clicks = Clicks(browser_page)
    task(clicks)
    assert clicks.count <= most
