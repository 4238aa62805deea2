"""`make run`: starts a complete portal, and stops it on Ctrl-C."""

import json
import os
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from mocportal.local import catalogues, embedded
from mocportal.local.lock import only_supervisor
from mocportal.local.ports import LOOPBACK, web_listeners
from mocportal.local.progress import ConsoleProgress
from mocportal.local.service import Service
from mocportal.local.state import PROJECT, VarDirectory, environment, shown
from mocportal.local.supervisor import Supervisor

DEFAULT_PORT = "8000"


# Names of processes in the output of the start; the others are their own.
LABELS = {"heavy": "worker for long tasks", "webhooks": "worker for webhooks", "web": "web server"}


def run(var: VarDirectory, *, demonstration: bool = False) -> None:
    """Start everything, print the URLs, and supervise the services until a signal to stop.

    A ``demonstration`` has an invented year. Raise LocalError if a service does not start; services already started are
    stopped before.
    """
    progress = ConsoleProgress()
    with only_supervisor(var):
        supervisor = Supervisor(var, progress)
        with supervisor.signals():
            try:
                supervisor.stop_leftovers()
                # First, since a port in use is the most frequent failure. The port is held from here on: if another
                # program took it during set-up, its responses would look like the portal's.
                with web_listeners(os.environ.get("PORT") or DEFAULT_PORT) as listeners:
                    start(supervisor, listeners, demonstration=demonstration)
                    for line in welcome(var, port_of(listeners), demonstration=demonstration):
                        progress.say(line)
                    supervisor.watch()
                progress.say("\nEnding ...")
            finally:
                supervisor.stop()


def port_of(listeners: Sequence[socket.socket]) -> int:
    port: int = listeners[0].getsockname()[1]
    return port


def start(supervisor: Supervisor, listeners: Sequence[socket.socket], *, demonstration: bool = False) -> None:
    """Start the servers, load an empty database, and start the portal's own processes."""
    port = port_of(listeners)
    var, step = supervisor.var, supervisor.progress.step
    if catalogues.stale():
        with step("Compiling the translations"):
            catalogues.compile_all()
    embedded.start(supervisor, var)
    servers = embedded.start_catcher(supervisor, var)
    # Links in mail use the port of this run, unless PORTAL_URL is set.
    variables = {"PORTAL_URL": f"http://localhost:{port}"} | os.environ | environment(var, servers)
    prepare = [sys.executable, "manage.py", "prepare", *(["--demonstration"] if demonstration else [])]
    supervisor.run("prepare", prepare, variables, PROJECT)
    for service in processes(var, variables, port, listeners):
        with step(f"Starting the {LABELS.get(service.name, service.name)}"):
            supervisor.start(service)


def processes(
    var: VarDirectory, variables: dict[str, str], port: int, listeners: Sequence[socket.socket] = ()
) -> list[Service]:
    """Return the portal's own processes in start order. Web inherits the ``listeners`` on ``port``."""
    celery = (sys.executable, "-m", "celery", "--app", "mocportal")
    quiet = ("--loglevel", "INFO", "--without-mingle", "--without-gossip")

    def service(
        name: str,
        command: tuple[str, ...],
        *,
        ready: Callable[[], bool],
        stops_within: float,
        descriptors: tuple[int, ...] = (),
    ) -> Service:
        started = Service(name, command, ready, variables, PROJECT, ready_within=60.0, stops_within=stops_within)
        return replace(started, descriptors=descriptors)

    return [
        service(
            "worker",
            (*celery, "worker", "--queues", "celery", "--concurrency", "2", *quiet),
            # Readiness is checked last: the portal is ready after a worker's first heartbeat.
            ready=lambda: True,
            stops_within=30.0,
        ),
        # Workers on one machine need distinct names.
        service(
            "heavy",
            (
                *(*celery, "worker", "--queues", "heavy", "--pool", "threads", "--concurrency", "2", *quiet),
                *("--hostname", "heavy@%h"),
            ),
            ready=lambda: True,
            # Interrupted tasks are resumed.
            stops_within=5.0,
        ),
        service(
            "webhooks",
            (
                *(*celery, "worker", "--queues", "webhooks", "--pool", "threads", "--concurrency", "8", *quiet),
                *("--hostname", "webhooks@%h"),
            ),
            ready=lambda: True,
            # A slow receiver is not awaited: an unanswered message is sent again.
            stops_within=5.0,
        ),
        service(
            "scheduler",
            (*celery, "beat", "--loglevel", "INFO", "--schedule", str(var.run / "schedule"), "--pidfile", ""),
            ready=lambda: True,
            stops_within=10.0,
        ),
        service(
            "web",
            (
                *(
                    sys.executable,
                    "-m",
                    "gunicorn",
                    "--config",
                    "python:mocportal.operations.serving",
                    "mocportal.wsgi",
                ),
                *(f"--bind=fd://{listener.fileno()}" for listener in listeners),
                *(() if listeners else (f"--bind={LOOPBACK}:{port}",)),
                *("--worker-class", "gthread", "--workers", "2", "--threads", "8", "--graceful-timeout", "10"),
                *("--no-control-socket", "--preload"),
            ),
            ready=lambda: is_ready(port),
            stops_within=15.0,
            descriptors=tuple(listener.fileno() for listener in listeners),
        ),
    ]


def is_ready(port: int) -> bool:
    """Return whether the portal is ready, including database, broker and a worker."""
    # Not urllib, which would use the proxy of the environment.
    connection = HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == HTTPStatus.OK
    except (HTTPException, OSError):
        return False
    finally:
        connection.close()


def welcome(var: VarDirectory, port: int, *, demonstration: bool = False) -> list[str]:
    """Return the lines that the terminal shows once all services run."""
    accounts = var.root / "accounts.json"
    return [
        "",
        f"The portal answers at  http://localhost:{port}/",
        f"Programming interface  http://localhost:{port}/api/v1/docs/",
        f"Agenda, 3rd Dialogue   {shown(var.root / 'agenda')}/dialogue-3-agenda.{{en,fr,ja}}.{{docx,pdf}}",
        f"Mail that was sent     {mail(port)}",
        f"Logs                   {shown(var.log)}/",
        "",
        # An earlier run may have left the embedded database's accounts, which are not those of DATABASE_URL.
        *(["No demo accounts: DATABASE_URL names a database."] if os.environ.get("DATABASE_URL") else table(accounts)),
        "",
        "Ctrl-C ends it. What you enter is kept for the next start.",
        f"This is a demonstration: invented numbers begin with DEMO. Delete {shown(var.root)}/ for a new year."
        if demonstration
        else "The register holds the public record only. To see a year of use with invented records: make demo",
    ]


def mail(port: int) -> str:
    """Return the place where the portal's mail can be read."""
    host = os.environ.get("EMAIL_HOST")
    return f"with the server that EMAIL_HOST names ({host})" if host else f"http://localhost:{port}/mail/"


def table(accounts: Path) -> list[str]:
    """Return the demo accounts, one per line; their tokens are only in the file."""
    rows = [
        # A partner system has no password sign-in.
        (
            account["role"],
            account["participant"] or "",
            account["username"],
            "(API only)" if account["role"] == "partner" else account["password"],
        )
        for account in json.loads(accounts.read_text())
    ]
    head = ("Role", "Participant", "User name", "Password")
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in [head, *rows]]
    return [f"Demo accounts (with their tokens in {shown(accounts)})", *(line.rstrip() for line in lines)]
