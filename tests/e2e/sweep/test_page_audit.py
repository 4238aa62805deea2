"""What the sweep looks for, it finds: each on a page made for it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.sweep.page_audit import MANNERS, look, of_keyboard, of_paper, of_room, of_words
from tests.e2e.sweep.page_weight import of_weight


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def put(page: Page, main: str, language: str = "en") -> None:
    style = ":root { color-scheme: light } :focus-visible { outline: 3px solid }"
    head = f"<title>Fictitious</title><style>{style}</style>"
    body = f'<aside class="standing">2026</aside><main><h1>Fictitious</h1>{main}</main>'
    page.set_content(f'<html lang="{language}"><head>{head}</head>{body}</html>')


def test_a_place_that_shows_no_focus_is_told(page: Page) -> None:
    put(page, '<button>One</button><button id="two" style="outline: none">Two</button>')
    (told,) = of_keyboard(page)
    assert told.startswith("focus not seen")
    assert 'id="two"' in told


def test_a_place_that_tab_does_not_reach_is_told(page: Page) -> None:
    repeated = '<span aria-hidden="true"><a href="#1" tabindex="-1">Repeated</a></span>'
    put(page, f'<a href="#1">One</a><a href="#2" tabindex="-1">Two</a>{repeated}')
    (told,) = of_keyboard(page)
    assert told.startswith("not reached by Tab")


def test_english_words_are_told_where_the_page_is_not_english_and_does_not_say_so(page: Page) -> None:
    put(page, '<p>Report progress</p><p lang="en">Submit the report</p><img alt="Download:" src="data:,">', "fr")
    assert sorted(of_words(page, "fr")) == ["in English: Download:", "in English: Report progress"]


def test_what_runs_off_a_telephone_is_told(page: Page) -> None:
    put(page, '<div style="inline-size: 30rem">Wide</div>')
    (told,) = of_room(page)
    assert told.startswith("wider than 320 px")


def test_what_is_wrong_on_paper_is_told(page: Page) -> None:
    put(page, "<nav>Menu</nav><button>Send</button>")
    assert [each.partition(">")[0] for each in of_paper(page)] == ["on paper: <nav", "on paper: <button"]
    put(page, '<div style="inline-size: 60rem">Wide</div>')
    assert [each.partition(":")[0] for each in of_paper(page)] == ["off the sheet"]
    put(page, "<style>:root { color-scheme: dark } aside, main { display: none }</style>")
    assert list(of_paper(page)) == ["no standing line on paper", "dark on paper", "nothing on paper"]


def test_a_page_that_loads_too_much_is_told(page: Page) -> None:
    pictures = "".join(f'<img src="/{number}">' for number in range(20))
    page.route("**/*", lambda route: route.fulfill(body=f"<main>{pictures}{'x' * 200_000}", content_type="text/html"))
    page.goto("http://portal.test/")
    assert [each.partition(" ")[0] for each in of_weight(page)] == ["weighs", "loads"]


# Each is pale in one of the two sets of colours, and black on white or white on black in the other.
PALE = {"light": "light-dark(#ccc, #fff)", "dark": "light-dark(#000, #333)"}


def looked_at(browser: Browser, main: str) -> dict[str, list[str]]:
    """What is told of the same page in each language, which has a window of its own."""
    told = {}
    for language, manner in MANNERS.items():
        page = manner.opened_in(browser)
        put(page, main, language)
        told[language] = look(page, language)
        page.context.close()
    return told


@pytest.mark.parametrize(("pale", "language"), [("light", "en"), ("dark", "fr")])
def test_what_cannot_be_read_is_told_in_the_language_that_has_its_colours(
    browser: Browser, pale: str, language: str
) -> None:
    style = f"color-scheme: light dark; background: light-dark(#fff, #000); color: {PALE[pale]}"
    told = looked_at(browser, f'<p style="{style}">2026</p>')
    assert {said for said, found in told.items() if any("color-contrast" in each for each in found)} == {language}


def test_what_else_axe_finds_is_told_of_both_widths(browser: Browser) -> None:
    told = looked_at(browser, '<img src="data:,"><p lang="klingon">2026</p>')
    both = ["image-alt", "valid-lang"]
    found = {language: [each.partition(" ")[0] for each in found] for language, found in told.items()}
    assert found == {"en": both, "fr": [], "ja": both}


def test_what_runs_off_is_told_whatever_the_window_of_the_language(browser: Browser) -> None:
    told = looked_at(browser, '<div style="inline-size: 90rem">2026</div>')
    wider = ["wider than 1280", "wider than 320"]
    found = [sorted(each.partition(":")[0].removesuffix(" px") for each in found) for found in told.values()]
    assert found == [wider, ["off the sheet", *wider], wider]
