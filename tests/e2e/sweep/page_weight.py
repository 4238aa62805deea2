"""How much a page weighs with all that it loads, as a first visitor receives it from a deployment."""

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

# In bytes: of a page, of one with a form, and of that of Swagger UI, which loads the description of the API.
HEAVIEST, HEAVIEST_FORM, HEAVIEST_DESCRIPTION = 150_000, 200_000, 1_500_000
MOST_REQUESTS = 20
# Most files of the admin are Django's own (decision 67).
HEAVIEST_OF_ADMIN, MOST_REQUESTS_OF_ADMIN = 220_000, 36

# The browser has the length of all that a page loads.
_LOADED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map((one) => [one.name, one.encodedBodySize])"""


def of_weight(page: Page) -> Iterator[str]:
    """Too many bytes or requests."""
    loaded: list[tuple[str, int]] = page.evaluate(_LOADED)
    sizes = {address: in_deployment(address, size) for address, size in loaded if address.startswith("http")}
    heaviest, most = HEAVIEST, MOST_REQUESTS
    if page.locator("#swagger-ui").count():
        heaviest = HEAVIEST_DESCRIPTION
    elif page.locator("#container").count():
        heaviest, most = HEAVIEST_OF_ADMIN, MOST_REQUESTS_OF_ADMIN
    elif page.locator("main form[method=post]").count():
        heaviest = HEAVIEST_FORM
    if sum(sizes.values()) > heaviest:
        yield f"weighs {sum(sizes.values())} bytes: {sizes}"
    if len(sizes) > most:
        yield f"loads {len(sizes)} addresses: {list(sizes)}"


def in_deployment(address: str, size: int) -> int:
    """The length of a response body: static files are compressed when they are collected, pages are not (decision 42).

    The browser gives no ``size`` of a file that it takes from its cache.
    """
    path = urlsplit(address).path
    file = path.removeprefix(settings.STATIC_URL)
    return size if file == path else _compressed(file)


@cache
def _compressed(file: str) -> int:
    found = finders.find(file)
    assert isinstance(found, str), file
    return len(gzip.compress(Path(found).read_bytes()))
