"""The home page in a real browser."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from contacts.models import User
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import fill, planned_dialogue

pytestmark = pytest.mark.usefixtures("register")

EVERYONE = ["secretariat", "administrator", "meti-reader", "nrcan-editor", "mofa-contact_officer"]


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
    # In the first session: the summary of three steps, and a link for each.
    for _step in range(4):
        browser_page.keyboard.press("Tab")
        expect(browser_page.locator(".first-steps :focus")).to_be_visible()
    browser_page.keyboard.press("Tab")
    expect(browser_page.get_by_role("link", name="Report on MOC-")).to_be_focused()
    outline = browser_page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_the_theme_is_chosen_by_a_button_that_says_what_is_chosen(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    button = browser_page.locator(".theme-toggle")
    expect(button).to_have_text("Theme: device setting", use_inner_text=True)
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


@pytest.mark.parametrize(
    ("by", "address"), [("nrcan-editor", "/"), ("secretariat", "/"), ("meti-reader", "/dialogues/3/")]
)
def test_the_year_of_the_dialogue_is_a_line_with_its_table_and_is_printed(
    browser_page: Page, sign_in: SignIn, by: str, address: str
) -> None:
    planned_dialogue(3, local_start=datetime(2099, 2, 10, 9, tzinfo=UTC), time_zone="America/Toronto")
    page = browser_page
    page.set_viewport_size({"width": 1280, "height": 800})
    sign_in(page, by)
    page.goto(address)
    line, table = page.locator("svg.year-line"), page.get_by_role("table", name="Year of the Dialogue")
    expect(line).to_be_visible()
    expect(table).to_be_hidden()
    page.get_by_text("All dates as a table").focus()
    page.keyboard.press("Enter")
    expect(table.get_by_role("rowheader", name="Today")).to_be_visible()
    page.emulate_media(media="print")
    # The width of the text on A4.
    page.set_viewport_size({"width": 680, "height": 960})
    expect(line).to_be_visible()
    box = line.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 680


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_brief_of_a_ministry_is_one_click_away_and_one_sheet(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, language: str
) -> None:
    today = timezone.now().date()
    planned_dialogue(3)
    fill("NRCAN", 8, today)
    User.objects.update(language=language)
    page = browser_page
    sign_in(page, "nrcan-editor")
    for address in ("/", "/dialogues/3/"):
        page.goto(address)
        page.locator('main a[href="/brief/"]').click()
        expect(page.locator("main .tasks li").first).to_be_visible()
    inspect(page)
    page.set_viewport_size({"width": 320, "height": 700})
    inspect(page)
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4"))).pages) == 1
