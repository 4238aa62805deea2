"""Changes in the row of the register in a real browser: by keyboard, after a fault, and a conflict."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from commitments.enums import CommitmentState
from commitments.models import Commitment
from tests.e2e.conftest import Inspect, SignIn
from tests.e2e.keyboard import fill, open_twice, press, walk_to


def test_the_due_date_and_the_state_change_in_the_row_by_keyboard(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, late: Commitment
) -> None:
    page = browser_page
    sign_in(page, "nrcan-editor")
    # A notice on an ignored filter is not announced as saved.
    page.goto("/commitments/?lead=NRCAN&state=active&colour=red")
    cell = page.locator(f'tr[data-key="{late.reference}"] a.cell')
    page.get_by_role("checkbox", name=late.reference).check()
    editor, status = page.locator(".cell-form"), page.locator(".list").get_by_role("status")
    # Esc closes the form, and the focus is on the cell again.
    cell.nth(1).focus()
    page.keyboard.press("Enter")
    expect(editor.get_by_label("Due date")).to_be_focused()
    inspect(page)
    page.keyboard.press("Escape")
    expect(editor).to_be_hidden()
    expect(cell.nth(1)).to_be_focused()
    # Enter saves.
    page.keyboard.press("Enter")
    editor.get_by_label("Due date").fill("2031-03-31")
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"{late.reference} · Saved.")
    expect(cell.nth(1)).to_contain_text("31 Mar 2031")
    expect(cell.nth(1)).to_be_focused()
    # The new row is as the old one.
    expect(cell.nth(1)).to_have_attribute("aria-haspopup", "dialog")
    expect(page.get_by_role("checkbox", name=late.reference)).to_be_checked()
    late.refresh_from_db()
    assert str(late.due_on) == "2031-03-31"
    # An edit conflict: the form stays open with both values.
    cell.nth(1).click()
    editor.get_by_label("Due date").fill("2032-01-01")
    Commitment.objects.filter(pk=late.pk).update(due_on="2033-03-03")
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_role("cell", name="3 March 2033")).to_be_visible()
    inspect(page)
    editor.get_by_role("link", name="Take theirs").click()
    expect(cell.nth(1)).to_contain_text("3 Mar 2033")
    # The state: its act asks for the reason.
    cell.nth(0).click()
    editor.get_by_role("link", name="Not pursued").click()
    editor.get_by_role("button", name="Not pursued").click()
    expect(editor.get_by_role("alert")).to_contain_text("Reason")
    inspect(page)
    editor.get_by_label("Reason").fill("No longer needed.")
    editor.get_by_role("button", name="Not pursued").click()
    # The row is no longer on the list of active commitments.
    expect(page.locator(f'tr[data-key="{late.reference}"]')).to_have_count(0)
    expect(status).to_contain_text("Not pursued")
    late.refresh_from_db()
    assert late.state == CommitmentState.NOT_PURSUED


def test_the_lead_changes_in_the_row_by_keyboard_alone(browser_page: Page, sign_in: SignIn, late: Commitment) -> None:
    page = browser_page
    sign_in(page, "secretariat")
    page.goto("/commitments/?state=active")
    cell = page.locator(f'tr[data-key="{late.reference}"] a.cell').first
    walk_to(cell)
    open_twice(cell, page.locator(".cell-form").get_by_label("Lead"))
    page.keyboard.type("ISED")
    page.keyboard.press("Enter")
    expect(page.locator(".list").get_by_role("status")).to_have_text(f"{late.reference} · Saved.")
    expect(cell).to_contain_text("ISED")
    expect(cell).to_be_focused()
    late.refresh_from_db()
    assert str(late.lead) == "ISED"


def test_the_state_changes_in_the_row_by_keyboard_alone(browser_page: Page, sign_in: SignIn, late: Commitment) -> None:
    page, editor = browser_page, browser_page.locator(".cell-form")
    sign_in(page, "nrcan-editor")
    page.goto("/commitments/?lead=NRCAN")
    cell = page.locator(f'tr[data-key="{late.reference}"] a.cell').first
    walk_to(cell)
    open_twice(cell, editor.locator(".tasks a").first)
    press(editor.get_by_role("link", name="Not pursued"))
    fill(editor.get_by_label("Reason"), "No longer needed.")
    press(editor.get_by_role("button", name="Not pursued"))
    expect(page.locator(".list").get_by_role("status")).to_contain_text("Not pursued")
    expect(editor).to_be_hidden()
    expect(cell).to_be_focused()
    late.refresh_from_db()
    assert late.state == CommitmentState.NOT_PURSUED


# Counts the changes of the list, also beyond the page.
COUNTED = """() => new MutationObserver(() => sessionStorage.setItem("changed", "yes")).observe(
  document.querySelector(".list"), { childList: true, subtree: true })"""


@pytest.mark.parametrize("fault", ["signed out", "unavailable", "offline", "no message"])
def test_a_failed_save_leaves_the_list_and_opens_its_page(
    browser_page: Page, sign_in: SignIn, late: Commitment, fault: str
) -> None:
    page = browser_page
    sign_in(page, "nrcan-editor")
    page.goto("/commitments/?lead=NRCAN&state=active")
    cell, editor = page.locator(f'tr[data-key="{late.reference}"] a.cell').nth(1), page.locator(".cell-form")
    address = str(cell.get_attribute("href"))
    cell.click()
    editor.get_by_label("Due date").fill("2031-03-31")
    page.evaluate(COUNTED)

    def answer(route: Route) -> None:
        request = route.request
        if request.is_navigation_request() or fault == "signed out":
            route.continue_()
        elif fault == "offline":
            route.abort()
        elif request.method == "POST":
            route.fulfill(status=302, headers={"Location": "/commitments/"})
        elif fault == "unavailable":
            route.fulfill(status=503, body="<main><h1>Unavailable</h1></main>", content_type="text/html")
        else:
            route.continue_()

    page.route("**/commitments/**", answer)
    if fault == "signed out":
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    editor.get_by_role("button", name="Save").click()
    if fault == "signed out":
        page.wait_for_url(lambda url: f"next={address}" in url)
    else:
        page.wait_for_url(f"**{address}")
    assert page.evaluate("sessionStorage.getItem('changed')") is None
    late.refresh_from_db()
    assert str(late.due_on) != "2031-03-31"
