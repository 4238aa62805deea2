"""Coverage, timeline and what hangs on the text in a real browser: on a phone, on paper and by keyboard."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect
from pypdf import PdfReader

from commitments.models import Commitment, Instrument, Milestone
from commitments.services.clocks import status_day
from tests.e2e.conftest import SignIn
from tests.factories.register import planned_dialogue

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)


@pytest.fixture(autouse=True)
def _within_reach(register: None) -> None:
    """A Dialogue in these months, and a milestone that is past its day."""
    today = timezone.now().date()
    planned_dialogue(3, held_on=today + timedelta(days=70))
    first = Milestone.objects.select_related("commitment").first()
    assert first is not None
    Milestone.objects.create(
        commitment=first.commitment, title_en="Fictitious milestone", due_on=today - timedelta(days=9)
    )


def test_a_reader_goes_by_keyboard_from_a_number_of_the_matrix_to_its_commitments(
    browser_page: Page, sign_in: SignIn
) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    browser_page.get_by_role("link", name="Progress", exact=True).click()
    browser_page.get_by_role("link", name="Coverage", exact=True).click()
    number = browser_page.locator("td.step-2 a, td.step-3 a").first
    said = number.inner_text()
    number.focus()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/commitments/?**")
    assert browser_page.locator("table.register tbody tr").count() == int(said)


def test_a_reader_goes_from_a_silent_area_to_its_words_in_the_text(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/coverage/")
    row = browser_page.locator("tr.silent").first
    code = row.locator(".ref").inner_text()
    row.get_by_role("link", name=code).click()
    browser_page.wait_for_url("**/text/#**")
    place = browser_page.locator(".provision:target")
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text("No activity since two Dialogues ago")


def test_on_a_phone_the_picture_comes_first_and_its_rows_lead_to_their_records(
    browser_page: Page, sign_in: SignIn
) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.set_viewport_size(NARROW)
    browser_page.goto("/timeline/")
    picture, table = browser_page.locator(".plot.narrow"), browser_page.locator("details:has(#commitments)")
    expect(browser_page.locator(".plot.wide")).to_be_hidden()
    expect(browser_page.locator("#commitments")).to_be_hidden()
    above, below = picture.bounding_box(), table.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    # Days count until the status day, which can be a day ahead of the day at the ministry of the commitment.
    due = Commitment.objects.filter(due_on__isnull=False).order_by("due_on").values_list("due_on", flat=True)[0]
    assert due is not None
    days = (status_day(Instrument.objects.shipped(), timezone.now()) - due).days
    browser_page.get_by_role("link", name=f"{days} days overdue").focus()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/commitments/MOC-2099-*/")


def test_the_months_move_and_the_zoom_stays(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/timeline/?since=2027-01")
    browser_page.get_by_role("link", name="Later").click()
    expect(browser_page.locator("#id_since")).to_have_value("2027-07")
    browser_page.get_by_role("link", name="Quarter").click()
    browser_page.get_by_role("link", name="Earlier").click()
    expect(browser_page.get_by_role("link", name="Quarter")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(
    ("path", "sheets"),
    [("/coverage/", 1), ("/timeline/", 2), ("/calendar/", 2), ("/progress/", 1), ("/supply-chain/", 2)],
)
def test_it_prints_on_landscape_sheets(browser_page: Page, sign_in: SignIn, path: str, sheets: int) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto(path)
    printed = PdfReader(BytesIO(browser_page.pdf(prefer_css_page_size=True))).pages
    assert len(printed) <= sheets
    assert printed[0].mediabox.width > printed[0].mediabox.height
