"""Those who write while something breaks, and the book in which they note what was acknowledged."""

import itertools
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from tests.drills.full_stack import request
from tests.drills.workload import at_work

# The partner system that they work as.
WRITER = "meti-partner-writer"
# Seconds between two attempts, and between two writes of one writer.
AGAIN, BETWEEN = 0.2, 0.1

COMMITMENTS, REPORTS, FILES = "/api/v1/commitments/", "/api/v1/progress-reports/", "/api/v1/evidence/files/"
JSON, FORM, BOUNDARY = "application/json", "multipart/form-data; boundary=fictitious", "fictitious"


@dataclass
class Book:
    """What was sent while a part was broken. Every write has a name that nothing else has, told in its text."""

    drill: str
    # The reference or the address of the answer, by the name of the write.
    acknowledged: dict[str, str] = field(default_factory=dict)
    reported: dict[str, str] = field(default_factory=dict)
    # The content of files, by their names.
    brought: dict[str, bytes] = field(default_factory=dict)
    mailed: set[str] = field(default_factory=set)
    # Never answered, however often it was asked: nobody may count on them, and nobody may deny them.
    open: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    # Attempts that failed or were answered 5xx, and then made again with the same key.
    repeated: int = 0


class Writers:
    """Threads that enter commitments, submit reports, bring files and post mails until they are told to stop.

    They are their own small balancer: whom a port does not answer asks at the other one, with the same key.
    """

    def __init__(self, ports: tuple[int, ...], account: dict[str, Any], drill: str, *, threads: int = 3) -> None:
        self.ports = ports
        self.account = account
        self.book = Book(drill)
        self._ended = threading.Event()
        self._gives_up = threading.Event()
        self._numbers = itertools.count(1)
        self._threads = [threading.Thread(target=self._write, daemon=True) for _ in range(threads)]
        self._threads += [threading.Thread(target=work, daemon=True) for work in (self._bring, self._mail)]

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """Let them write; at the end each finishes what it has begun, for a minute at most."""
        with at_work(self._threads, ended=self._ended, gives_up=self._gives_up):
            yield self.book

    def _write(self) -> None:
        while not self._ended.is_set():
            name = f"{self.book.drill}-{next(self._numbers)}"
            entered = self._send(COMMITMENTS, name, _commitment(name))
            if entered:
                self.book.acknowledged[name] = reference = entered["reference"]
                reported = self._send(REPORTS, f"{name}-report", _report(name, reference))
                if reported:
                    self.book.reported[name] = reference
            self._ended.wait(BETWEEN)

    def _bring(self) -> None:
        while not self._ended.wait(BETWEEN):
            if self.book.acknowledged:
                name = f"{self.book.drill}-file-{next(self._numbers)}"
                content = f"Fictitious {name}. {secrets.token_hex(10_000)}\n".encode()
                form = _form(name, list(self.book.acknowledged.values())[-1], content)
                if self._send(FILES, name, form, FORM):
                    self.book.brought[name] = content

    def _send(self, path: str, name: str, body: bytes, media_type: str = JSON) -> dict[str, Any] | None:
        """Send until there is an answer, always with the same key."""
        headers = {
            "Authorization": f"Bearer {self.account['api_token']}",
            "Content-Type": media_type,
            "Idempotency-Key": name,
        }
        for port in itertools.cycle(self.ports):
            status, answer = request(port, "POST", path, body, headers)
            if status == HTTPStatus.CREATED:
                entered: dict[str, Any] = json.loads(answer)
                return entered
            if status in {0, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS} or status >= 500:
                self.book.repeated += 1
                if self._gives_up.wait(AGAIN):
                    self.book.open.add(name)
                    return None
                continue
            self.book.refused.append(f"{status} {answer[:300]!r}")
            return None
        return None

    def _mail(self) -> None:
        """Post a mail as the portal's services do: the row is the mail, whatever the broker does."""
        # Models can be imported only now that the settings know the servers.
        from django.db import Error, connection  # noqa: PLC0415

        while not self._ended.is_set():
            name = f"{self.book.drill}-{secrets.token_hex(6)}"
            while True:
                try:
                    post(name)
                except Error:
                    connection.close()
                    self.book.repeated += 1
                    if self._gives_up.wait(AGAIN):
                        self.book.open.add(name)
                        break
                else:
                    self.book.mailed.add(name)
                    break
            self._ended.wait(BETWEEN)
        connection.close()


def post(name: str, *, kind: str = "", after: timedelta = timedelta()) -> Any:
    """Record a mail of that name, by default no formal one, that may be sent ``after`` so long; return its row."""
    from django.utils import timezone  # noqa: PLC0415

    from contacts.enums import MessageKind  # noqa: PLC0415
    from contacts.rules.email_content import EmailContent  # noqa: PLC0415
    from contacts.services import outbox  # noqa: PLC0415
    from contacts.services.addresses import Addressee  # noqa: PLC0415

    to = Addressee("Fictitious desk", f"{name}@example.invalid", "en")
    letter = EmailContent("Fictitious subject", ("Fictitious line.",), link="/")
    return outbox.post(
        kind=MessageKind(kind or MessageKind.DECISION),
        key=f"drill:{name}",
        to=to,
        letter=letter,
        at=timezone.now() + after,
    )


def _commitment(name: str) -> bytes:
    told = {
        "title": f"Fictitious {name}",
        "text": "Fictitious. " * 20,
        "mark": "participants",
        "areas": ["2.c.iv"],
        "forms": ["3.a.i"],
        "minerals": ["lithium"],
    }
    return json.dumps(told).encode()


def _report(name: str, reference: str) -> bytes:
    told = {
        "commitment": reference,
        "reported_on": time.strftime("%Y-%m-%d", time.gmtime()),
        "text": f"Fictitious {name}",
        "health": "on_track",
        "completion": "limited",
    }
    return json.dumps(told).encode()


def _form(name: str, reference: str, content: bytes) -> bytes:
    fields = {"commitment": reference, "title": f"Fictitious {name}", "mark": "participants"}
    parts = [f'form-data; name="{field}"\r\n\r\n{value}'.encode() for field, value in fields.items()]
    head = 'form-data; name="file"; filename="fictitious.txt"\r\nContent-Type: text/plain\r\n\r\n'
    parts.append(head.encode() + content)
    mark = f"--{BOUNDARY}".encode()
    return b"".join(mark + b"\r\nContent-Disposition: " + part + b"\r\n" for part in parts) + mark + b"--\r\n"
