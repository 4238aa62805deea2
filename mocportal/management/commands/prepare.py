"""Command that prepares the database and files for `make run`, before the web server starts."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from mocportal.local.progress import ConsoleProgress
from mocportal.local.state import Servers, VarDirectory, shown

# The Dialogue of the agenda files that the README names.
DIALOGUE = 3


class Command(BaseCommand):
    """Prepare command that runs all steps in one process, since starting Django costs more than most of them."""

    help = "Bring the local portal up to date: tables, the MOC, demo accounts, static files, the agenda."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demonstration", action="store_true", help="add an invented year to the database")

    def handle(self, *_args: Any, **options: Any) -> None:
        var = Path(settings.VAR_DIR)
        step = ConsoleProgress().step

        def run(command: str, **more: Any) -> None:
            # The terminal shows the steps; the output of the commands goes to the log.
            call_command(command, verbosity=0, stdout=self.stderr, **more)

        with step("Bringing the tables up to date"):
            run("upgrade_schema")
        with step("Loading the Memorandum of Cooperation and its history"):
            run("seed")
        servers = Servers.known(VarDirectory(var))
        # A database set by DATABASE_URL may hold real records, so it gets no account with a known password.
        if servers and servers.are_behind(settings.DATABASES["default"]):
            with step("Making the demo accounts"):
                run("accounts")
        if options["demonstration"]:
            with step("Adding an invented year, numbered DEMO"):
                run("demo", year=True)
        collected = Path(settings.STATIC_ROOT) / "collected"
        wanted = static_files()
        if not collected.exists() or collected.read_text() != wanted:
            with step("Collecting static files"):
                run("collectstatic", interactive=False, clear=True)
                collected.write_text(wanted)
        agenda = var / "agenda"
        with step(f"Writing the agenda of Dialogue {DIALOGUE} to {shown(agenda)}"):
            run("agenda", dialogue=DIALOGUE, all=True, output_dir=str(agenda))


def static_files() -> str:
    """Return a digest of all static files, so that they are collected again only after a change."""
    known = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            known.append((path, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(repr(sorted(known)).encode()).hexdigest()
