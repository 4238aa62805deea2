"""Subscribing to the calendar in a real browser: from the list to the password, and how to enter it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import Inspect, SignIn

pytestmark = pytest.mark.usefixtures("register")
LIST = "/admin/partners/calendartoken/"


@pytest.mark.parametrize(("language", "width"), [("fr", 320)])
def test_a_password_is_made_and_shown_once(
    browser_page: Page,
    sign_in: SignIn,
    speak: Callable[[str, str], None],
    inspect: Inspect,
    language: str,
    width: int,
) -> None:
    page = browser_page
    page.set_viewport_size(ViewportSize(width=width, height=800))
    speak("nrcan-editor", language)
    sign_in(page, "nrcan-editor")
    page.goto(LIST)
    inspect(page)
    page.locator(".object-tools a[href$='/calendar-tokens/new/']").click()
    inspect(page)
    page.locator("#id_name").fill("Téléphone 電話")
    page.locator("form.act button").click()
    token = page.locator("#token")
    assert token.input_value().startswith("mocc_")
    inspect(page)
    page.goto(LIST)
    expect(page.locator("#result_list")).to_contain_text("Téléphone 電話")
    assert "mocc_" not in page.content()
