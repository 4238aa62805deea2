"""The page of an issued agenda: what is asked is seen first, items unfold, and it prints on one sheet."""

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from contacts.enums import Role
from contacts.models import User
from core.text.multilingual_text import LANGUAGES
from tests import tables
from tests.e2e.conftest import Inspect, SignIn
from tests.e2e.pictures.scenes import NOW, fill
from tests.factories.register import account

AGENDA = "/dialogues/3/agenda/"


def fill_issued() -> None:
    """The demonstration with its issued agenda, and a reader."""
    fill()
    account(Role.READER, "MOFA")


@pytest.fixture
def reader(transactional_db: None, browser: Browser, live_server: LiveServer, sign_in: SignIn) -> Iterator[Page]:
    with time_machine.travel(NOW, tick=True):
        tables.make_once("issued-agenda", fill_issued)
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
        page = context.new_page()
        sign_in(page, "mofa-reader")
        yield page
        context.close()


def lower_edge(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_the_decisions_are_on_the_first_screen_and_the_contents_stay(reader: Page, inspect: Inspect) -> None:
    answer: Any = reader.goto(AGENDA)
    assert len(answer.body()) <= 150_000
    asked = reader.locator(".asks")
    expect(asked.get_by_role("heading")).to_have_text("3 items for decision")
    assert lower_edge(reader, ".asks") <= 800
    reader.locator("#closing").scroll_into_view_if_needed()
    contents = reader.get_by_role("navigation", name="Contents and minutes")
    expect(contents.get_by_role("link", name="Opening")).to_be_in_viewport()
    inspect(reader)


def test_a_malformed_address_leaves_the_page_in_operation(reader: Page) -> None:
    errors: list[Any] = []
    reader.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 - Playwright cannot mark a built-in.
    reader.goto(f"{AGENDA}#%E0%A4%A")
    reader.get_by_role("link", name="Open all items").click()
    assert reader.locator(".agenda details:not([open])").count() == 0
    assert not errors


def test_an_item_unfolds_by_keyboard_and_all_items_by_one_link(reader: Page) -> None:
    reader.goto(AGENDA)
    item = reader.locator("section", has=reader.get_by_role("heading", name="Intellectual property", exact=True)).last
    expect(item).to_contain_text("For discussion")
    background = item.get_by_text("refers to no separate instrument")
    expect(background).to_be_hidden()
    item.locator("summary").press("Enter")
    expect(background).to_be_visible()
    link = item.get_by_role("link", name="DEMO-2025-006")
    expect(link).to_have_attribute("href", "/commitments/DEMO-2025-006/")
    reader.get_by_role("link", name="Open all items").click()
    assert reader.locator(".agenda details:not([open])").count() == 0
    assert reader.url.endswith(AGENDA)
    reader.get_by_role("link", name="Close all items").click()
    assert reader.locator(".agenda details[open]").count() == 0


def test_a_link_into_a_folded_annex_opens_it(reader: Page) -> None:
    reader.goto(f"{AGENDA}#annex-B")
    expect(reader.locator("#annex-B")).to_have_attribute("open", "")


def test_without_script_an_address_opens_all_items(
    reader: Page, browser: Browser, live_server: LiveServer, sign_in: SignIn
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "mofa-reader")
    page.goto(AGENDA)
    page.get_by_role("link", name="Open all items").click()
    assert page.locator(".agenda details:not([open])").count() == 0
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_folded_it_prints_on_one_sheet_and_open_as_a_whole(reader: Page, language: str) -> None:
    User.objects.update(language=language)
    reader.goto(AGENDA)
    folded = pypdf.PdfReader(io.BytesIO(reader.pdf(prefer_css_page_size=True)))
    assert len(folded.pages) == 1
    words = folded.pages[0].extract_text()
    assert "DEMO/3/1" in words
    assert "8(a)" in words
    reader.goto(f"{AGENDA}?items=open")
    whole = pypdf.PdfReader(io.BytesIO(reader.pdf(prefer_css_page_size=True)))
    assert len(whole.pages) > 4
    assert "DEMO-A-2026-002" in "".join(page.extract_text() for page in whole.pages)


def test_on_a_phone_the_contents_open_over_the_page(reader: Page, inspect: Inspect) -> None:
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto(AGENDA)
    contents = reader.get_by_role("navigation", name="Contents and minutes")
    expect(contents).to_be_hidden()
    reader.get_by_role("button", name="Contents").click()
    contents.get_by_role("link", name="Next Dialogue").click()
    expect(contents).to_be_hidden()
    expect(reader.locator("#next-dialogue")).to_be_in_viewport()
    inspect(reader)


def test_the_draft_marks_what_changed_since_the_issue(reader: Page, sign_in: SignIn, inspect: Inspect) -> None:
    sign_in(reader, "secretariat")
    reader.goto(f"{AGENDA}?compile=1&items=open")
    expect(reader.get_by_role("link", name="2 items changed since DEMO/3/1")).to_be_visible()
    decision = reader.locator("section.item", has=reader.get_by_role("heading", name="Battery passports")).last
    expect(decision.get_by_text("Changed", exact=True)).to_be_visible()
    expect(decision.locator("ins").first).to_be_visible()
    expect(decision.locator("del").first).to_be_visible()
    inspect(reader)


def test_the_home_page_leads_a_reader_to_what_is_asked_and_what_is_overdue(reader: Page, inspect: Inspect) -> None:
    reader.goto("/")
    inspect(reader)
    late = reader.get_by_role("region", name="5 overdue commitments")
    expect(late.get_by_role("row")).to_have_count(6)
    expect(late.get_by_role("row").nth(1)).to_contain_text("151 days overdue")
    with reader.expect_download() as waiting:
        reader.get_by_role("link", name="Agenda as PDF").click()
    assert waiting.value.suggested_filename == "DEMO-3-1-Rev1.en.pdf"
    asked = reader.get_by_role("region", name="3 items for decision")
    asked.get_by_role("link", name="Next Dialogue").click()
    expect(reader.locator("#next-dialogue")).to_be_in_viewport()


def test_the_totals_of_the_board_lead_to_the_register(reader: Page, sign_in: SignIn, inspect: Inspect) -> None:
    sign_in(reader, "secretariat")
    for column in ("Overdue", "Due in 90 days", "No report"):
        reader.goto("/")
        link = reader.get_by_role("link", name=f"Total, {column}:")
        count = int(link.inner_text())
        link.click()
        expect(reader.get_by_role("table").first.locator("tbody tr")).to_have_count(count)
    reader.goto("/")
    inspect(reader)
    reader.set_viewport_size({"width": 320, "height": 640})
    inspect(reader)
