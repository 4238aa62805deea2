"""Finding from every page, and the series of Dialogues, in a real browser: by keyboard, and what the bar holds."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import planned_dialogue

type Speak = Callable[[str, str], None]

WIDE = ViewportSize(width=1280, height=900)


@pytest.fixture(autouse=True)
def _with_a_dialogue(register: None) -> None:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")


def test_the_bar_stands_on_one_line_in_every_language(browser_page: Page, sign_in: SignIn, speak: Speak) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.set_viewport_size(WIDE)
    for language in ("en", "fr", "ja"):
        speak("meti-reader", language)
        browser_page.goto("/dialogues/")
        expect(browser_page.locator("html")).to_have_attribute("lang", language)
        tops = browser_page.evaluate(
            "[...new Set([...document.querySelectorAll('#nav li')].filter((place) => place.checkVisibility())"
            ".map((place) => place.offsetTop))]"
        )
        assert len(tops) == 1, language


def test_a_reader_goes_by_keyboard_from_a_page_of_the_admin_to_a_provision(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/admin/contacts/official/")
    browser_page.get_by_role("searchbox", name="Search the portal").focus()
    browser_page.keyboard.type("2(c)(iv)")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/text/**")
    expect(browser_page.locator(".provision:target")).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Control+k", "/"])
def test_a_key_goes_to_the_field_which_offers_pages_and_records_while_one_types(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, key: str
) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/dialogues/")
    field, found = browser_page.get_by_role("searchbox", name="Search the portal"), browser_page.locator("#found")
    browser_page.keyboard.press(key)
    expect(field).to_be_focused()
    browser_page.keyboard.type("cover")
    page = found.get_by_role("link", name="Coverage")
    expect(page).to_be_visible()
    inspect(browser_page)
    browser_page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(field).to_be_focused()
    # A later answer would replace the list, and the focus in it would be lost.
    with browser_page.expect_response(lambda answer: answer.url.endswith("q=coverage")):
        browser_page.keyboard.type("age")
    expect(page).to_be_visible()
    for _ in range(20):
        browser_page.keyboard.press("ArrowDown")
        if page.evaluate("(link) => link === document.activeElement"):
            break
    expect(page).to_be_focused()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/coverage/")


def test_a_slash_in_a_text_is_a_letter(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/commitments/")
    box = browser_page.locator("main input[type=search], main input[name=search]").first
    box.focus()
    browser_page.keyboard.type("3/1")
    expect(box).to_have_value("3/1")


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
