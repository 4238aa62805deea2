"""A portal of the test's own, whose database, broker and workers can be killed: real processes all of them."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import redis
from django.db import connection
from django.utils import timezone

from contacts.enums import MessageKind, MessageState
from contacts.models import Message
from contacts.rules.email_content import EmailContent
from contacts.services import delivery, outbox
from contacts.services.addresses import Addressee
from contacts.services.delivery.claims import YOUNG
from core.tasks import dispatch
from mocportal.celery import app
from mocportal.local.ports import LOOPBACK
from mocportal.local.service import Service, end_group, spawn
from mocportal.local.state import PROJECT, Servers
from mocportal.local.supervisor import RunningService, Supervisor, tail
from tests import template_database
from tests.faults.failing_processes import TASK, Step, is_alive
from tests.fixtures.smtp import Does, Sink

LETTER = EmailContent("Fictitious subject", ("Fictitious line.",), link="/")
numbers = count(1)

# Seconds, where the schedule has a minute.
BETWEEN_SWEEPS = 2

DOOMED = "doomed"


@dataclass(frozen=True)
class Tally:
    """What became of messages. Lost is one that nobody has, and that the portal would never speak of again."""

    lost: int
    duplicated: int
    uncertain: int
    failed: int = 0


@dataclass
class Portal:
    """Servers, workers and the server that takes the mail."""

    supervisor: Supervisor
    servers: Servers
    sink: Sink

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": self.servers.database_url.rpartition("/")[0] + f"/{template_database.NAME}",
            "REDIS_URL": self.servers.redis_url,
            "EMAIL_HOST": LOOPBACK,
            "EMAIL_PORT": str(self.sink.port),
            "EMAIL_USE_TLS": "0",
        }

    def worker(self, name: str, application: str, queue: str, pool: str) -> Service:
        return Service(
            name=name,
            command=(
                *(sys.executable, "-m", "celery", "--app", application, "worker", "--queues", queue, "--pool", pool),
                *("--concurrency", "2", "--loglevel", "INFO", "--without-mingle", "--without-gossip"),
                *("--without-heartbeat", "--hostname", f"{name}@faults"),
            ),
            ready=lambda: b" ready." in self.log_of(name).read_bytes(),
            environment=self.environment,
            directory=PROJECT,
            # Nothing it could say is waited for; the broker may be gone.
            stop_signal=signal.SIGKILL,
        )

    def start(self) -> None:
        """Start a worker that lives and one whose processes will not."""
        self.harden_database()
        self.supervisor.start(self.worker("worker", "mocportal", "celery", "threads"))
        self.supervisor.start(self.worker(DOOMED, "tests.faults.failing_processes", DOOMED, "prefork"))

    def harden_database(self) -> None:
        """Let no commit be lost with the server; without fsync, which is for power cuts and not for what dies here."""
        one = self.running("database")
        hard = (*one.service.command, "-c", "synchronous_commit=on", "-c", "full_page_writes=on")
        one.service = replace(one.service, command=hard)
        self.kill("database", by=signal.SIGINT)
        self.start_again("database")

    def log_of(self, name: str) -> Path:
        return self.supervisor.log_of(name)

    def running(self, name: str) -> RunningService:
        return next(one for one in self.supervisor.running if one.service.name == name)

    def kill(self, name: str, *, by: signal.Signals = signal.SIGKILL) -> None:
        """End a program without asking it, and wait until it is gone."""
        process = self.running(name).process
        process.send_signal(by)
        process.wait(timeout=20)
        end_group(process.pid)

    def start_again(self, name: str) -> None:
        """Start a program that was killed, and wait until it answers."""
        one = self.running(name)
        one.process = spawn(one.service, self.log_of(name))
        deadline = time.monotonic() + 20
        while not one.service.ready():
            assert time.monotonic() < deadline, tail(self.log_of(name), 0)
            time.sleep(0.05)

    def flush_broker(self) -> None:
        with redis.Redis.from_url(self.servers.redis_url) as broker:
            broker.flushall()

    @contextmanager
    def paused(self, name: str) -> Iterator[None]:
        """Let a program do nothing for a while, without knowing that it does not."""
        process = self.running(name).process
        process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            process.send_signal(signal.SIGCONT)

    def post(self, kind: MessageKind, does: Does = Does.ACCEPT, *, tell: bool = True) -> Message:
        """Record a message; without ``tell`` no worker is told, as when the broker is away."""
        number = next(numbers)
        to = Addressee("Fictitious desk", f"desk{number}@example.invalid", "en")
        self.sink.does[to.address] = does
        with nullcontext() if tell else broker_at("redis://127.0.0.1:1/0"):
            return outbox.post(kind=kind, key=f"fault:{number}", to=to, letter=LETTER, at=timezone.now())

    def die_delivering(self, kind: MessageKind, step: Step) -> Message:
        """Record a message, and let a process of the doomed worker be killed at a step of its delivery."""
        message = self.post(kind, tell=False)
        note = self.supervisor.var.run / f"doomed-{message.pk}"
        if step is Step.BEFORE_ANSWER:
            self.sink.when_content_is_there = lambda: os.kill(int(note.read_text()), signal.SIGKILL)
        app.send_task(TASK, args=[message.pk, step, str(note)], queue=DOOMED)
        died = self.wait_while(lambda: not note.exists() or is_alive(note), seconds=20)
        self.sink.when_content_is_there = lambda: None
        assert died, tail(self.log_of(DOOMED), 0)
        return message

    def drain(self, messages: list[Message], *, seconds: float = 30) -> None:
        """Let time pass and the sweeper work until nothing waits any more. Fails where something does for ever."""
        dispatch.quiet.end()
        mine = Message.objects.filter(pk__in=[message.pk for message in messages])
        deadline = time.monotonic() + seconds
        while mine.waiting().exists():
            assert time.monotonic() < deadline, tail(self.log_of("worker"), 0)
            now = timezone.now()
            mine.filter(state=MessageState.QUEUED).update(next_attempt_at=now)
            mine.filter(state=MessageState.SENDING).update(claimed_at=now - YOUNG - timedelta(seconds=1))
            delivery.sweep(at=now)
            self.wait_while(mine.waiting().exists, seconds=BETWEEN_SWEEPS)

    def wait_while(self, condition: Callable[[], bool], *, seconds: float) -> bool:
        """Wait until the condition no longer holds, but no longer than so many seconds; whether it came to that."""
        deadline = time.monotonic() + seconds
        while (holds := condition()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return not holds

    def tally(self, messages: list[Message]) -> Tally:
        rows = list(Message.objects.filter(pk__in=[message.pk for message in messages]))
        copies = self.sink.copies
        return Tally(
            lost=sum(not copies[row.message_id] and not row.state_of.waits_for_a_person for row in rows),
            duplicated=sum(max(copies[row.message_id] - 1, 0) for row in rows),
            uncertain=sum(row.state_of is MessageState.UNCERTAIN for row in rows),
            failed=sum(row.state_of is MessageState.FAILED for row in rows),
        )


@contextmanager
def broker_at(address: str) -> Iterator[None]:
    """Let what this process sends go to another broker or queue."""
    before = app.conf.broker_url
    _turn_to(address)
    try:
        yield
    finally:
        _turn_to(before)


def _turn_to(address: str) -> None:
    app.conf.update(broker_url=address)
    # The app keeps its connections, and would go on to the broker that it first asked. Its types know nothing of that.
    keeping: Any = app
    keeping._after_fork()
    keeping.control.mailbox.__dict__.pop("producer_pool", None)
    dispatch.quiet.end()


@contextmanager
def database_of(servers: Servers) -> Iterator[None]:
    """Let this process read and write the database of those servers instead of that of the tests."""
    place: dict[str, Any] = {
        "HOST": LOOPBACK,
        "PORT": servers.database_port,
        "USER": "moc",
        "PASSWORD": servers.database_password,
        "NAME": template_database.NAME,
    }
    connection.close()
    before = {name: connection.settings_dict[name] for name in place}
    connection.settings_dict.update(place)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
