"""Finding from every page, and the series of Dialogues, in a real browser: languages, widths, dark, by keyboard."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import planned_dialogue

type Speak = Callable[[str, str], None]

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)
PAGES = ("/search/?q=battery", "/search/?q=2(c)(iv)", "/search/?q=xyzzy", "/search/", "/dialogues/")


@pytest.fixture(autouse=True)
def _with_a_dialogue(register: None) -> None:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_pages_pass_in_every_language_and_width(
    browser_page: Page, sign_in: SignIn, speak: Speak, inspect: Inspect, language: str
) -> None:
    sign_in(browser_page, "meti-reader")
    speak("meti-reader", language)
    for path in PAGES:
        browser_page.set_viewport_size(WIDE)
        browser_page.goto(path)
        expect(browser_page.locator("html")).to_have_attribute("lang", language)
        # The bar stands on one line in every language.
        tops = browser_page.evaluate(
            "[...new Set([...document.querySelectorAll('#nav li')].filter((place) => place.checkVisibility())"
            ".map((place) => place.offsetTop))]"
        )
        assert len(tops) == 1
        inspect(browser_page)
        browser_page.set_viewport_size(NARROW)
        inspect(browser_page)


def test_the_pages_pass_in_the_dark(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.emulate_media(color_scheme="dark")
    for path in (PAGES[0], PAGES[-1]):
        browser_page.goto(path)
        inspect(browser_page)


def test_a_reader_goes_by_keyboard_from_a_page_of_the_admin_to_a_provision(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/admin/contacts/official/")
    browser_page.get_by_role("searchbox", name="Find in the portal").focus()
    browser_page.keyboard.type("2(c)(iv)")
    browser_page.keyboard.press("Enter")
    expect(browser_page.get_by_role("heading", name="With exactly this number")).to_be_visible()
    expect(browser_page.get_by_role("searchbox", name="Find in the portal")).to_have_value("2(c)(iv)")
    browser_page.locator("#numbered ~ ul a").first.focus()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/text/**")
    expect(browser_page.locator(".provision:target")).to_be_in_viewport()


def test_what_belongs_to_the_account_opens_by_its_name(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/dialogues/")
    out = browser_page.get_by_role("button", name="Sign out")
    expect(out).to_be_hidden()
    browser_page.get_by_role("button", name="meti-reader").press("Enter")
    expect(out).to_be_visible()
    inspect(browser_page)
    browser_page.keyboard.press("Escape")
    expect(out).to_be_hidden()
