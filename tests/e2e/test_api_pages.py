"""What the API shows to people: its problems, explained, and its description to try out."""

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Inspect


@pytest.mark.parametrize("address", ["problems/", "problems/changed-since/", "problems/report-submitted/"])
@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_pages_of_problems_hold_to_the_rules_of_all_pages(
    address: str, language: str, browser_page: Page, inspect: Inspect
) -> None:
    browser_page.goto(f"/api/v1/{address}?lang={language}")
    inspect(browser_page)
