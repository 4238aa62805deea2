"""``python -m tests.hosts``: the portal on ten hosts, of which one after the other is killed and unplugged."""

import argparse
import json
import logging
import os
import platform
import shutil
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import django
from aiosmtpd.controller import Controller

from tests.drills.receivers import Receiver
from tests.drills.writers import WRITER
from tests.fixtures.smtp import Sink
from tests.hosts.load import Load, count, is_quiet
from tests.hosts.network import DESK, NoNamespacesError, network
from tests.hosts.scenarios import SCENARIOS
from tests.hosts.site import NAMES, Site

# Seconds under load before a host is lost, and after all is well.
BEFORE, AFTER = 4, 3
# Seconds for what waits after a drill. A busy machine takes long over it, and that is no finding.
DRAIN = 900
COLUMNS = (
    *("host", "acknowledged", "lost", "twice", "half", "sent again", "uncertain", "failed", "never answered"),
    *("asked again", "lists", "earlier state shown", "s of silence", "s until well", "s until told"),
    "s until all is out",
)


def main() -> int:
    asked = _options()
    try:
        hosts = network(NAMES)
    except NoNamespacesError as error:
        sys.stderr.write(
            f"\n*** NOTHING WAS TRIED: this machine has no network namespaces for us ({error}). ***\n"
            "Run it as root on Linux; `make drill` breaks the same parts as processes on loopback.\n\n"
        )
        return 2
    # So that a request to end it ends what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    directory = Path(tempfile.mkdtemp(prefix="moc-hosts-"))
    directory.chmod(0o711)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "EMAIL_HOST"):
        # What somebody named is never broken.
        os.environ.pop(name, None)
    sink = Sink(port=2525)
    post = Controller(sink, hostname=DESK, port=sink.port)
    post.start()
    try:
        site = Site(directory, hosts, sink)
        with site.running():
            token = _token(site, directory)
            site.receivers += [Receiver(host=DESK) for _ in range(2)]
            for receiver in site.receivers:
                receiver.listen(type="commitment", kinds=["created"])
            _say(_machine())
            _say(f"| {' | '.join(COLUMNS)} |\n| --- |{' ---: |' * (len(COLUMNS) - 1)}")
            wrong = sum(_drill(site, token, name) for name in asked.only)
            _say(f"\nLoad {os.getloadavg()[0]:.1f} at the end.")
        return 1 if wrong else 0
    finally:
        post.stop(no_assert=True)
        if asked.keep:
            _say(f"Kept: {directory}")
        else:
            shutil.rmtree(directory, ignore_errors=True)


def _drill(site: Site, token: str, name: str) -> int:
    """Do one, say its line, and return how much of it must not be."""
    load = Load(site, token, name.replace(" ", "-").replace(",", ""))
    site.wait(site.is_whole)
    for receiver in site.receivers:
        receiver.forget()
    with load.going_on() as book:
        site.rest(BEFORE)
        begun = time.monotonic()
        well = SCENARIOS[name](site)
        site.rest(AFTER)
        silence = book.silence(begun)
    out = site.wait(lambda: is_quiet(site), patience=DRAIN)
    found = count(site, book)
    told = sorted(map(book.told_within, site.receivers))
    figures = (
        *(found.acknowledged, found.lost, found.twice, found.half, found.again, found.uncertain, found.failed),
        *(len(book.open), book.repeated, book.lists, book.stale),
        *(f"{silence:.1f}", f"{well:.1f}", " and ".join(f"{each:.0f}" for each in told), f"{out:.0f}"),
    )
    _say(f"| {name} | {' | '.join(map(str, figures))} |")
    if site.ended:
        sys.stderr.write(f"{name}: ended by itself and was started again: {', '.join(site.ended)}\n")
        site.ended.clear()
    for refusal in book.refused[:3]:
        sys.stderr.write(f"{name}: {refusal}\n")
    return found.lost + found.twice + found.half + book.stale


def _token(site: Site, directory: Path) -> str:
    """Let this process post mails as the portal does, and say with which token the writers come."""
    os.environ.update(site.variables, DJANGO_SETTINGS_MODULE="mocportal.settings")
    django.setup()
    # That a host is away, and each word with the mail server, is not what the table is read for.
    logging.disable(logging.ERROR)
    accounts = json.loads((directory / "accounts.json").read_text())
    (token,) = (str(account["api_token"]) for account in accounts if account["username"] == WRITER)
    return token


def _machine() -> str:
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {len(NAMES)} hosts on {os.cpu_count()} processors, load "
        f"{os.getloadavg()[0]:.1f} at the beginning; {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}.\n"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.hosts", description="Lose one host after the other.")
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=list(SCENARIOS), help="default: all")
    parser.add_argument("--keep", action="store_true", help="keep the directory with the logs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
