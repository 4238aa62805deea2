"""What is wrong with a page as it stands, told in words; nothing where it is as all pages have to be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.e2e.axe import by_axe
from tests.e2e.conftest import SMALL_TEXTS, SMALLEST
from tests.e2e.sweep.page_weight import of_weight
from tests.e2e.sweep.words import is_untranslated

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)


@dataclass(frozen=True)
class Manner:
    """How the pages in a language are looked at: in which window, light or dark, and by whom.

    Colours are the same in all languages, so that each of the two sets of them is measured in one; no width changes
    one that axe can measure. Its other rules ask what a page is made of: that is the same in dark, but not on a
    telephone. Words are looked at in every language.
    """

    locale: str
    on_a_telephone: bool = False
    dark: bool = False
    contrast: bool = False
    structure: bool = False
    by_keyboard: bool = False
    on_paper: bool = False

    @property
    def window(self) -> ViewportSize:
        return NARROW if self.on_a_telephone else WIDE

    def opened_in(self, browser: Browser, address: str | None = None) -> Page:
        """A page of a fresh profile; addresses are of the server at ``address``."""
        context = browser.new_context(
            base_url=address,
            locale=self.locale,
            reduced_motion="reduce",
            viewport=self.window,
            color_scheme="dark" if self.dark else "light",
        )
        return context.new_page()


MANNERS = {
    "en": Manner("en-CA", contrast=True, structure=True, by_keyboard=True),
    "fr": Manner("fr-CA", dark=True, contrast=True, on_paper=True),
    "ja": Manner("ja-JP", on_a_telephone=True, structure=True),
}

# Texts in a language that is named where they stand are not the page's own; what is typed or quoted is not either.
_SAID = """() => {
  const language = document.documentElement.lang;
  const own = (element) => {
    const named = element.closest("[lang]");
    return named === document.documentElement || (named && named.lang === language);
  };
  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.closest("script, style, template, noscript, textarea, code, pre, kbd") && own(element)) {
      texts.add(walker.currentNode.data);
    }
  }
  for (const element of document.body.querySelectorAll("[title], [aria-label], [placeholder], [alt]")) {
    if (own(element)) {
      for (const name of ["title", "aria-label", "placeholder", "alt"]) texts.add(element.getAttribute(name) ?? "");
    }
  }
  for (const button of document.body.querySelectorAll("input[type=submit], input[type=button]")) {
    texts.add(button.value);
  }
  return [...texts].map((text) => text.trim().replace(/\\s+/g, " ")).filter((text) => /[A-Za-z]{2}/.test(text));
}"""

_HEAD = """() => ({
  lang: document.documentElement.lang,
  title: document.title,
  heads: [...document.querySelectorAll("h1")].filter((head) => head.checkVisibility()).map((head) => head.innerText),
})"""

# The elements that reach beyond the window, where the page does.
_WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const all = [...document.querySelectorAll("body *")];
  const beyond = all.filter((one) => one.getBoundingClientRect().right > room + 0.5);
  return beyond.map((one) => one.outerHTML.slice(0, 90)).slice(0, 4);
}"""

# What a sheet of A4 leaves between its margins (@page), upright and across: 180 by 267 mm, 273 by 186 mm.
SHEETS = ViewportSize(width=680, height=1009), ViewportSize(width=1031, height=702)

_IS_LANDSCAPE = """() => {
  const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
  const sheets = rules([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]));
  const named = ["", getComputedStyle(document.body).page];
  return sheets.some((one) => one instanceof CSSPageRule && named.includes(one.selectorText)
    && one.style.getPropertyValue("size").includes("landscape"));
}"""

_ON_PAPER = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const problems = [];
  for (const one of seen("nav, .top, .foot, .skip, [type=submit], button")) {
    problems.push(`on paper: ${one.outerHTML.slice(0, 120)}`);
  }
  if (!seen(".standing").length) problems.push("no standing line on paper");
  if (getComputedStyle(document.documentElement).colorScheme !== "light") problems.push("dark on paper");
  if (!seen("main").some((one) => one.innerText.trim())) problems.push("nothing on paper");
  return problems;
}"""

# Each is given the focus after a key was pressed, so that the browser shows it as it does to whoever comes by Tab.
_FOCUS = """() => {
  const problems = [];
  const native = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]";
  const seen = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return [outline && style.outlineColor, style.boxShadow, style.backgroundColor].join();
  };
  const tell = (element, what) => problems.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  document.activeElement.blur();
  for (const element of document.querySelectorAll(`${native}, [tabindex="0"]`)) {
    const there = element.checkVisibility({ visibilityProperty: true });
    if (element.disabled || !there || element.closest("[inert]")) continue;
    // The box that select2 puts before a field takes its place.
    if (element.matches(".select2-hidden-accessible")) continue;
    // A picture can repeat links for the pointer alone, which a list beside it has.
    if (element.tabIndex < 0 && element.closest("[aria-hidden=true]")) continue;
    if (element.tabIndex < 0) { tell(element, "not reached by Tab"); continue; }
    if (element.tabIndex > 0) tell(element, "out of order");
    const near = [element, element.parentElement, element.nextElementSibling].filter(Boolean);
    const before = near.map(seen);
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) { tell(element, "takes no focus"); continue; }
    const shown = near.map(seen).some((look, place) => look !== before[place]);
    if (!shown) tell(element, "focus not seen");
  }
  document.activeElement.blur();
  return problems;
}"""


def of_words(page: Page, language: str) -> Iterator[str]:
    """Language, title, heading, and what is left in English."""
    head: dict[str, Any] = page.evaluate(_HEAD)
    if head["lang"] != language:
        yield f"its language is {head['lang']}"
    if len(head["heads"]) != 1:
        yield f"headings: {head['heads']}"
    elif not head["title"].strip():
        yield "no title"
    if language != "en":
        texts: list[str] = page.evaluate(_SAID)
        for text in texts:
            if is_untranslated(text, language):
                yield f"in English: {text[:120]}"


def of_room(page: Page, window: ViewportSize = WIDE) -> Iterator[str]:
    """Nothing runs off the side, on a telephone either, and no text is too small in ``window``, which stays."""
    for size in sorted((NARROW, WIDE), key=lambda size: size == window):
        page.set_viewport_size(size)
        wider = page.evaluate(_WIDER)
        if wider:
            yield f"wider than {size['width']} px: {wider}"
    small = page.evaluate(SMALL_TEXTS, SMALLEST)
    if small:
        yield f"too small: {small[:3]}"


def of_paper(page: Page) -> Iterator[str]:
    """Printed, a page has its text and its standing line, no navigation, and nothing off the side of the sheet."""
    page.emulate_media(media="print")
    portrait, landscape = SHEETS
    page.set_viewport_size(landscape if page.evaluate(_IS_LANDSCAPE) else portrait)
    problems: list[str] = [*page.evaluate(_ON_PAPER), *(f"off the sheet: {one}" for one in page.evaluate(_WIDER))]
    page.emulate_media(media="screen")
    yield from problems


def of_keyboard(page: Page) -> Iterator[str]:
    """All that can be pressed or filled is reached by Tab, and one sees where one is."""
    page.keyboard.press("Tab")
    problems: list[str] = page.evaluate(_FOCUS)
    yield from problems


def look(page: Page, language: str) -> list[str]:
    """Look at a page in one of its languages, in the manner that is its own."""
    manner = MANNERS[language]
    # Without a main part the page is one that this does not know, or still on its way.
    page.locator("main").first.wait_for(state="attached")
    found = [*of_weight(page), *of_words(page, language), *of_room(page, manner.window)]
    if manner.by_keyboard:
        found += of_keyboard(page)
    found += by_axe(page, contrast=manner.contrast, others=manner.structure)
    if manner.on_paper:
        found += of_paper(page)
        page.set_viewport_size(manner.window)
    return found
