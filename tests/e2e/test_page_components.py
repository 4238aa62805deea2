"""Parts of the admin that are only there after a click: menus, boxes to choose from, errors, what follows a save."""

import re

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Inspect, SignIn
from tests.factories.contacts import OrganizationFactory

pytestmark = pytest.mark.usefixtures("register")


def test_a_wrong_password_is_told_above_the_form_and_says_nothing_else(browser_page: Page, inspect: Inspect) -> None:
    browser_page.goto("/admin/login/")
    browser_page.fill("#id_username", "nobody")
    browser_page.fill("#id_password", "not this one")
    browser_page.press("#id_password", "Enter")
    expect(browser_page).to_have_title(re.compile("^Error: "))
    expect(browser_page.get_by_role("alert")).to_contain_text("Incorrect user name or password")
    inspect(browser_page)


def test_the_menu_of_a_narrow_window_opens_by_keyboard_and_closes_by_escape(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 800})
    sign_in(browser_page, "secretariat")
    browser_page.goto("/admin/contacts/official/")
    expect(browser_page.get_by_role("navigation", name="Main")).to_be_hidden()
    browser_page.get_by_role("button", name="Menu").press("Enter")
    expect(browser_page.get_by_role("link", name="All records")).to_be_visible()
    expect(browser_page.get_by_role("button", name="Sign out")).to_be_visible()
    inspect(browser_page)
    browser_page.keyboard.press("Escape")
    expect(browser_page.get_by_role("navigation", name="Main")).to_be_hidden()


def test_a_box_to_choose_from_bears_the_name_of_its_field_closed_and_open(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    OrganizationFactory.create()
    sign_in(browser_page, "secretariat")
    browser_page.goto("/admin/contacts/stakeholder/add/")
    box = browser_page.get_by_role("combobox", name="Organization", exact=True)
    expect(box).to_be_visible()
    inspect(browser_page)
    box.press("Enter")
    expect(browser_page.locator(".select2-results__option[aria-selected]").first).to_be_visible()
    inspect(browser_page)


def test_what_is_missing_in_a_form_is_told_and_what_was_saved_is_said(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/admin/contacts/organization/add/")
    browser_page.locator("input[name=_save]").click()
    expect(browser_page.locator(".errornote")).to_be_visible()
    inspect(browser_page)
    browser_page.fill("#id_name_en", "Fictitious association")
    browser_page.locator("input[name=_continue]").click()
    expect(browser_page.locator(".messagelist .success")).to_be_visible()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Fictitious association")
    inspect(browser_page)


def test_a_search_without_a_result_says_so_and_leads_back(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/admin/contacts/official/?q=nobody-of-this-name")
    inspect(browser_page)
    browser_page.get_by_role("link", name="Show all").click()
    expect(browser_page.locator("#result_list")).to_be_visible()


def test_the_theme_is_one_for_own_pages_and_the_admin_and_stays(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/accessibility/")
    browser_page.get_by_role("button", name="Theme: device setting").click()
    expect(browser_page.get_by_role("button", name="Theme: dark")).to_be_visible()
    browser_page.goto("/admin/contacts/official/")
    expect(browser_page.locator("html")).to_have_attribute("data-theme", "dark")
    assert browser_page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 23, 29)"


def test_the_language_is_switched_by_keyboard_and_the_page_stays(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/admin/contacts/official/")
    browser_page.get_by_role("button", name="Français").press("Enter")
    expect(browser_page.locator("html")).to_have_attribute("lang", "fr")
    assert browser_page.url.endswith("/admin/contacts/official/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@override_settings(DEBUG=False)
def test_the_page_for_what_is_not_there(browser_page: Page, inspect: Inspect, scheme: str) -> None:
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    browser_page.goto("/nothing-here/")
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Page not found")
    inspect(browser_page)
