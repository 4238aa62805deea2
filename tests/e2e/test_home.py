"""The home page in a real browser."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import Inspect, SignIn

pytestmark = pytest.mark.usefixtures("register")

EVERYONE = ["secretariat", "administrator", "meti-reader", "nrcan-editor", "mofa-contact_officer"]
NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)


@pytest.mark.parametrize("username", EVERYONE)
def test_each_role_signs_in_and_reads_its_home_page(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, username: str
) -> None:
    sign_in(browser_page, username)
    browser_page.goto("/")
    expect(browser_page.locator("h1")).to_have_count(1)
    inspect(browser_page)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_home_page_passes_in_every_language_width_and_theme(
    browser_page: Page,
    sign_in: SignIn,
    inspect: Inspect,
    speak: Callable[[str, str], None],
    language: str,
    size: ViewportSize,
    scheme: Literal["light", "dark"],
) -> None:
    browser_page.emulate_media(color_scheme=scheme)
    browser_page.set_viewport_size(size)
    speak("nrcan-editor", language)
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/")
    assert browser_page.locator("html").get_attribute("lang") == language
    inspect(browser_page)


def test_the_switch_of_languages_is_kept_for_the_account(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    browser_page.get_by_role("button", name="日本語").click()
    assert browser_page.locator("html").get_attribute("lang") == "ja"
    browser_page.context.clear_cookies()
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    assert browser_page.locator("html").get_attribute("lang") == "ja"


def test_the_page_is_walked_by_keyboard_alone_and_the_place_is_always_seen(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/")
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator(".skip")).to_be_focused()
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator("#main")).to_be_focused()
    browser_page.keyboard.press("Tab")
    expect(browser_page.get_by_role("link", name="Report on MOC-")).to_be_focused()
    outline = browser_page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_the_narrow_menu_opens_and_closes_by_keyboard(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    browser_page.set_viewport_size(NARROW)
    sign_in(browser_page, "secretariat")
    browser_page.goto("/")
    menu = browser_page.locator("#nav")
    expect(menu).to_be_hidden()
    browser_page.locator(".menu-button").focus()
    browser_page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    inspect(browser_page)
    browser_page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_the_theme_is_chosen_by_a_button_that_says_what_is_chosen(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    button = browser_page.locator(".theme-toggle")
    expect(button).to_have_text("Theme: as your device", use_inner_text=True)
    button.click()
    expect(button).to_have_text("Theme: dark", use_inner_text=True)
    expect(browser_page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_bar_of_figures_shows_a_colour_or_a_hatch_for_each_part(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/")
    fills = browser_page.evaluate(
        "[...document.querySelectorAll('.bar > rect')].map((part) => getComputedStyle(part).fill)"
    )
    assert len(fills) == len(set(fills))
    assert "rgb(0, 0, 0)" not in fills
