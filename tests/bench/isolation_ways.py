"""What one account does to a portal when it does its worst: each way is one request, sent over and over at once."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from random import Random
from urllib.parse import urlencode

from mocportal.local.ports import LOOPBACK

BOUNDARY = "fictitious"
# Seconds: for an answer, after which a caller gives up.
PATIENCE = 60
COMMON = "recycling lithium battery the of and a"
API = "/api/v1/"
COMMITMENT = {"text": "Fictitious. " * 40, "mark": "participants", "areas": ["2.c.iv"], "forms": ["3.a.i"]}
ROW = '"Fictitious import {number}",2(c)(i),3(a)(i),participants,"{text}"'

type Act = Callable[["Attacker"], int]


@dataclass
class Attacker:
    """An account with a session and a token; ``known`` are the addresses and keys that its ways need."""

    port: int
    session: str
    cookie: str
    token: str = ""
    source: str = LOOPBACK
    known: dict[str, list[str]] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)
    dice: Random = field(default_factory=lambda: Random(1))

    def get(self, path: str, **headers: str) -> int:
        return self.ask("GET", path, headers=self._cookies() | headers)[0]

    def api(self, method: str, path: str, content: object = None, **headers: str) -> int:
        body = None if content is None else json.dumps(content).encode()
        given = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"} | headers
        return self.ask(method, f"{API}{path}", body, given)[0]

    def post(self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None) -> int:
        return self.posted(path, fields, files)[0]

    def posted(
        self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> tuple[int, str]:
        """Send a form; the status, and where it leads."""
        fields = fields | {"csrfmiddlewaretoken": "c" * 32}
        if files is None:
            body, media_type = urlencode(fields).encode(), "application/x-www-form-urlencoded"
        else:
            body, media_type = multipart(fields, files), f"multipart/form-data; boundary={BOUNDARY}"
        return self.ask("POST", path, body, self._cookies() | {"Content-Type": media_type})

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """Return the status of an answer and where it leads; status 0 where there is none."""
        connection = HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE, source_address=(self.source, 0))
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        except (HTTPException, OSError):
            return 0, ""
        finally:
            connection.close()

    def read(self, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
        """Return the status and the body of an answer; status 0 where there is none."""
        connection = HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE, source_address=(self.source, 0))
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (HTTPException, OSError):
            return 0, b""
        finally:
            connection.close()

    def one_of(self, name: str) -> str:
        return self.dice.choice(self.known[name])

    def _cookies(self) -> dict[str, str]:
        return {"Cookie": f"{self.cookie}={self.session}; csrftoken={'c' * 32}"}


@dataclass(frozen=True)
class Way:
    """``by`` is the account. ``before`` prepares it, within a context that lasts as long as the way."""

    name: str
    by: str
    act: Act
    threads: int = 8
    before: Callable[[Attacker], AbstractContextManager[None] | None] = lambda _attacker: None


def multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> bytes:
    mark = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=".encode()
    parts = [mark + f'"{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    for name, (file_name, content) in files.items():
        head = f'"{name}"; filename="{file_name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
        parts.append(mark + head + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def table(rows: int) -> bytes:
    """A file of so many new commitments."""
    lines = [ROW.format(number=number, text="Fictitious words. " * 20) for number in range(rows)]
    return "\n".join(["title_en,areas,forms,mark,text_en", *lines]).encode()


def idle(_attacker: Attacker) -> int:
    """What to compare the others with: how quick the portal is on this machine when nobody does anything."""
    time.sleep(1)
    return 200


# --- Ways that are more than an address ---------------------------------------------------------------------------
def prepare(attacker: Attacker) -> int:
    return send(attacker, table(499))[0]


def send(attacker: Attacker, content: bytes, name: str = "fictitious.csv") -> tuple[int, str]:
    return attacker.posted("/commitments/import/", {"kind": "commitments", "reason": ""}, {"file": (name, content)})


def prepared(attacker: Attacker) -> None:
    attacker.known["prepared"] = [send(attacker, table(499))[1]]


def prepare_and_confirm(attacker: Attacker) -> int:
    status, leads = send(attacker, table(99))
    return attacker.post(leads, {}) if leads else status


def change_of_many(attacker: Attacker) -> int:
    chosen = "&".join(f"reference={each}" for each in attacker.known["own"][:100])
    body = f"{chosen}&change=set:due_on&due_on=2031-03-31&reason=Fictitious&csrfmiddlewaretoken={'c' * 32}".encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return attacker.ask("POST", "/commitments/change/", body, attacker._cookies() | kind)[0]  # Its own.


def document(attacker: Attacker, kinds: tuple[str, ...] = ("agenda", "status", "brief", "pack")) -> int:
    form = {"kind": attacker.dice.choice(kinds), "form": attacker.dice.choice(("docx", "pdf", "xlsx", "zip"))}
    return attacker.post(
        "/dialogues/3/documents/", form | {"lang": attacker.dice.choice(("en", "fr", "ja")), "as_of": ""}
    )


def hostile_template(attacker: Attacker) -> None:
    from tests.dialogue.documents.own.sample_templates import written  # noqa: PLC0415  # It needs settings.

    loops = "".join(f"{{% for {name} in items %}}" for name in "abc") + "{{ a.title * 9 }}" + "{% endfor %}" * 3
    for content in (written(loops), written("{{ title }}" * 500)):
        attacker.post("/templates/", {"kind": "agenda"}, {"file": ("fictitious.docx", content)})


def own_document(attacker: Attacker) -> int:
    return attacker.post("/dialogues/3/documents/", {"kind": "agenda", "form": "docx", "lang": "en", "as_of": ""})


def enter_many(attacker: Attacker) -> int:
    many = [COMMITMENT | {"title": f"Fictitious {number}"} for number in range(50)]
    return attacker.api("POST", "commitments/", many)


def change_many(attacker: Attacker) -> int:
    headers = {"Authorization": f"Bearer {attacker.token}"}
    status, read = attacker.read(f"{API}commitments/?lead=METI&limit=50&fields=reference,version", headers)
    if status != HTTPStatus.OK:
        return status
    many = [each | {"text": f"Fictitious {time.monotonic()}"} for each in json.loads(read)["results"]]
    return attacker.api("PATCH", "commitments/", many)


def upload(attacker: Attacker) -> int:
    fields = {"title": "Fictitious", "mark": "participants"}
    path = f"/commitments/{attacker.one_of('own')}/evidence/"
    return attacker.post(path, fields, {"file": ("fictitious.txt", b"Fictitious words.\n" * 1_000_000)})


def packed(attacker: Attacker) -> int:
    from tests.commitments.imports.hostile_files import bomb  # noqa: PLC0415  # It needs settings.

    return send(attacker, bomb(), "fictitious.xlsx")[0]


def wrong_password(attacker: Attacker) -> int:
    return attacker.post("/admin/login/", {"username": "meti-editor", "password": f"wrong {attacker.dice.random()}"})


def polling(attacker: Attacker) -> int:
    return attacker.api("GET", "commitments/?limit=200", **{"If-None-Match": '"any"'})


def slow_head(attacker: Attacker) -> int:
    """A request whose head comes a byte at a time; it is given up when the way ends."""
    with suppress(OSError), socket.create_connection((LOOPBACK, attacker.port), 5, (attacker.source, 0)) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        while not attacker.ended.wait(1):
            line.sendall(b"x")
    return 0


def slow_body(attacker: Attacker) -> int:
    """A form whose body comes a byte at a time."""
    head = (
        f"POST /commitments/import/ HTTP/1.1\r\nHost: localhost\r\nCookie: {attacker.cookie}={attacker.session}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"
    )
    with suppress(OSError), socket.create_connection((LOOPBACK, attacker.port), 5, (attacker.source, 0)) as line:
        line.sendall(head.encode())
        while not attacker.ended.wait(1):
            line.sendall(b"x")
    return 0


@contextmanager
def slow_receiver(attacker: Attacker) -> Iterator[None]:
    """Ten webhooks that take ten seconds for each message."""
    from tests.drills.receivers import Receiver  # noqa: PLC0415  # It needs settings.

    slow = Receiver(takes=10.0)
    threading.Thread(target=slow.server.serve_forever, daemon=True).start()
    for number in range(10):
        attacker.api("POST", "webhooks/", {"name": f"Slow {number}", "url": slow.address})
    try:
        yield
    finally:
        slow.stop()


def told_of(attacker: Attacker) -> int:
    """A change of which webhooks are told."""
    return attacker.api("POST", "commitments/", COMMITMENT | {"title": "Fictitious"})


EDITOR, SYSTEM, SECRETARIAT, OFFICER = "meti-editor", "meti-partner-writer", "secretariat", "meti-contact-officer"
ORDER = "-due_on,lead,state,title"
EXPANDED = "expand=lead,supporting,areas,forms,provisions,minerals,mark"


def page(path: str) -> Act:
    return lambda attacker: attacker.get(path)


def api(path: str) -> Act:
    return lambda attacker: attacker.api("GET", path)


WAYS = (
    Way("nothing", EDITOR, idle, threads=1),
    Way("templates", EDITOR, own_document, before=hostile_template),
    Way("documents", EDITOR, document),
    Way("import-prepare", EDITOR, prepare),
    Way("import-preview", EDITOR, lambda attacker: attacker.get(attacker.known["prepared"][0]), before=prepared),
    Way("import-confirm", EDITOR, prepare_and_confirm),
    Way("import-bomb", EDITOR, packed),
    Way("change-of-many", EDITOR, change_of_many),
    Way("export-csv", EDITOR, page("/commitments/export.csv")),
    Way("export-xlsx", EDITOR, page("/commitments/export.xlsx")),
    Way("api-table", SYSTEM, api("commitments/?format=xlsx")),
    Way("api-register", SYSTEM, api("register/")),
    Way("search", EDITOR, page(f"/search/?{urlencode({'q': COMMON})}")),
    Way("search-wildcard", SYSTEM, api(f"commitments/?{urlencode({'search': '% _ a e i', 'count': 'exact'})}")),
    Way("ordering", EDITOR, page(f"/commitments/?{urlencode({'ordering': ORDER, 'search': 'recycling'})}")),
    Way("deep-pages", EDITOR, lambda attacker: attacker.get(f"/commitments/?page={attacker.dice.randint(1, 9_999)}")),
    Way("expand", SYSTEM, api(f"commitments/?limit=200&{EXPANDED}")),
    Way("polling", SYSTEM, polling),
    Way("history", EDITOR, lambda attacker: attacker.get(attacker.one_of("histories"))),
    Way("audit", OFFICER, page("/audit/")),
    Way("calendar", SYSTEM, api("calendar/")),
    Way("feed", SYSTEM, api("changes/?limit=1000&expand=record")),
    Way("webhooks", SYSTEM, told_of, before=slow_receiver),
    Way("bulk-post", SYSTEM, enter_many),
    Way("bulk-patch", SYSTEM, change_many),
    Way("uploads", EDITOR, upload),
    Way("wrong-passwords", EDITOR, wrong_password),
    Way("many-connections", EDITOR, page("/"), threads=64),
    Way("slow-heads", EDITOR, slow_head, threads=64),
    Way("slow-bodies", EDITOR, slow_body, threads=64),
    Way("agenda-compile", SECRETARIAT, lambda attacker: attacker.post("/dialogues/3/agenda/draft/save/", {})),
    Way("agenda-print", SECRETARIAT, page("/dialogues/3/agenda/pdf/")),
    Way("commitment", SECRETARIAT, lambda attacker: attacker.get(f"/commitments/{attacker.one_of('own')}/")),
)
