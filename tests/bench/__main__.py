"""`make bench`: what the portal costs and where a request spends it, on servers that are thrown away.

``python -m tests.bench --only agenda`` and ``--sizes 100 10000`` run a part of it.
"""

import argparse
import logging
import os
import sys
from pathlib import Path

import django

from mocportal.local import catalogues
from mocportal.local.state import PROJECT
from tests import template_database
from tests.bench import isolation
from tests.servers import EphemeralServers

# Hours long, on a whole portal of its own; only where it is named.
ISOLATION = "isolation"
PARTS = ("agenda", "pack", "lists", "admin", "feed", "way", "participants", "seals", "accesses", "growth")
SIZES = (100, 10_000, 100_000)
REPORT = PROJECT / "var" / "bench" / "report.md"


# As in the tests: a page names its static files, and nobody fetches them.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def main() -> None:
    options = _options()
    if ISOLATION in options.only:
        lengths = ("--seconds", str(options.duration), *(["--ways", *options.ways] if options.ways else []))
        sys.exit(isolation.main([*lengths, "--commitments", str(options.commitments)]))
    # A database that somebody named is never filled with fictitious records.
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    catalogues.compile_all()
    servers = EphemeralServers()
    try:
        servers.start()
        # With helpers at its side a process of the database would not tell all that a statement took.
        os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"
        # The template is migrated already, and no test needs it here.
        os.environ["DATABASE_URL"] = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{template_database.NAME}"
        django.setup()
        _measure(options)
    finally:
        servers.stop()


def _measure(options: argparse.Namespace) -> None:
    # These read the settings, which know the servers only now.
    from django.test import override_settings  # noqa: PLC0415

    from tests.bench import accesses, admin, agenda, feed, growth, lists, pack, participants, seals, way  # noqa: PLC0415
    from tests.bench.report import Report  # noqa: PLC0415

    with Path(os.devnull).open("w") as nowhere, override_settings(STORAGES=STORAGES):
        # A request is logged as it is in a deployment; nobody reads it here.
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler):
                handler.setStream(nowhere)
        report = Report(REPORT)
        report.machine()
        measures = {
            "agenda": lambda: agenda.measure(report, seconds=options.seconds),
            "pack": lambda: pack.measure(report, seconds=options.seconds),
            "lists": lambda: lists.measure(report, sizes=options.sizes, seconds=options.seconds),
            "admin": lambda: admin.measure(report, sizes=options.sizes, seconds=options.seconds),
            "feed": lambda: feed.measure(report, sizes=options.sizes, seconds=options.seconds),
            "way": lambda: way.measure(report),
            "participants": lambda: participants.measure(report),
            "seals": lambda: seals.measure(report, rows=options.rows),
            "accesses": lambda: accesses.measure(report, seconds=options.seconds),
            "growth": lambda: growth.measure(report, sizes=options.growth),
        }
        for part in PARTS:
            if part in options.only:
                measures[part]()
        report.end()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the portal.")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=(*PARTS, ISOLATION),
        default=PARTS,
        help="parts to measure; default: all but isolation",
    )
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="commitments; default: 100 10000 100000"
    )
    parser.add_argument(
        "--growth", nargs=2, type=int, default=(1_000, 20_000), metavar="N", help="commitments; default: 1000 20000"
    )
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N", help="of history; default: 1000000")
    parser.add_argument("--seconds", type=float, default=2.0, metavar="S", help="for each line of a table; default: 2")
    parser.add_argument("--duration", type=float, default=300.0, metavar="S", help="of a way of isolation; 300")
    parser.add_argument("--ways", nargs="+", metavar="WAY", help="of isolation; default: all")
    parser.add_argument("--commitments", type=int, default=2_000, metavar="N", help="in its register; default: 2000")
    return parser.parse_args()


if __name__ == "__main__":
    main()
