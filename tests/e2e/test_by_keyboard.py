"""One journey of each role by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from commitments.models import ProgressReport
from contacts.enums import Role
from contacts.models import User
from dialogue.models import AgendaItem
from tests.e2e.conftest import SignIn
from tests.e2e.keyboard import fill, press

pytestmark = pytest.mark.usefixtures("register")


def test_an_editor_finds_what_is_due_and_reports_on_it(browser_page: Page, sign_in: SignIn) -> None:
    page = browser_page
    sign_in(page, "nrcan-editor")
    page.goto("/commitments/")
    press(page.get_by_role("link", name="Overdue", exact=True))
    press(page.locator("table.register tbody a").first)
    press(page.get_by_role("link", name="Report progress"))
    fill(page.get_by_label("What was done, and what comes next"), "The last site was visited.")
    fill(page.get_by_label("Health"), "On track")
    press(page.get_by_role("button", name="Submit the report"))
    expect(page.get_by_text("The report is submitted.")).to_be_visible()
    report = ProgressReport.objects.get()
    assert (report.text_en, report.health) == ("The last site was visited.", "on_track")


def test_the_secretariat_moves_an_item_of_the_agenda(browser_page: Page, sign_in: SignIn) -> None:
    page = browser_page
    sign_in(page, "secretariat")
    page.goto("/dialogues/3/agenda/draft/")
    press(page.get_by_role("button", name="Save as draft"))
    items = AgendaItem.objects.filter(agenda__dialogue__number=3, parent=None).order_by("order")
    page.locator("table.draft").wait_for()
    first, second, *_others = items.values_list("key", flat=True)
    press(page.locator("button[value=down]").first)
    page.wait_for_url("**/agenda/draft/#item-*")
    assert list(items.values_list("key", flat=True)[:2]) == [second, first]


def test_an_administrator_makes_an_account(browser_page: Page, sign_in: SignIn) -> None:
    page = browser_page
    sign_in(page, "administrator")
    page.goto("/admin/contacts/user/")
    press(page.locator(".object-tools a[href*='/add/']"))
    page.wait_for_url("**/add/**")
    fill(page.locator("#id_username"), "fictitious-editor")
    for name in ("password1", "password2"):
        fill(page.locator(f"#id_{name}"), "several fictitious words")
    fill(page.locator("#id_role"), "Editor")
    fill(page.locator("#id_participant"), "NRCan")
    press(page.locator("input[name=_save], button[name=_save]"))
    page.wait_for_url("**/change/")
    made = User.objects.get(username="fictitious-editor")
    assert (made.role, made.participant and made.participant.code) == (Role.EDITOR, "NRCAN")
