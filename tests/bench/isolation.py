"""``make bench ARGS="--only isolation"``: what one account can cost another ministry.

In each of many ways one account does its worst, and meanwhile pages of another ministry, its formal notices and
``/readyz`` are timed. The portal is a whole one on servers that are thrown away; nginx stands before it where it is
installed, as in a deployment. ``python -m tests.bench.isolation --seconds 20 --ways search feed`` runs a part.
"""

import argparse
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import django

from mocportal.local.ports import free_port
from mocportal.local.state import PROJECT
from tests.bench.front import nginx_before
from tests.bench.isolation_ways import WAYS, Attacker, Way
from tests.drills.full_stack import Whole
from tests.fixtures.smtp import Sink, listening

# Targets, in seconds, and seconds between two looks at a page and at the probe.
PAGE, NOTICE = 1.0, 60.0
PACE = 0.5
# What the portal and nginx refuse with, and how many refusals a second all threads of an attacker cause at most.
# Without an answer the status is 0: connections that are closed at once would use up the local ports.
REFUSED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, 0})
REFUSALS = 160
OFFICER, READER = "nrcan-contact-officer", "nrcan-reader"
# Addresses of their own, so that a proxy takes them for two people.
THERE, HERE = "127.0.0.3", "127.0.0.2"


@dataclass
class Measured:
    """Seconds of pages from the moment when they were due, and of notices until all are at the mail server."""

    pages: list[float] = field(default_factory=list)
    failed: int = 0
    notices: list[float] = field(default_factory=list)
    unready: int = 0
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def p95(self) -> float:
        return quantiles(self.pages, n=20, method="inclusive")[-1] if len(self.pages) > 1 else float("inf")

    @property
    def misses(self) -> list[str]:
        found = []
        if self.p95 > PAGE or self.failed:
            found.append("page")
        if not self.notices or max(self.notices) > NOTICE:
            found.append("notice")
        if not self.statuses:
            found.append("no attack")
        return found + (["readyz"] if self.unready else [])


class Bench:
    """A whole portal with a register of some size, an attacker, and another ministry at work."""

    def __init__(self, whole: Whole, sink: Sink, port: int) -> None:
        self.whole, self.sink, self.port = whole, sink, port
        self.tokens: dict[str, str] = {}
        from commitments.models import Commitment  # noqa: PLC0415  # The settings know the servers only now.

        own = Commitment.objects.filter(lead__code="METI").order_by("reference")
        self.own = list(own.values_list("reference", flat=True)[:200])
        keys = own.values_list("pk", flat=True)[:50]
        self.histories = [f"/admin/commitments/commitment/{key}/history/" for key in keys]

    def person(self, username: str, source: str) -> Attacker:
        from django.conf import settings  # noqa: PLC0415  # As above.
        from django.test import Client  # noqa: PLC0415
        from django.utils import timezone  # noqa: PLC0415

        from accounts.services import recent  # noqa: PLC0415
        from contacts.models import User  # noqa: PLC0415
        from partners.models import Client as System  # noqa: PLC0415
        from partners.services import tokens  # noqa: PLC0415

        user, now = User.objects.get(username=username), timezone.now()
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        recent.note(session, now)
        session.save()
        system = System.objects.filter(account=user).first()
        if system and username not in self.tokens:
            self.tokens[username] = tokens.issue_to(client=system, name="Bench", at=now)[1]
        known = {"own": self.own, "histories": self.histories}
        return Attacker(
            self.port,
            str(session.session_key),
            settings.SESSION_COOKIE_NAME,
            self.tokens.get(username, ""),
            source,
            known,
        )

    def measure(self, way: Way, seconds: float) -> Measured:
        measured, ended = Measured(), threading.Event()
        attacker, other = self.person(way.by, THERE), self.person(READER, HERE)
        attacker.ended = ended

        def attack() -> None:
            while not ended.is_set():
                status = way.act(attacker)
                measured.statuses[status] += 1
                if status in REFUSED:
                    # Some thousand refusals a second would measure how fast this process is.
                    ended.wait(way.threads / REFUSALS)

        watchers = [
            threading.Thread(target=self._read, args=(other, measured, ended)),
            threading.Thread(target=self._probe, args=(other, measured, ended)),
            threading.Thread(target=self._give_notices, args=(measured, ended)),
        ]
        attackers = [threading.Thread(target=attack, daemon=True) for _each in range(way.threads)]
        with ExitStack() as stack:
            if context := way.before(attacker):
                stack.enter_context(context)
            for thread in (*attackers, *watchers):
                thread.start()
            ended.wait(seconds)
            ended.set()
            for thread in watchers:
                thread.join()
            for thread in attackers:
                thread.join(timeout=10)
        self._tidy()
        return measured

    def _read(self, other: Attacker, measured: Measured, ended: threading.Event) -> None:
        paths = ("/", "/commitments/", f"/commitments/{self.own[0]}/", "/dialogues/3/", "/search/?q=lithium")
        due, number = time.monotonic(), 0
        while not ended.wait(max(due - time.monotonic(), 0)):
            status = other.get(paths[number % len(paths)])
            measured.pages.append(time.monotonic() - due)
            measured.failed += status != HTTPStatus.OK
            number, due = number + 1, due + PACE

    def _probe(self, other: Attacker, measured: Measured, ended: threading.Event) -> None:
        while not ended.wait(2 * PACE):
            measured.unready += other.ask("GET", "/readyz")[0] != HTTPStatus.OK

    def _give_notices(self, measured: Measured, ended: threading.Event) -> None:
        """Give notice of nothing in particular, and wait until the other four have it, again and again."""
        from django.db import connection  # noqa: PLC0415  # As above.

        while not ended.wait(2):
            begun, reference = time.monotonic(), give_notice()
            while self._mails(reference) < len(OTHERS) and time.monotonic() - begun < 2 * NOTICE:
                time.sleep(0.1)
            measured.notices.append(time.monotonic() - begun)
            ended.wait(20)
        connection.close()

    def _mails(self, reference: str) -> int:
        return sum(reference in str(mail["Subject"]) for mail in list(self.sink.taken))

    def _tidy(self) -> None:
        """Let the next way begin with empty queues and budgets."""
        with self.whole.broker() as broker:
            for key in broker.scan_iter("moc:cost:*"):
                broker.delete(key)
        from django.db import connection  # noqa: PLC0415  # As above.
        from django.utils import timezone  # noqa: PLC0415

        from dialogue.enums import DocumentState  # noqa: PLC0415
        from dialogue.models import DocumentTemplate, ProducedDocument  # noqa: PLC0415
        from partners.models import Webhook  # noqa: PLC0415
        from partners.services import webhooks  # noqa: PLC0415
        from partners.webhook_enums import OffReason  # noqa: PLC0415

        queued = ProducedDocument.objects.filter(state=DocumentState.QUEUED)
        queued.update(state=DocumentState.FAILED, error="Bench")
        DocumentTemplate.objects.all().delete()
        for each in Webhook.objects.filter(off_since=None):
            webhooks.turn_off(webhook=each, because=OffReason.BY_HAND, at=timezone.now())
        connection.close()
        self.sink.taken.clear()
        self.whole.wait(self.whole.is_well)


OTHERS = ("METI", "MOFA", "ISED", "GAC")


def give_notice() -> str:
    """Issue a general notice of the other ministry, and return its reference."""
    from django.utils import timezone  # noqa: PLC0415  # As above.

    from commitments.enums import NoticeKind  # noqa: PLC0415
    from commitments.models import Instrument, Notice  # noqa: PLC0415
    from commitments.services import notices  # noqa: PLC0415
    from contacts.models import User  # noqa: PLC0415

    officer, now = User.objects.get(username=OFFICER), timezone.now()
    notice = Notice(
        instrument=Instrument.objects.shipped(),
        sender=officer.participant,
        kind=NoticeKind.GENERAL,
        subject_en="Fictitious notice",
        body_en="Fictitious words.",
    )
    notices.put_on_record(notice=notice, by=officer, on=now.date())
    notices.issue(notice=notice, by=officer, at=now)
    return notice.reference


@contextmanager
def benched(directory: Path, commitments: int) -> Iterator[Bench]:
    with listening() as sink:
        whole = Whole(directory, sink, ports=(free_port(),), limited=True)
        with whole.running():
            fill = ("demo", "--commitments", str(commitments), "--no-input", "--verbosity", "0")
            whole.supervisor.run("demo", [sys.executable, "manage.py", *fill], whole.variables, PROJECT)
            with whole.connect() as connection:
                connection.execute("VACUUM ANALYZE")
            os.environ.update(whole.variables, DJANGO_SETTINGS_MODULE="mocportal.settings")
            django.setup()
            logging.disable(logging.ERROR)
            with nginx_before(whole.ports[0], directory) as front:
                before = "nginx before the portal" if front else "nginx is not installed"
                say(f"{commitments:,} commitments; {before}.\n")
                yield Bench(whole, sink, front or whole.ports[0])


def measure(ways: list[Way], *, seconds: float, commitments: int) -> int:
    """Say a line for each way, and return 1 where a target is missed."""
    directory = Path(tempfile.mkdtemp(prefix="moc-isolation-"))
    directory.chmod(0o711)
    missed = []
    try:
        with benched(directory, commitments) as bench:
            say("| way | page p50 s | p95 s | worst s | failed | notice s | not ready | requests | answers | missed |")
            say("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |")
            for way in ways:
                measured = bench.measure(way, seconds)
                say(line(way, measured))
                missed += [f"{way.name}: {miss}" for miss in measured.misses]
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    say(f"\nMissed: {', '.join(missed) or 'nothing'}. Load {os.getloadavg()[0]:.1f}.")
    return 1 if missed else 0


def line(way: Way, measured: Measured) -> str:
    answers = ", ".join(f"{count} × {status or 'none'}" for status, count in measured.statuses.most_common(5))
    notice = f"{max(measured.notices):.1f}" if measured.notices else "none"
    figures: tuple[Any, ...] = (
        *(f"{median(measured.pages):.2f}", f"{measured.p95:.2f}", f"{max(measured.pages):.2f}", measured.failed),
        *(notice, measured.unready, sum(measured.statuses.values()), answers, ", ".join(measured.misses)),
    )
    return f"| {way.name} | {' | '.join(map(str, figures))} |"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    names = {way.name: way for way in WAYS}
    parser = argparse.ArgumentParser(prog="python -m tests.bench.isolation", description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--ways", nargs="+", choices=names, default=list(names), help="ways; default: all")
    parser.add_argument("--seconds", type=float, default=300.0, metavar="S", help="for each way; default: 300")
    parser.add_argument("--commitments", type=int, default=2_000, metavar="N", help="in the register; default: 2000")
    asked = parser.parse_args(arguments)
    return measure([names[name] for name in asked.ways], seconds=asked.seconds, commitments=asked.commitments)


if __name__ == "__main__":
    sys.exit(main())
