"""Notices in a real browser: a ministry gives notice of discontinuance, the others acknowledge, the clock stands."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from commitments.enums import NoticeKind, NoticeState
from commitments.models import Instrument, Notice
from commitments.services import notices
from contacts.models import User
from tests.e2e.conftest import Inspect, SignIn, given, reach

pytestmark = pytest.mark.usefixtures("register")

READERS = ("secretariat", "meti-reader", "nrcan-editor", "gac-contact_officer")


def leave(page: Page) -> None:
    page.context.clear_cookies()


@pytest.mark.usefixtures("reachable", "officers")
def test_notice_of_discontinuance_is_given_acknowledged_by_four_and_its_clock_stands_at_home(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, speak: Callable[[str, str], None]
) -> None:
    page = browser_page
    sign_in(page, "nrcan-contact_officer")
    page.goto("/notices/new/")
    inspect(page)
    page.get_by_role("link", name="Intention to discontinue").click()
    page.wait_for_url("**/new/?kind=discontinue")
    inspect(page)
    page.get_by_label("The Participant that gives notice withdraws").check()
    page.locator("#id_subject_en").fill("Fictitious notice")
    page.locator("#id_body_en").fill("Fictitious words.")
    page.get_by_role("button", name="Save draft").click()
    notice = Notice.objects.get()
    expect(page.locator("main")).to_contain_text(notice.reference)
    inspect(page)
    page.get_by_role("link", name="Issue this notice").click()
    for code in ("meti", "mofa", "ised", "gac"):
        expect(page.locator("main")).to_contain_text(f"contact@{code}.example")
    inspect(page)
    page.locator("#id_reference").fill(notice.reference)
    page.get_by_role("button", name="Issue this notice").click()
    expect(page.locator("main")).to_contain_text("Awaiting METI, MOFA, ISED, GAC.")
    inspect(page)
    for code in ("meti", "mofa", "ised", "gac"):
        leave(page)
        sign_in(page, f"{code}-contact_officer")
        page.goto("/")
        page.get_by_role("link", name=f"Acknowledge {notice.reference}").click()
        expect(page.locator("h1")).to_have_text("Acknowledge receipt")
        inspect(page)
        page.get_by_role("button", name="Acknowledge receipt").click()
        expect(page.locator("main")).to_contain_text("acknowledged receipt")
    notice.refresh_from_db()
    last_day = notice.takes_effect_on
    assert last_day is not None
    for username in READERS:
        leave(page)
        sign_in(page, username)
        for language in ("en", "fr", "ja"):
            speak(username, language)
            page.goto("/")
            expect(page.locator("html")).to_have_attribute("lang", language)
            words = {"en": f"{last_day:%B %Y}", "fr": f"\u00a0{last_day.year}", "ja": f"{last_day.year}年"}[language]
            expect(page.locator("section[aria-labelledby=ends]")).to_contain_text(words)
            expect(page.locator(".standing .ends")).to_be_visible()
            inspect(page)


@pytest.mark.usefixtures("reachable")
def test_receipt_is_acknowledged_by_keyboard_alone(
    browser_page: Page, sign_in: SignIn, officers: dict[str, User]
) -> None:
    notice = given(officers, kind=NoticeKind.GENERAL)
    sign_in(browser_page, "gac-contact_officer")
    browser_page.goto("/")
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    # In the first session: the summary of three steps, and a link for each.
    for _step in range(5):
        browser_page.keyboard.press("Tab")
    expect(browser_page.get_by_role("link", name=f"Acknowledge {notice.reference}")).to_be_focused()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/acknowledge/")
    browser_page.locator("#id_received_on").focus()
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator("main")).to_contain_text("1 of 4 addressees have acknowledged receipt")
    assert Notice.objects.get().state == NoticeState.ISSUED


@pytest.mark.usefixtures("reachable")
def test_a_notice_is_withdrawn_with_a_reason(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, officers: dict[str, User]
) -> None:
    notice = given(officers, kind=NoticeKind.GENERAL)
    sign_in(browser_page, "nrcan-contact_officer")
    browser_page.goto(f"/notices/{notice.reference}/withdraw/")
    inspect(browser_page)
    browser_page.locator("#id_reason").fill("Fictitious reason")
    browser_page.get_by_role("button", name="Withdraw this notice").click()
    expect(browser_page.locator("main")).to_contain_text("Reason: Fictitious reason")
    inspect(browser_page)


def test_an_addressee_that_cannot_be_reached_is_named_before_anything_is_sent(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, officers: dict[str, User]
) -> None:
    reach("METI", "MOFA", "NRCAN")
    notice = Notice(instrument=Instrument.objects.shipped(), kind=NoticeKind.GENERAL, subject_en="A", body_en="B")
    notices.put_on_record(notice=notice, by=officers["GAC"], on=timezone.now().date())
    sign_in(browser_page, "gac-contact_officer")
    browser_page.goto(f"/notices/{notice.reference}/issue/")
    expect(browser_page.get_by_role("alert")).to_contain_text("ISED")
    expect(browser_page.get_by_role("button", name="Issue this notice")).to_have_count(0)
    inspect(browser_page)
