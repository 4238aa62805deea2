"""Numbers from several processes, as several web workers take them. The red twin stands in test_references.py."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.db import connection

from tests.commitments.races.actions import PATIENCE
from tests.commitments.races.numbering import STARTING_LINE

# Each process costs its start; more of them than there are cores prove no more.
PROCESSES, NUMBERS = 4, 250


@pytest.mark.django_db(transaction=True)
def test_numbers_from_several_processes_are_distinct_and_without_a_gap() -> None:
    each, more = divmod(NUMBERS, PROCESSES)
    address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    with ExitStack() as started:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [STARTING_LINE])
            processes = [
                started.enter_context(
                    subprocess.Popen(
                        (sys.executable, "-m", "tests.commitments.races.numbering", str(each + (number < more))),
                        env=os.environ | {"DATABASE_URL": address},
                        cwd=settings.BASE_DIR,
                        stdout=subprocess.PIPE,
                        text=True,
                    )
                )
                for number in range(PROCESSES)
            ]
            wait_for_all_at_the_line()
            cursor.execute("SELECT pg_advisory_unlock(%s)", [STARTING_LINE])
        lists = [process.communicate(timeout=PATIENCE * PROCESSES)[0].split() for process in processes]
    assert sorted(number for numbers in lists for number in numbers) == sorted(
        f"MOC-2026-{number:03}" for number in range(1, NUMBERS + 1)
    )
    # They took turns: no process had all its numbers in a row.
    assert all(position(numbers[-1]) - position(numbers[0]) >= len(numbers) for numbers in lists)


def position(reference: str) -> int:
    return int(reference.rpartition("-")[2])


def wait_for_all_at_the_line() -> None:
    until = time.monotonic() + PATIENCE * PROCESSES
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
                " WHERE locktype = 'advisory' AND NOT granted AND objid = %s AND datname = current_database()",
                [STARTING_LINE],
            )
            if cursor.fetchone()[0] == PROCESSES:
                return
        time.sleep(0.05)
    pytest.fail("Not all processes came to the starting line.")
