"""From the register to the agenda in a real browser: the page, the draft, what people change."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SignIn

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
    article = browser_page.get_by_role("article")
    expect(article).to_contain_text("Visit to the venue")
    expect(article).not_to_contain_text("(b) Collaboration in times of emergency")


def test_the_agenda_comes_as_a_word_file(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/dialogues/3/agenda/")
    with browser_page.expect_download() as waiting:
        browser_page.get_by_role("link", name="DOCX").click()
    assert waiting.value.suggested_filename == "JCBD-3-1.en.docx"
