"""The forms of records in a browser: the order of questions, errors and saving, with and without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from commitments.models import Commitment
from tests.e2e.conftest import Inspect, SignIn

# A form weighs no more, in bytes, with all that it loads.
HEAVIEST, MOST_REQUESTS = 200_000, 20


@pytest.mark.usefixtures("register")
def test_a_commitment_is_entered_and_shared_in_three_clicks_from_the_register(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, live_server: LiveServer
) -> None:
    page = browser_page
    sign_in(page, "nrcan-editor")
    page.goto(f"{live_server.url}/commitments/")
    page.get_by_role("link", name="Add commitment").click()
    # The first text is the title, in the language of the page.
    assert page.locator(".form textarea").first.evaluate("each => each.name") == "title_en"
    # Twelve questions at most are visible; those of one question share a group or the part of a name.
    names = page.locator(".form :is(input, textarea, select):visible").evaluate_all("all => all.map(e => e.name)")
    questions = {name.removesuffix("_en").removesuffix("_fr").removesuffix("_ja") for name in names}
    assert len(questions) <= 12, questions
    inspect(page)
    page.get_by_label("Title (English)").fill("Fictitious seminar on recycling")
    page.get_by_label("Research and development").check()
    page.locator("[name=forms]").first.check()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", name="This is a draft. Only NRCan can see it.")).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Share and make active").click()
    expect(page.locator("main")).to_contain_text("is now “Active”")
    commitment = Commitment.objects.latest("pk")
    assert (commitment.title_en, commitment.state) == ("Fictitious seminar on recycling", "active")


@pytest.mark.usefixtures("register")
def test_errors_take_the_focus_and_lead_to_their_fields(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, live_server: LiveServer, speak: Callable[[str, str], None]
) -> None:
    page = browser_page
    speak("nrcan-editor", "fr")
    sign_in(page, "nrcan-editor")
    page.goto(f"{live_server.url}/commitments/new/")
    page.locator("[name=areas]").first.wait_for()
    page.locator(".savebar button").click()
    summary = page.locator("main [role=alert]")
    expect(summary).to_be_focused()
    assert page.title().startswith("Erreur")
    assert page.locator("main > *").first.evaluate("each => each.getAttribute('role')") == "alert"
    # French first: the title of the page's language is the missing one.
    summary.get_by_role("link").first.click()
    expect(page.locator("#id_title_fr")).to_be_focused()
    summary.get_by_role("link").nth(1).click()
    expect(page.locator("#id_areas_0")).to_be_focused()
    inspect(page)


@pytest.mark.usefixtures("register")
def test_the_form_works_without_a_script_on_a_narrow_window(
    browser: Browser, browser_page: Page, sign_in: SignIn, live_server: LiveServer
) -> None:
    sign_in(browser_page, "nrcan-editor")
    context = browser.new_context(
        java_script_enabled=False,
        viewport={"width": 320, "height": 800},
        storage_state=browser_page.context.storage_state(),
    )
    page = context.new_page()
    weight: list[int] = []
    page.on("response", lambda response: weight.append(len(response.body())))
    page.goto(f"{live_server.url}/commitments/new/", wait_until="networkidle")
    assert sum(weight) <= HEAVIEST, sum(weight)
    assert len(weight) <= MOST_REQUESTS
    page.get_by_label("Title (Japanese)").fill("架空のセミナー")
    page.locator("[name=original_language][value=ja]").check()
    page.locator("[name=areas]").first.check()
    page.locator("[name=forms]").first.check()
    page.locator("details.more > summary").click()
    page.get_by_label("Start date").fill("2027-01-05")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_load_state()
    commitment = Commitment.objects.latest("pk")
    assert (commitment.title_ja, commitment.original_language, commitment.title_en) == ("架空のセミナー", "ja", "")
    assert str(commitment.begun_on) == "2027-01-05"
    context.close()
