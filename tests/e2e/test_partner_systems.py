"""A partner system from its record to its first request, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Inspect, SignIn
from tests.partners.conftest import get_with_token

pytestmark = pytest.mark.usefixtures("register")


def test_an_officer_registers_a_system_and_gives_it_a_token(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "mofa-contact_officer")
    browser_page.goto("/admin/partners/client/add/")
    inspect(browser_page)
    browser_page.get_by_label("Name", exact=False).first.fill("Fictitious dashboard")
    browser_page.locator("#id_contact").select_option(label="mofa-contact_officer")
    browser_page.get_by_label("Read the MOC text, commitments, decisions and notices").check()
    browser_page.locator("input[name=_save]").click()
    browser_page.get_by_role("link", name="Fictitious dashboard").last.click()
    browser_page.get_by_role("link", name="Create token").click()
    inspect(browser_page)
    browser_page.locator("#id_name").fill("Server")
    browser_page.locator("form.act button").click()
    field = browser_page.get_by_label("Token", exact=True)
    expect(field).to_be_visible()
    inspect(browser_page)
    text = field.input_value()
    assert get_with_token(text).json()["scopes"] == ["register:read"]
    browser_page.get_by_role("link", name="I have copied the token").click()
    expect(browser_page.locator("main")).to_contain_text(text[:12])
    assert text not in browser_page.content()


def test_a_new_token_is_copied_by_the_button(browser_page: Page, sign_in: SignIn) -> None:
    browser_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/tokens/new/")
    browser_page.locator("#id_name").fill("Script")
    browser_page.locator("form.act button").click()
    text = browser_page.get_by_label("Token", exact=True).input_value()
    browser_page.get_by_role("button", name="Copy").click()
    expect(browser_page.locator("#secret-status")).to_have_text("Copied")
    assert browser_page.evaluate("navigator.clipboard.readText()") == text
