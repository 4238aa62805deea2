"""``python -m tests.drills``: break a whole portal under load in several ways, and count what that cost.

Everything is its own and on the loopback interface; nothing here touches a database or broker that somebody named.
"""

import argparse
import json
import logging
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django

from mocportal.local.state import PROJECT
from tests.drills import disks, load, receivers
from tests.drills.full_stack import NotWellError, Whole
from tests.drills.loss_check import Count, count, waiting
from tests.drills.replica import replica_promoted
from tests.drills.scenarios import BEFORE, DRILLS, Lengths
from tests.drills.steps import killed_at_each_step
from tests.drills.writers import WRITER, Writers
from tests.fixtures.smtp import listening

SIZE = "SELECT count(*) FROM commitments_commitment"
# As the statement before it has counted them.
HISTORY = """
    SELECT sum(reltuples)::bigint FROM pg_class
    WHERE relkind = 'r' AND relname LIKE '%event' AND relnamespace = 'public'::regnamespace AND reltuples > 0
"""
# No name begins with another one: by it what was written during the drill is found.
EVERY = (
    DRILLS
    | {"killed-at-each-step": killed_at_each_step, "webhooks-slow": receivers.webhooks_slow}
    | disks.DRILLS
    # Last: it is another server that answers from then on.
    | {"replica-promoted": replica_promoted}
)
COLUMNS = (
    *("drill", "acknowledged", "present", "lost", "twice", "half", "uncertain", "failed"),
    *("never answered", "asked again", "s until well", "s until all is out"),
)


def main() -> int:
    asked = _options()
    lengths = Lengths(kills=asked.kills, away=60 if asked.short else 600, drain=asked.drain)
    directory = Path(tempfile.mkdtemp(prefix="moc-drills-"))
    directory.chmod(0o711)
    wanted = not asked.load and not disks.DRILLS.keys().isdisjoint(asked.only)
    try:
        with disks.mounted(directory, wanted=wanted, keep=asked.keep) as small, listening() as sink:
            if wanted and not small:
                _say("A disk can be made full only by root, where it may mount one: those drills are left out.\n")
                asked.only = [name for name in asked.only if name not in disks.DRILLS]
            whole = Whole(directory, sink)
            with whole.running():
                _use(whole)
                (account,) = (
                    account
                    for account in json.loads((directory / "accounts.json").read_text())
                    if account["username"] == WRITER
                )
                _say(_machine())
                if asked.load:
                    _load(whole, account, asked.load, asked.commitments)
                    return 0
                _say(f"| {' | '.join(COLUMNS)} |\n| --- |{' ---: |' * (len(COLUMNS) - 1)}")
                lost = sum(_drill(whole, account, name, lengths) for name in asked.only)
                _say(f"\nLoad {os.getloadavg()[0]:.1f} at the end.")
        return 1 if lost else 0
    finally:
        if asked.keep:
            _say(f"Kept: {directory}")
        else:
            shutil.rmtree(directory, ignore_errors=True)


def _drill(whole: Whole, account: dict[str, str], name: str, lengths: Lengths) -> int:
    """Do one drill, say its line of the table, and return how many acknowledged writes are gone."""
    writers = Writers(whole.ports, account, name)
    with writers.writing() as book:
        whole.book = book
        whole.supervisor.pause(BEFORE)
        well = EVERY[name](whole, lengths)
        whole.supervisor.pause(BEFORE)
    with whole.connect() as connection:
        try:
            drained = f"{whole.wait(lambda: not waiting(connection), patience=lengths.drain):.0f}"
        except NotWellError:
            drained = f"more than {lengths.drain:.0f}, {waiting(connection)} left"
        found = count(connection, book, whole.sink, whole.directory / "files", whole.receivers)
    well += receivers.end(whole.receivers)
    _say(_row(name, found, well, drained))
    if whole.ended:
        sys.stderr.write(f"{name}: ended by itself and was started again: {', '.join(whole.ended)}\n")
        whole.ended.clear()
    for refusal in book.refused[:3]:
        sys.stderr.write(f"{name}: {refusal}\n")
    return found.lost + found.halves


def _load(whole: Whole, account: dict[str, str], seconds: float, commitments: int) -> None:
    """Fill the register, let fifty users send twenty requests a second, and say what they met."""
    fill = (sys.executable, "manage.py", "demo", "--commitments", str(commitments), "--no-input", "--verbosity", "0")
    whole.supervisor.run("demo", fill, whole.variables, PROJECT)
    with whole.connect() as connection:
        connection.execute("VACUUM ANALYZE")
        (size,), (history,) = (connection.execute(statement).fetchone() or (0,) for statement in (SIZE, HISTORY))
    _say(f"{size:,} commitments and {history:,} rows of history; 50 users, 20 requests a second, {seconds:.0f} s.\n")
    measured = load.measure(whole, account, users=50, pace=20, seconds=seconds)
    _say("\n".join([*load.lines(measured), f"\nLoad {os.getloadavg()[0]:.1f} at the end."]))
    for error in sorted(set(measured.errors)):
        _say(f"{measured.errors.count(error)} of {error}")


def _row(name: str, found: Count, well: str, drained: str) -> str:
    figures = (
        *(found.acknowledged, found.present, found.lost, found.duplicated, found.halves, found.uncertain),
        *(found.failed, found.unanswered, found.repeated),
    )
    return f"| {name.replace('-', ' ')} | {' | '.join(map(str, figures))} | {well} | {drained} |"


def _use(whole: Whole) -> None:
    """Let this process post mails as the portal does."""
    os.environ.update(whole.variables, DJANGO_SETTINGS_MODULE="mocportal.settings")
    django.setup()
    # That the broker is away, and each word with the mail server, is not what the table is read for.
    logging.disable(logging.ERROR)


def _machine() -> str:
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the "
        f"beginning; {platform.system()} {platform.machine()}, Python {platform.python_version()}.\n"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.drills", description="Break a whole portal under load.")
    parser.add_argument("--only", nargs="+", choices=EVERY, default=list(EVERY), help="drills; default: all")
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="how often the database dies; default: 20")
    parser.add_argument("--short", action="store_true", help="the broker is away for one minute instead of ten")
    parser.add_argument("--drain", type=float, default=1800, metavar="S", help="for what waits after a drill; 1800")
    parser.add_argument("--load", type=float, metavar="S", help="no drill: a steady load for so many seconds")
    parser.add_argument("--commitments", type=int, default=10_000, metavar="N", help="with --load; default: 10000")
    parser.add_argument("--keep", action="store_true", help="keep the directory with the logs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
