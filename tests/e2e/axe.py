"""What axe finds on a page as it stands."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

# Half of the time of all rules, by itself.
_CONTRAST = "color-contrast"

# No rule that is asked reads the style sheets, which axe would fetch and read anew on each page.
_RUN = """async (rules) => {
  const asked = { resultTypes: ["violations"], preload: { assets: ["media"] }, ...rules };
  const found = await axe.run(document, asked);
  return found.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes[0].html.slice(0, 200)}`);
}"""


def by_axe(page: Page, *, contrast: bool = True, others: bool = True) -> list[str]:
    """What it finds by its rule of ``contrast``, by all the ``others``, or by both.

    Its script is put into the page once.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    asked = {"rules": {_CONTRAST: {"enabled": contrast}}} if others else {"runOnly": [_CONTRAST]}
    found: list[str] = page.evaluate(_RUN, asked)
    return found
