"""Who writes and reads while a host is away, what was acknowledged, and what became of it."""

import itertools
import json
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.drills import loss_check
from tests.drills.receivers import Receiver
from tests.drills.workload import at_work
from tests.hosts.site import WEBS, Site, request

AGAIN, BETWEEN = 0.2, 0.1
COMMITMENTS, REPORTS = "/api/v1/commitments/", "/api/v1/progress-reports/"


@dataclass
class Book:
    """What was written, each under a name that nothing else has, and how it went."""

    name: str
    entered: dict[str, str] = field(default_factory=dict)
    reported: set[str] = field(default_factory=set)
    mailed: set[str] = field(default_factory=set)
    # Never answered, however often it was asked.
    open: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    repeated: int = 0
    lists: int = 0
    # Lists that did not have what had been acknowledged before they were asked for.
    stale: int = 0
    # When something was acknowledged, and a commitment of that reference, in seconds of the monotonic clock.
    moments: list[float] = field(default_factory=list)
    since: dict[str, float] = field(default_factory=dict)

    def silence(self, since: float) -> float:
        """The longest time since that moment, in seconds, in which nothing was acknowledged to anybody."""
        moments = sorted(moment for moment in [*self.moments, since, time.monotonic()] if moment >= since)
        return max((after - before for before, after in itertools.pairwise(moments)), default=0.0)

    def told_within(self, receiver: Receiver) -> float:
        """The longest time in seconds after which it heard of a commitment, of those that it heard of."""
        heard = receiver.moments
        return max((heard[one] - since for one, since in self.since.items() if one in heard), default=0.0)


@dataclass(frozen=True, slots=True)
class Count:
    """``acknowledged`` are commitments, reports and mails together, and what receivers were to hear of commitments.

    ``uncertain`` and ``failed`` are mails. ``again`` are second copies of a mail or of a message to a webhook, by whose
    number whoever has it knows it; ``twice`` is what nobody would know.
    """

    acknowledged: int
    lost: int
    twice: int
    again: int
    half: int
    uncertain: int
    failed: int


class Load:
    """Three writers, a reader of lists and a poster of mails, each with both web hosts behind it as a proxy has."""

    def __init__(self, site: Site, token: str, name: str) -> None:
        self.site, self.book = site, Book(name)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._ended, self._gives_up = threading.Event(), threading.Event()
        self._numbers = itertools.count(1)
        work = [(self._write, number) for number in range(3)] + [(self._read, 0), (self._mail, 0)]
        self._threads = [threading.Thread(target=each, args=(number,), daemon=True) for each, number in work]

    @contextmanager
    def going_on(self) -> Iterator[Book]:
        """At the end each finishes what it has begun, for a minute at most."""
        with at_work(self._threads, ended=self._ended, gives_up=self._gives_up):
            yield self.book

    def _write(self, turn: int) -> None:
        ways = itertools.cycle(WEBS)
        way = next(itertools.islice(ways, turn % len(WEBS), None))
        while not self._ended.is_set():
            name = f"{self.book.name}-{next(self._numbers)}"
            way, entered = self._send(ways, way, COMMITMENTS, name, commitment(name))
            if entered:
                reference = entered["reference"]
                self.book.entered[name] = reference
                self.book.since[reference] = time.monotonic()
                way, reported = self._send(ways, way, REPORTS, f"{name}-report", report(name, reference))
                if reported:
                    self.book.reported.add(name)
            self._ended.wait(BETWEEN)

    def _send(self, ways: Iterator[str], way: str, path: str, key: str, body: dict[str, Any]) -> tuple[str, Any]:
        """Send it with the same key until there is an answer, to the other host where one gives none."""
        content, headers = json.dumps(body).encode(), self._headers | {"Idempotency-Key": key}
        while True:
            status, answer = request(self.site.hosts[way].address, "POST", path, content, headers)
            if status == 201:
                self.book.moments.append(time.monotonic())
                return way, json.loads(answer)
            if status not in {0, 409, 429} and status < 500:
                self.book.refused.append(f"{status} {answer[:300]!r}")
                return way, None
            self.book.repeated += 1
            way = next(ways)
            if self._gives_up.wait(AGAIN):
                self.book.open.add(key)
                return way, None

    def _read(self, _turn: int) -> None:
        """List what was acknowledged last, at each web host in turn: it has to be there at once."""
        for way in itertools.cycle(WEBS):
            if self._ended.wait(BETWEEN):
                return
            if not self.book.entered:
                continue
            name, reference = list(self.book.entered.items())[-1]
            path = f"{COMMITMENTS}?search={quote(f'Fictitious {name}')}"
            status, answer = request(self.site.hosts[way].address, "GET", path, None, self._headers)
            if status == 200:
                self.book.lists += 1
                self.book.stale += reference not in {each["reference"] for each in json.loads(answer)["results"]}

    def _mail(self, _turn: int) -> None:
        # Models can be imported only now that the settings know the servers.
        from django.db import Error, connection  # noqa: PLC0415

        while not self._ended.wait(BETWEEN):
            name = f"{self.book.name}-{secrets.token_hex(6)}"
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
        connection.close()


def count(site: Site, book: Book) -> Count:
    """Compare the book with the database, with what the mail server has and with what receivers have heard."""
    like, copies = f"Fictitious {book.name}-%", site.sink.copies
    mails: Counter[str] = Counter()
    states: Counter[str] = Counter()
    again = sum(sent - 1 for receiver in site.receivers for sent in receiver.messages.values())
    with site.connect() as connection:
        entered = Counter(dict(connection.execute(loss_check.COMMITMENTS, [like]).fetchall()))
        reported = Counter(dict(connection.execute(loss_check.REPORTS, [like]).fetchall()))
        (half,) = connection.execute(loss_check.HALVES, [like]).fetchone() or (0,)
        for key, message_id, state in connection.execute(loss_check.MESSAGES, [f"drill:{book.name}-%"]):
            # One that failed or is uncertain is not lost: the portal shows it to a person.
            mails[key.removeprefix("drill:")] += bool(copies[message_id]) or state in {"failed", "uncertain"}
            again += max(copies[message_id] - 1, 0)
            states[state] += 1
    asked = [
        *((entered, f"Fictitious {name}") for name in book.entered),
        *((reported, f"Fictitious {name}") for name in book.reported),
        *((mails, name) for name in book.mailed),
        *((receiver.heard, reference) for receiver in site.receivers for reference in book.entered.values()),
    ]
    heard = (receiver.heard for receiver in site.receivers)
    return Count(
        acknowledged=len(asked),
        lost=sum(not found[name] for found, name in asked),
        twice=sum(n - 1 for found in (entered, reported, mails, *heard) for n in found.values() if n > 1),
        again=again,
        half=half,
        uncertain=states["uncertain"],
        failed=states["failed"],
    )


def is_quiet(site: Site) -> bool:
    """Whether no mail, no message to a webhook and no change waits any more."""
    with site.connect() as connection:
        return loss_check.waiting(connection) == 0


def post(name: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from contacts.enums import MessageKind  # noqa: PLC0415
    from contacts.rules.email_content import EmailContent  # noqa: PLC0415
    from contacts.services import outbox  # noqa: PLC0415
    from contacts.services.addresses import Addressee  # noqa: PLC0415

    to = Addressee("Fictitious desk", f"{name}@example.invalid", "en")
    letter = EmailContent("Fictitious subject", ("Fictitious line.",), link="/")
    outbox.post(kind=MessageKind.DECISION, key=f"drill:{name}", to=to, letter=letter, at=timezone.now())


def commitment(name: str) -> dict[str, Any]:
    return {
        "title": f"Fictitious {name}",
        "text": "Fictitious. " * 20,
        "mark": "participants",
        "areas": ["2.c.iv"],
        "forms": ["3.a.i"],
        "minerals": ["lithium"],
    }


def report(name: str, reference: str) -> dict[str, Any]:
    return {
        "commitment": reference,
        "reported_on": time.strftime("%Y-%m-%d", time.gmtime()),
        "text": f"Fictitious {name}",
        "health": "on_track",
        "completion": "limited",
    }
