"""What a picture shows, in words: what stands on it, in which order and how far from the left.

Pixels differ between two machines by their fonts. What stands near the lower edge may be on the picture of one and not
of the other, and so is asked of neither.
"""

from typing import TypedDict

from playwright.sync_api import Page

# In px from the top: what surely is on the picture, and what may be.
SURELY, PERHAPS = 560, 1000
WIDTH, HEIGHT = 1100, 800


class Part(TypedDict):
    """An element, its words, its upper edge in px and its left one in tenths of the width."""

    what: str
    words: str
    top: int
    left: int


_PARTS = """([height, width]) => [...document.querySelectorAll(
    "header, nav, main, aside, section[aria-labelledby], h1, h2, h3, label, legend, button, th, summary, nav a, main a"
  )]
  .filter((element) => element instanceof HTMLElement && element.checkVisibility({ visibilityProperty: true }))
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && box.top >= 0 && box.top < height)
  .map(({ element, box }) => ({
    what: element.tagName.toLowerCase(),
    words: /^(HEADER|NAV|MAIN|ASIDE|SECTION)$/.test(element.tagName)
      ? element.getAttribute("aria-label") ?? "" : element.innerText.trim().replace(/\\s+/g, " ").slice(0, 80),
    top: Math.round(box.top),
    left: Math.round(box.left / width * 10),
  }))"""


def parts_of(page: Page) -> list[Part]:
    """The parts of a page in the order of its source."""
    found: list[Part] = page.evaluate(_PARTS, [PERHAPS, WIDTH])
    return found


def differences(recorded: list[Part], shown: list[Part]) -> list[str]:
    """What one of them surely has and the other has not."""
    gone = [f"no longer there: {_described(part)}" for part in _surely(recorded) if not _is_among(part, shown)]
    return gone + [
        f"not on the picture: {_described(part)}" for part in _surely(shown) if not _is_among(part, recorded)
    ]


def _surely(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part["top"] < SURELY]


def _is_among(part: Part, parts: list[Part]) -> bool:
    return any(
        (part["what"], part["words"]) == (other["what"], other["words"]) and abs(part["left"] - other["left"]) <= 1
        for other in parts
    )


def _described(part: Part) -> str:
    return f"{part['what']} “{part['words']}” at {part['left']} tenths"
