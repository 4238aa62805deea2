"""The register, its views and a commitment's page in a real browser, as an editor and as a reader."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, ProgressReport
from commitments.services.decisions import today_at
from commitments.services.due_date_reminders import owed
from contacts.models import Message, User
from contacts.services import reminders
from tests.e2e.conftest import Inspect, SignIn, reach
from tests.factories.register import commitment

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)
SCREEN = ViewportSize(width=1280, height=800)


# Bottom edges and heights of the rows, and the lines of each title.
MEASURED = """() => [...document.querySelectorAll("table.register tbody tr")].map((row) => ({
  bottom: row.getBoundingClientRect().bottom,
  height: row.getBoundingClientRect().height,
  lines: new Set([...row.querySelector(".title a").getClientRects()].map((box) => box.top)).size,
}))"""


def assert_toolbar_is_one_line(page: Page) -> None:
    """Compare the middles of its parts, from the first view to the columns."""
    middles = page.eval_on_selector_all(
        ".toolbar .views a, .toolbar .tool, #search",
        "(all) => all.filter((each) => each.checkVisibility())"
        ".map((each) => each.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2)",
    )
    assert max(middles) - min(middles) < 4


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_twelve_rows_of_one_line_are_on_the_first_screen(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment, language: str
) -> None:
    page, today = browser_page, timezone.now().date()
    title = "A long fictitious title of a commitment that no column of any list could show on a single line"
    for number in range(14):
        due = today + timedelta(days=(number - 7) * 40)
        commitment(
            (None, "ISED", "NRCAN", "MOFA")[number % 4], title_en=title, health=list(Health)[number % 4], due_on=due
        )
    User.objects.update(language=language)
    sign_in(page, "secretariat")
    page.set_viewport_size(SCREEN)
    page.goto("/commitments/?ordering=due_on")
    rows = page.evaluate(MEASURED)
    assert sum(row["bottom"] <= SCREEN["height"] for row in rows) >= 12
    assert {(row["height"], row["lines"]) for row in rows} == {(37, 1)}
    assert_toolbar_is_one_line(page)
    inspect(page)
    # In full on focus, over its neighbours.
    link = page.locator("table.register .title a", has_text=title).first
    cut = "(link) => link.getBoundingClientRect().right > link.closest('td').getBoundingClientRect().right"
    shown = "(link) => getComputedStyle(link.closest('td')).overflow"
    assert link.evaluate(cut)
    assert link.evaluate(shown) == "hidden"
    page.keyboard.press("Tab")
    link.focus()
    assert link.evaluate(shown) == "visible"


# In each language: the column, a delay, the view, the button of the menu, and the beginning of the file name.
WORDS = {
    "en": ("Health", "40 days overdue", "Our overdue commitments", "Export", "Commitments-"),
    "fr": ("Avancement", "40 j de retard", "Nos retards", "Exporter", "Engagements-"),
    "ja": ("進捗", "40日超過", "自機関の期限超過", "出力", "取組-"),
}


@pytest.mark.parametrize("language", WORDS)
def test_a_ministry_finds_and_exports_its_overdue_commitments(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment, language: str
) -> None:
    health, delay, overdue, formats, file = WORDS[language]
    page = browser_page
    User.objects.update(language=language)
    sign_in(page, "nrcan-editor")
    page.set_viewport_size(SCREEN)
    page.goto("/commitments/")
    assert_toolbar_is_one_line(page)
    page.locator(".toolbar").get_by_role("link", name=overdue).click()
    assert_toolbar_is_one_line(page)
    assert page.locator("main > .head").evaluate("(head) => head.offsetHeight") < 60
    row = page.locator(f'tr[data-key="{late.reference}"]')
    assert late.due_on is not None
    expect(row.locator(".past")).to_contain_text(str(late.due_on.day))
    expect(row.locator(".late")).to_have_text(delay)
    # The longer French words leave no room for the date beside the delay.
    assert row.locator(".past").evaluate("(date) => date.offsetWidth > 40") is (language != "fr")
    expect(page.locator("th.status")).to_contain_text(health)
    page.get_by_role("button", name=formats).click()
    inspect(page)
    with page.expect_download() as download:
        page.locator("#export").get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.startswith(file)
    page.set_viewport_size(NARROW)
    inspect(page)


def test_the_secretariat_selects_a_page_and_the_whole_list(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment
) -> None:
    page = browser_page
    sign_in(page, "secretariat")
    page.goto("/commitments/?state=active")
    count = page.locator("table.register tbody tr").count()
    bar = page.locator(".selection")
    expect(bar).to_be_hidden()
    page.get_by_role("checkbox", name="Select all commitments on this page").check()
    expect(page.locator("table.register tbody input:checked")).to_have_count(count)
    expect(bar).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Clear selection").click()
    expect(bar).to_be_hidden()
    page.get_by_role("checkbox", name=late.reference).check()
    page.get_by_role("link", name=f"Select all {count}").click()
    expect(page.get_by_role("heading", name=f"{count} commitments selected")).to_be_visible()


def test_an_editor_narrows_the_list_keeps_it_as_a_view_and_reports(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment
) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/commitments/")
    rows = browser_page.locator("table.register tbody tr")
    browser_page.get_by_role("link", name="Our overdue commitments").click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(str(late.reference))
    browser_page.get_by_role("link", name="At risk or delayed").click()
    expect(rows).to_have_count(2)
    browser_page.get_by_role("button", name="Filters").click()
    browser_page.get_by_role("combobox", name="Lead", exact=True).select_option("NRCAN")
    browser_page.get_by_role("button", name="Filter", exact=True).click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("40 days overdue")
    browser_page.get_by_role("button", name="Views").click()
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
    expect(browser_page.get_by_label("Work completed and next steps")).to_have_value("Six sites were visited.")
    browser_page.get_by_label("Work completed and next steps").fill("")
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
    expect(browser_page.locator(".selection")).to_contain_text("selected")
    inspect(browser_page)
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


def test_a_cell_is_a_link_without_script(
    browser: Browser, live_server: LiveServer, sign_in: SignIn, late: Commitment
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "secretariat")
    page.goto(f"{live_server.url}/commitments/")
    page.locator(f'tr[data-key="{late.reference}"] a.cell').first.click()
    page.get_by_label("Lead").select_option(label="METI")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(str(late.title))
    late.refresh_from_db()
    assert late.lead is not None
    assert late.lead.code == "METI"
    context.close()


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_a_reminder_leads_to_the_last_report_with_one_button(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment, language: str
) -> None:
    reach("NRCAN")
    at = timezone.now()
    lead, editor, column = late.lead, User.objects.get(username="nrcan-editor"), f"text_{language}"
    assert lead is not None
    Commitment.objects.filter(pk=late.pk).update(due_on=today_at(lead, at))
    report = ProgressReport(commitment=late, participant=lead, entered_by=editor, original_language=language)
    report.reported_on, report.submitted_at, report.health, report.completion = at.date(), at, "at_risk", "limited"
    setattr(report, column, "Fictitious text.")
    report.save()
    assert reminders.remind(obligations=list(owed(at)), at=at)
    User.objects.update(language=language)
    page = browser_page
    sign_in(page, "nrcan-editor")
    page.goto(Message.objects.filter(kind="reminder", link__contains=late.reference).latest("pk").link)
    form = page.locator("section[aria-labelledby=report]")
    expect(form.locator("textarea")).to_have_value("Fictitious text.")
    expect(page.locator("main .btn:not(.plain)")).to_have_count(1)
    expect(form.locator(".btn:not(.plain)")).to_be_in_viewport()
    inspect(page)
    form.locator(".btn:not(.plain)").click()
    page.wait_for_url(f"**{late.get_absolute_url()}")
    expect(page.locator("main [role=status]").first).to_be_in_viewport()
    report = ProgressReport.objects.latest("pk")
    assert (report.commitment, report.original_language) == (late, language)
    assert getattr(report, column) == "Fictitious text."
    assert report.submitted_at is not None
