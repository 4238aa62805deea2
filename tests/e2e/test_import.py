"""Import and export in a real browser: from a template to the register, and what the pages are in reach of."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from commitments.models import Commitment, PreparedImport
from tests.e2e.conftest import Inspect, SignIn

type Speak = Callable[[str, str], None]

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def changed(content: bytes, **cells: str) -> bytes:
    """The workbook with ``cells`` in each of its rows, as a person fills them in."""
    book = load_workbook(BytesIO(content))
    page = book.worksheets[0]
    head = [cell.value for cell in page[1]]
    for row in range(2, page.max_row + 1) if page.max_row > 1 else [2]:
        for name, value in cells.items():
            page.cell(row, head.index(name) + 1).value = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def send(page: Page, content: bytes) -> None:
    page.locator("#id_file").set_input_files(FilePayload(name="list.xlsx", mimeType=XLSX, buffer=content))
    page.get_by_role("button", name="Preview changes").click()


def downloaded(page: Page, link: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.usefixtures("register")
def test_an_editor_goes_from_the_template_to_the_register_and_changes_what_was_exported(
    browser_page: Page, sign_in: SignIn
) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/commitments/import/")
    template = downloaded(browser_page, "Template: Commitments (XLSX)")
    new = {"title_en": "Recycling pilot", "areas": "2(c)(i)", "forms": "3(a)(i)"}

    send(browser_page, changed(template, **new, mark="nobody"))
    problem = browser_page.get_by_role("alert")
    expect(problem).to_contain_text("1 error found. Nothing was imported.")
    expect(problem).to_contain_text("(mark): Record not found: nobody.")

    send(browser_page, changed(template, **new, mark="participants"))
    expect(browser_page.get_by_role("heading", name="Import preview")).to_be_visible()
    browser_page.get_by_role("button", name="Import 1 row").click()
    expect(browser_page.get_by_role("heading", name="Imported")).to_be_visible()
    made = Commitment.objects.get(title_en="Recycling pilot")
    assert made.lead is not None
    assert made.lead.code == "NRCAN"

    browser_page.goto("/commitments/?lead=NRCAN")
    browser_page.get_by_role("button", name="Export").click()
    exported = downloaded(browser_page, "Data for import (XLSX)")
    browser_page.goto("/commitments/import/")
    send(browser_page, exported)
    expect(browser_page.get_by_text("Unchanged: the 3 rows match the register.")).to_be_visible()
    send(browser_page, changed(exported, source="https://example.org/"))
    browser_page.get_by_role("button", name="Import 3 rows").click()
    expect(browser_page.get_by_role("heading", name="Imported")).to_be_visible()
    assert Commitment.objects.filter(source="https://example.org/").count() == 3


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("language", ["fr", "ja"])
def test_the_pages_pass_in_every_language_and_width(
    browser_page: Page, sign_in: SignIn, speak: Speak, inspect: Inspect, language: str
) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/commitments/import/")
    template = downloaded(browser_page, "Template: Commitments (XLSX)")
    new = {"title_ja": "架空の事業", "title_fr": "Projet fictif", "text_fr": "Un texte\net un autre"}
    new |= {"original_language": "fr", "areas": "2(c)(i)", "forms": "3(a)(i)"}
    send(browser_page, changed(template, **new, mark="nobody"))
    expect(browser_page.get_by_role("alert")).to_be_visible()
    browser_page.locator("summary").first.click()
    looked_at(browser_page, inspect)

    send(browser_page, changed(template, **new, mark="participants"))
    expect(browser_page.get_by_role("button", name="Import 1 row")).to_be_visible()
    speak("nrcan-editor", language)
    browser_page.reload()
    expect(browser_page.locator("html")).to_have_attribute("lang", language)
    looked_at(browser_page, inspect)
    browser_page.goto("/commitments/import/")
    browser_page.locator("summary").first.click()
    looked_at(browser_page, inspect)
    kept = PreparedImport.objects.get()
    browser_page.goto(f"/commitments/import/{kept.pk}/")
    browser_page.locator("main form button").click()
    expect(browser_page.locator("main form")).to_have_count(0)
    looked_at(browser_page, inspect)


def looked_at(page: Page, inspect: Inspect) -> None:
    """In both widths, and the narrow one in the dark as well."""
    page.set_viewport_size(NARROW)
    inspect(page)
    page.emulate_media(color_scheme="dark")
    inspect(page)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    inspect(page)
