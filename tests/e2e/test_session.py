"""A session ends while somebody writes: it is said before, it can be put off, and what was typed is there again."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, ViewportSize, expect

from accounts import signed_in
from commitments.models import Commitment, ProgressReport
from contacts.models import User
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import PASSWORD

pytestmark = pytest.mark.usefixtures("register")

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)
# In milliseconds, as the clock of the browser counts.
HOUR, MINUTE = 3_600_000, 60_000
SUMMARY = "Fictitious: the second line was tested."
RECORD = "/admin/commitments/commitment/"
BACK = "Your text has been restored."


@pytest.fixture
def reporting(browser_page: Page, sign_in: SignIn) -> str:
    """The page on which an editor reports, in a browser whose clock the test turns."""
    browser_page.clock.install()
    sign_in(browser_page, "nrcan-editor")
    late = Commitment.objects.filter(lead__code="NRCAN").exclude(title_en="").order_by("pk").last()
    assert late
    return f"{late.get_absolute_url()}?report"


def sign_in_here(page: Page, username: str) -> None:
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")


def stored_values(page: Page) -> list[str]:
    return [str(value) for value in page.evaluate("Object.entries(sessionStorage).flat()")]


def test_it_is_said_before_a_session_ends_and_put_off(browser_page: Page, reporting: str, inspect: Inspect) -> None:
    for place in (reporting, RECORD):
        browser_page.goto(place)
        said = browser_page.locator("#session [role=status]")
        browser_page.clock.fast_forward(7 * HOUR + 49 * MINUTE)
        expect(said).to_be_empty()
        main = browser_page.locator("main").bounding_box()
        browser_page.clock.fast_forward(2 * MINUTE)
        expect(said).to_contain_text("You will be signed out on")
        expect(said).to_contain_text(re.compile(r"Tokyo.* / .*Ottawa"))
        assert browser_page.locator("main").bounding_box() == main
        for size in (WIDE, NARROW):
            browser_page.set_viewport_size(size)
            inspect(browser_page)
        # It goes with who reads on.
        browser_page.evaluate("() => window.scrollTo(0, 400)")
        assert said.evaluate("(notice) => notice.getBoundingClientRect().top") == 0
        browser_page.set_viewport_size(WIDE)
        said.get_by_role("button", name="Stay signed in").press("Enter")
        expect(said).to_contain_text("You stay signed in until")
        expect(said).to_be_focused()
        browser_page.clock.fast_forward(60 * MINUTE)
        expect(said).to_contain_text("You stay signed in until")
    # The last end is eight hours after the last press; a clock that is turned does not turn that of the server.
    browser_page.clock.fast_forward(8 * HOUR)
    expect(said).to_contain_text("You were signed out. Your text is still on this page. Sign in again to send it.")
    inspect(browser_page)
    way = said.get_by_role("link", name="Sign in")
    expect(way).to_have_attribute("href", re.compile(r"/admin/login/\?next=%2Fadmin%2F"))


def test_typing_keeps_an_idle_session_without_a_warning(
    browser_page: Page, reporting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_in, "IDLE", timedelta(minutes=30))
    browser_page.goto(reporting)
    said = browser_page.locator("#session [role=status]")
    browser_page.get_by_label("Work completed and next steps").press_sequentially("Fictitious")
    with browser_page.expect_request("**/session/") as sent:
        browser_page.clock.fast_forward(21 * MINUTE)
    assert "active" in (sent.value.post_data or "")
    sent.value.response()
    expect(said).to_be_empty()
    # Without another letter, the warning comes before the session that was kept ends.
    browser_page.clock.fast_forward(21 * MINUTE)
    expect(said).to_contain_text("You will be signed out on")


def test_what_was_typed_outlives_a_session_and_goes_when_it_is_saved(
    browser_page: Page, reporting: str, inspect: Inspect
) -> None:
    browser_page.goto(reporting)
    summary = browser_page.get_by_label("Work completed and next steps")
    summary.fill(SUMMARY)
    Session.objects.all().delete()
    browser_page.get_by_role("button", name="Submit the report").click()
    sign_in_here(browser_page, "nrcan-editor")
    expect(browser_page.get_by_text(BACK)).to_be_visible()
    expect(summary).to_have_value(SUMMARY)
    inspect(browser_page)
    on = browser_page.locator("main [name=reported_on]")
    on.fill("")
    # Refused, and then the session ends once more: what was typed before the refusal is not forgotten.
    browser_page.get_by_role("button", name="Submit the report").click()
    expect(browser_page.get_by_role("alert").first).to_be_visible()
    Session.objects.all().delete()
    browser_page.get_by_role("button", name="Submit the report").click()
    sign_in_here(browser_page, "nrcan-editor")
    expect(summary).to_have_value(SUMMARY)
    on.fill((datetime.now(UTC).date() - timedelta(days=2)).isoformat())
    browser_page.get_by_label("Health").select_option("delayed")
    browser_page.get_by_role("button", name="Submit the report").click()
    expect(browser_page.get_by_text("Report submitted.")).to_be_visible()
    assert ProgressReport.objects.get().text_en == SUMMARY
    assert not stored_values(browser_page)


def test_what_was_typed_is_discarded_by_its_writer_and_met_by_nobody_else(
    browser_page: Page, reporting: str, sign_in: SignIn
) -> None:
    commitment = Commitment.objects.filter(lead__code="NRCAN").order_by("-pk")[0]
    path = f"{RECORD}{commitment.pk}/change/"
    for leave in ("discard", "another account", "sign out"):
        browser_page.goto(path)
        described = browser_page.locator("textarea[name=text_en]")
        described.fill(SUMMARY)
        assert any(SUMMARY in value for value in stored_values(browser_page))
        if leave == "sign out":
            browser_page.get_by_role("button", name="nrcan-editor").click()
            browser_page.get_by_role("button", name="Sign out").click()
            browser_page.wait_for_url("**/logout/")
        else:
            Session.objects.all().delete()
            browser_page.reload()
            sign_in_here(browser_page, "nrcan-editor" if leave == "discard" else "meti-reader")
            # Who may not change the record is led on to the page on which it is read.
            browser_page.wait_for_url(f"**{path if leave == 'discard' else commitment.get_absolute_url()}")
        if leave == "discard":
            expect(described).to_have_value(SUMMARY)
            browser_page.get_by_role("link", name="Discard").click()
            expect(described).to_have_value("")
            expect(browser_page.get_by_text(BACK)).to_have_count(0)
        assert not stored_values(browser_page)
        if leave == "another account":
            browser_page.context.clear_cookies()
            sign_in(browser_page, "nrcan-editor")


def test_a_password_is_never_kept(browser_page: Page, reporting: str) -> None:
    browser_page.goto("/admin/password_change/")
    # Beside a text that would be kept.
    browser_page.evaluate("document.querySelector('main form').append(document.createElement('textarea'))")
    browser_page.locator("#id_new_password1").fill("a fictitious secret of words")
    assert not stored_values(browser_page)
    assert User.objects.get(username="nrcan-editor").check_password(PASSWORD)
