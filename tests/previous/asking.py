"""What is asked of a web server of any release: its pages in a browser's way, its API in a program's."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from mocportal.local.ports import LOOPBACK

API = "/api/v1/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
# Lists of the admin and of the pages, each of an app of its own.
PAGES = (
    *("/", "/commitments/", "/text/", "/search/?q=lithium", "/your-account/"),
    *("/admin/commitments/commitment/", "/admin/dialogue/agendaitem/", "/admin/contacts/participant/"),
)
SIGN_IN, FORGOTTEN = "/admin/login/", "/sign-in/forgotten/"


@dataclass
class Asker:
    """A browser, or a program with ``token``, at the port of one web server. ``wrong`` is what it was refused."""

    port: int
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def ask(
        self, method: str, address: str, body: bytes | None = None, expected: int = 200, **headers: str
    ) -> tuple[str, dict[str, str]]:
        """The text and the headers of the answer; another status than ``expected`` is noted."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            given["Authorization"] = f"Bearer {self.token}"
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        split = urlsplit(address)
        connection = HTTPConnection(LOOPBACK, self.port, timeout=60)
        connection.request(method, f"{split.path}?{split.query}" if split.query else split.path, body, given)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        self.asked += 1
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if answer.status != expected:
            self.wrong.append(f"{method} {address}: {answer.status} instead of {expected}, {text[:200]!r}")
        return text, dict(answer.headers)

    def get(self, address: str) -> Any:
        text, _ = self.ask("GET", address)
        return json.loads(text)

    def send(self, method: str, address: str, body: Any, expected: int, **headers: str) -> Any:
        text, told = self.ask(method, address, json.dumps(body).encode(), expected, Content_Type=JSON, **headers)
        return (json.loads(text) if text else {}), told

    # --- A program ---------------------------------------------------------------------------------------------
    def read_all(self) -> None:
        """Every list of the API, the first record of each, the feed, the register and a table."""
        root = self.get(API)
        # A previous release has the former name.
        for address in root.get("collections", root.get("records")).values():
            found = self.get(f"{address}?limit=3")["results"]
            for record in found[:1]:
                self.get(record["url"])
        self.get(f"{API}changes/?limit=50&expand=record")
        self.ask("GET", f"{API}register/")
        self.ask("GET", f"{API}commitments/?format=xlsx")
        self.ask("GET", f"{API}commitments/?search=lithium")

    def write(self, name: str) -> tuple[str, str]:
        """Enter a commitment, change it, report on it; return its reference and the first answer."""
        entered, _ = self.send("POST", f"{API}commitments/", commitment(name), 201, Idempotency_Key=name)
        reference = entered.get("reference", "")
        address = f"{API}commitments/{reference}/"
        _, headers = self.ask("GET", address)
        more = {"If_Match": headers.get("ETag", ""), "X_Change_Reason": "Fictitious"}
        self.send("PATCH", address, {"title": f"Fictitious {name} changed"}, 200, **more)
        self.send("POST", f"{API}progress-reports/", report(name, reference), 201, Idempotency_Key=f"{name}-report")
        return reference, json.dumps(entered)

    # --- A person ----------------------------------------------------------------------------------------------
    def sign_in(self, name: str, password: str) -> None:
        self.submit(SIGN_IN, username=name, password=password, next="/")

    def submit(self, address: str, expected: int = 302, **fields: str) -> None:
        text, _ = self.ask("GET", address)
        found = TOKEN.search(text)
        body = urlencode({"csrfmiddlewaretoken": found[1] if found else "", **fields}).encode()
        headers = {"Content_Type": "application/x-www-form-urlencoded", "Referer": f"http://localhost:{self.port}/"}
        self.ask("POST", address, body, expected, **headers)

    def see_pages(self) -> None:
        for address in PAGES:
            self.ask("GET", address)


JSON = "application/json"


def commitment(name: str) -> dict[str, Any]:
    named = {"areas": ["2.c.iv"], "forms": ["3.a.i"], "minerals": ["lithium"]}
    return {"title": f"Fictitious {name}", "text": "Fictitious.", "mark": "participants"} | named


def report(name: str, reference: str) -> dict[str, Any]:
    day = time.strftime("%Y-%m-%d", time.gmtime())
    how = {"health": "on_track", "completion": "limited"}
    return {"commitment": reference, "reported_on": day, "text": f"Fictitious {name}"} | how


def errors_in(log: str) -> Iterator[str]:
    """Lines of a log in which a program tells of an error, and their last words where they have more."""
    for line in log.splitlines():
        if line.startswith("{") and '"level":"error"' in line:
            told = json.loads(line)
            yield f"{told.get('event')} {str(told.get('exception', ''))[-300:]}"
