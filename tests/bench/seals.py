"""What a long history costs whoever seals it, checks it, takes it out, or asks it: in time and in memory."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from time import perf_counter, sleep

from django.db import connection
from django.utils import timezone

from contacts.enums import Role
from contacts.models import User
from mocportal.local.state import PROJECT
from tests.bench import long_history
from tests.bench.portal import Portal, session
from tests.bench.report import Report

COLUMNS = ("{rows} rows of history", "seconds", "CPU s of the portal", "memory MB", "lines")
CHECK = PROJECT / "audit" / "verify_history.py"
SIZES = """
SELECT sum(pg_total_relation_size(oid)) FILTER (WHERE relname LIKE '%event')::bigint / 1000000,
    sum(pg_total_relation_size(oid)) FILTER (WHERE relname = 'history_sealedrow')::bigint / 1000000
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def measure(report: Report, *, rows: int) -> None:
    """Write such a history, then run each command in a process of its own."""
    written = long_history.write(rows)
    title, *others = COLUMNS
    report.table("A long history", [title.format(rows=f"{written:,}"), *others], _lines())
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        history, sealed = cursor.fetchone()
    report.say(f"\nThe history takes {history:,} MB in the database, its sealed copies {sealed:,} MB.")


def _lines() -> Iterator[list[str]]:
    # A month in the middle of it.
    first = timezone.now().date() + long_history.YEARS / 2
    all_of_it = ("--from", "2000-01-01", "--to", "2099-12-31")
    month = ("--from", f"{first}", "--to", f"{first + timedelta(days=30)}")
    person = User.objects.filter(pk__lte=long_history.PEOPLE).order_by("pk").first() or User.objects.create_user(
        "bench-reader", role=Role.READER
    )
    record = f"commitments.Commitment:{long_history.COMMITMENTS // 2}"
    with tempfile.TemporaryDirectory() as directory:
        file = str(Path(directory) / "history.ndjson")
        yield _run("seal all of it", "seal_history")
        yield _run("compare it with its seals", "verify_history")
        yield _run("export it", "export_history", file)
        yield _timed("check the export without the portal", [sys.executable, str(CHECK), file])
    yield _run("who: one record, ever", "who", "--record", record, *all_of_it)
    yield _run("who: one kind of record, a month", "who", "--record", "commitments.Commitment", *month)
    yield _run("who: one person, a month", "who", "--person", person.username, *month)
    yield _run("who: one person, ever", "who", "--person", person.username, *all_of_it)
    yield _page(f"?person={person.username}&since={month[1]}&until={month[3]}")


def _run(name: str, *command: str) -> list[str]:
    return _timed(name, [sys.executable, "-W", "ignore", "manage.py", *command])


def _timed(name: str, command: Sequence[str]) -> list[str]:
    """What a process took from its start to its end, the loading of Django included."""
    with tempfile.TemporaryFile() as told:
        began = perf_counter()
        process = subprocess.Popen(command, cwd=PROJECT, stdout=told)
        memory = 0.0
        while (done := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            memory = max(memory, _memory(process.pid))
            sleep(0.05)
        _pid, status, used = done
        # So that nobody waits for it again.
        process.returncode = os.waitstatus_to_exitcode(status)
        took = perf_counter() - began
        if process.returncode:
            raise RuntimeError(f"{name}: {process.returncode}")
        told.seek(0)
        lines = sum(1 for _ in told)
    spent = used.ru_utime + used.ru_stime
    # The table comes when all is done, which takes a while.
    sys.stderr.write(f"{name}: {took:.1f} s\n")
    return [name, f"{took:.1f}", f"{spent:.1f}", f"{memory:.0f}", f"{lines:,}"]


def _memory(pid: int) -> float:
    """The most that a process had at once, in megabytes, since it became the program that it is."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return 0.0
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(peak[1]) / 1024 if peak else 0.0


def _page(query: str) -> list[str]:
    administrator = User.objects.create_user("bench-administrator", role=Role.ADMINISTRATOR)
    ask = Portal().get(f"/audit/{query}", **session(administrator))
    began = perf_counter()
    ask()
    return ["the page: one person, a month", f"{perf_counter() - began:.1f}", "", "", ""]
