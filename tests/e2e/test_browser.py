"""The browser of the tests: an act returns when the page to which it led is complete."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

# A browser shows the first part at once, and waits for the second.
FIRST, SECOND = b"<!doctype html><title>Slow</title>" + b"<p>First</p>" * 200, b"<p id=last>Last</p>"


class Slow(BaseHTTPRequestHandler):
    """Answers with a page in two parts, half a second apart."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(FIRST)
        self.wfile.flush()
        time.sleep(0.5)
        self.wfile.write(SECOND)

    def log_message(self, *args: object) -> None:
        """Keep the output of the tests clear of requests."""


@pytest.fixture
def slow() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("act", ["click", "press"])
def test_an_act_returns_when_the_next_page_is_complete(browser: Browser, slow: str, act: str) -> None:
    page = browser.new_page()
    page.set_content(f'<a href="{slow}">Next</a>')
    link = page.get_by_role("link", name="Next")
    link.click() if act == "click" else link.press("Enter")
    assert page.locator("#last").count() == 1
    page.close()
