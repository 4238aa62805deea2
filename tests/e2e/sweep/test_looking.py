"""What the sweep looks for, it finds: each on a page made for it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.axe import by_axe
from tests.e2e.sweep.looking import of_keyboard, of_room, of_words


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def put(page: Page, main: str, language: str = "en") -> None:
    head = "<title>Fictitious</title><style>:focus-visible { outline: 3px solid }</style>"
    page.set_content(f'<html lang="{language}"><head>{head}</head><main><h1>Fictitious</h1>{main}</main></html>')


def test_a_place_that_shows_no_focus_is_told(page: Page) -> None:
    put(page, '<button>One</button><button id="two" style="outline: none">Two</button>')
    (told,) = of_keyboard(page)
    assert told.startswith("focus not seen")
    assert 'id="two"' in told


def test_a_place_that_tab_does_not_reach_is_told(page: Page) -> None:
    put(page, '<a href="#1">One</a><a href="#2" tabindex="-1">Two</a>')
    (told,) = of_keyboard(page)
    assert told.startswith("not reached by Tab")


def test_english_words_are_told_where_the_page_is_not_english_and_does_not_say_so(page: Page) -> None:
    put(page, '<p>Report progress</p><p lang="en">Submit the report</p><img alt="Take it away:" src="data:,">', "fr")
    assert sorted(of_words(page, "fr")) == ["in English: Report progress", "in English: Take it away:"]


def test_what_runs_off_a_telephone_is_told(page: Page) -> None:
    put(page, '<div style="inline-size: 30rem">Wide</div>')
    (told,) = of_room(page)
    assert told.startswith("wider than 320 px")


def test_what_cannot_be_read_is_told(page: Page) -> None:
    put(page, '<p style="color: #ccc; background: #fff">Pale</p>')
    assert [each for each in by_axe(page) if each.startswith("color-contrast")]
