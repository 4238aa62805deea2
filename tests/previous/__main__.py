"""``python -m tests.previous``: the previous release on the tables of this one, alone and beside this release.

Migrations are run before the first machine gets the new release, and the last old one still works then for hours.
"""

import argparse
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import django

from mocportal.local.state import PROJECT
from tests.drills.full_stack import Whole
from tests.fixtures.smtp import listening
from tests.hosts.load import post
from tests.previous.asking import FORGOTTEN, Asker, errors_in
from tests.previous.release import lay_out, previous

WRITER, PERSON = "meti-partner-writer", "secretariat"
PROGRAMS = ("worker", "scheduler", "web-1", "web-2")
# Seconds in which each task of the minute has its turn.
ROUND = 75
WAITING = "SELECT count(*) FROM contacts_message WHERE state IN ('queued', 'sending')"
FAILED = "SELECT count(*) FROM contacts_message WHERE state IN ('failed', 'uncertain')"
UNSETTLED = "SELECT count(*) FROM history_change WHERE position IS NULL"


def main() -> int:
    asked = _options()
    release = asked.release or previous()
    directory = Path(tempfile.mkdtemp(prefix="moc-previous-"))
    directory.chmod(0o711)
    try:
        old = directory / "release"
        unknown = lay_out(release, old)
        _say(f"{release[:12]} on the tables of today, with migrations that it does not know:")
        _say("\n".join(f"  {name}" for name in unknown) or "  none")
        with listening() as sink:
            whole = Whole(directory, sink)
            with whole.running():
                wrong = list(_tried(whole, old))
        for line in wrong:
            _say(f"WRONG: {line}")
        _say("Nothing was wrong." if not wrong else f"{len(wrong)} things were wrong.")
        return 1 if wrong else 0
    finally:
        if asked.keep:
            _say(f"Kept: {directory}")
        else:
            shutil.rmtree(directory, ignore_errors=True)


def _tried(whole: Whole, old: Path) -> Iterator[str]:
    os.environ.update(whole.variables, DJANGO_SETTINGS_MODULE="mocportal.settings")
    django.setup()
    logging.disable(logging.ERROR)
    accounts = {each["username"]: each for each in json.loads((whole.directory / "accounts.json").read_text())}
    # Its pages name static files of its own.
    static = {"STATIC_ROOT": str(whole.directory / "static-of-old"), "PYTHONPATH": str(old)}
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, cwd=old, env=whole.variables | static, check=True)
    for name in PROGRAMS:
        _change(whole, name, old, static)
    whole.wait(whole.is_well)
    begun = {name: whole.supervisor.log_of(name).stat().st_size for name in PROGRAMS}
    _say("The previous release alone:")
    yield from _asked(whole, "old", whole.ports[:1], accounts)
    # As machines are changed: first what works, so that it knows each task that somebody asks for, then who asks.
    for name in ("worker", "scheduler", "web-2"):
        _change(whole, name, PROJECT, {})
    whole.wait(whole.is_well)
    _say("Beside this one:")
    yield from _asked(whole, "both", whole.ports, accounts)
    whole.supervisor.pause(ROUND)
    with whole.connect() as connection:
        whole.wait(lambda: connection.execute(WAITING).fetchone() == (0,))
        for statement, what in ((FAILED, "mails failed"), (UNSETTLED, "changes have no place")):
            (number,) = connection.execute(statement).fetchone() or (0,)
            if number:
                yield f"{number} {what}"
    for name in PROGRAMS:
        log = whole.supervisor.log_of(name).read_bytes()[begun[name] :].decode(errors="replace")
        yield from (f"{name}: {line}" for line in errors_in(log))
    yield from (f"{name} ended by itself" for name in whole.ended)


def _asked(whole: Whole, name: str, ports: tuple[int, ...], accounts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Everything at each port; what one has answered, and whom it let in, the next one knows."""
    first: Asker | None = None
    answered = ""
    for port in ports:
        program = Asker(port, token=accounts[WRITER]["api_token"])
        program.read_all()
        _, here = program.write(name)
        if answered and json.loads(here).get("reference") != json.loads(answered).get("reference"):
            yield f"port {port}: the same Idempotency-Key was answered anew"
        answered = answered or here
        person = Asker(port, cookies=dict(first.cookies) if first else {})
        if first is None:
            person.sign_in(PERSON, accounts[PERSON]["password"])
            first = person
        person.see_pages()
        stranger = Asker(port)
        stranger.submit(FORGOTTEN, 200, username=PERSON)
        for asker in (program, person, stranger):
            yield from (f"port {port}: {line}" for line in asker.wrong)
        _say(f"  port {port}: {program.asked + person.asked + stranger.asked} requests")
    before = len(whole.sink.taken)
    post(f"{name}-release")
    whole.wait(lambda: len(whole.sink.taken) > before)


def _change(whole: Whole, name: str, to: Path, variables: dict[str, str]) -> None:
    """Run a program from another release, as on a machine that gets it or has it still."""
    one = whole.one(name)
    whole.end(name)
    environment = {key: value for key, value in whole.variables.items() if key != "PYTHONPATH"} | variables
    one.service = replace(one.service, directory=to, environment=environment)
    whole.start_again(name)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.previous", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--release", help="a name or commit; default: the newest release, or the last other tables")
    parser.add_argument("--keep", action="store_true", help="keep the directory with the logs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
