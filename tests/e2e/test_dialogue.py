"""From the register to the agenda in a real browser: the page, the draft, what people change."""

import pytest
from playwright.sync_api import Page, expect

from commitments.models import Commitment
from tests.e2e.conftest import Inspect, SignIn
from tests.e2e.keyboard import open_twice

pytestmark = pytest.mark.usefixtures("register")


def test_an_officer_takes_an_item_out_adds_one_and_reads_the_agenda(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/dialogues/3/agenda/draft/")
    browser_page.get_by_role("button", name="Save as draft").click()
    row = browser_page.get_by_role("row").filter(has_text="Collaboration in times of emergency")
    row.get_by_role("button", name="Remove").click()
    browser_page.get_by_label("Title (English)").fill("Visit to the venue")
    browser_page.get_by_role("button", name="Add", exact=True).click()
    browser_page.get_by_role("button", name="Compile again").click()
    browser_page.get_by_role("link", name="View as document").click()
    headings = browser_page.get_by_role("heading")
    expect(headings.filter(has_text="Visit to the venue")).to_be_visible()
    expect(headings.filter(has_text="Collaboration in times of emergency")).to_have_count(0)


def test_the_agenda_comes_as_a_word_file(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/dialogues/3/agenda/")
    with browser_page.expect_download() as waiting:
        browser_page.get_by_role("link", name="DOCX").click()
    assert waiting.value.suggested_filename == "JCBD-3-1.en.docx"


def test_the_secretariat_changes_lead_and_due_date_in_the_row_of_the_draft(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    page, commitment = browser_page, Commitment.objects.get(reference="MOC-2026-004")
    sign_in(page, "secretariat")
    page.goto("/dialogues/3/agenda/draft/")
    page.get_by_role("button", name="Save as draft").click()
    row = page.locator(f'.work [data-key="{commitment.reference}"]').first
    row.locator("xpath=ancestor::details[1]/summary").click()
    inspect(page)
    editor, status = page.locator(".cell-form"), page.locator(".list > [role=status]")
    due = row.locator("a.cell").nth(2)
    due.focus()
    page.keyboard.press("Enter")
    editor.get_by_label("Due date").fill("2031-03-31")
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"{commitment.reference} · Saved.")
    expect(due).to_contain_text("31 Mar 2031")
    expect(due).to_be_focused()
    lead, state = row.locator("a.cell").nth(0), row.locator("a.cell").nth(1)
    state.focus()
    open_twice(state, editor.locator(".tasks a").first)
    page.keyboard.press("Escape")
    lead.focus()
    open_twice(lead, editor.get_by_label("Lead"))
    page.keyboard.type("ISED")
    page.keyboard.press("Enter")
    expect(lead).to_contain_text("ISED")
    expect(lead).to_be_focused()
    # Each item of the commitment shows it.
    everywhere = page.locator(f'.work [data-key="{commitment.reference}"]')
    expect(everywhere.filter(has_text="ISED")).to_have_count(everywhere.count())
    commitment.refresh_from_db()
    assert (str(commitment.due_on), str(commitment.lead)) == ("2031-03-31", "ISED")
