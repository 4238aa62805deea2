"""From the register to the agenda in a real browser: the page, the draft, what people change."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import Inspect, SignIn

pytestmark = pytest.mark.usefixtures("register")

SPEAK = Callable[[str, str], None]
NARROW = ViewportSize(width=320, height=700)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_dialogue_its_agenda_and_the_draft_pass_in_every_language(
    browser_page: Page, sign_in: SignIn, speak: SPEAK, inspect: Inspect, language: str
) -> None:
    sign_in(browser_page, "secretariat")
    speak("secretariat", language)
    for path in (
        "/dialogues/3/",
        "/dialogues/2/",
        f"/dialogues/3/agenda/?lang={language}",
        "/dialogues/3/agenda/draft/",
    ):
        browser_page.goto(path)
        expect(browser_page.locator("html")).to_have_attribute("lang", language)
        inspect(browser_page)
    browser_page.locator("main .btn").first.click()
    for viewport in (NARROW, ViewportSize(width=1280, height=900)):
        browser_page.set_viewport_size(viewport)
        inspect(browser_page)


def test_an_officer_takes_an_item_out_adds_one_and_reads_the_agenda(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/dialogues/3/agenda/draft/")
    browser_page.get_by_role("button", name="Save as draft").click()
    row = browser_page.get_by_role("row").filter(has_text="Collaboration in times of emergency")
    row.get_by_role("button", name="Take out").click()
    browser_page.get_by_label("Title (English)").fill("Visit to the venue")
    browser_page.get_by_role("button", name="Add", exact=True).click()
    browser_page.get_by_role("button", name="Compile again").click()
    browser_page.get_by_role("link", name="Read it as a document").click()
    article = browser_page.get_by_role("article")
    expect(article).to_contain_text("Visit to the venue")
    expect(article).not_to_contain_text("(b) Collaboration in times of emergency")


def test_the_agenda_comes_as_a_word_file(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/dialogues/3/agenda/")
    with browser_page.expect_download() as waiting:
        browser_page.get_by_role("link", name="DOCX").click()
    assert waiting.value.suggested_filename == "JCBD-3-1.en.docx"
