"""The tables between tests whose rows are committed: emptied without a TRUNCATE, and filled again without a seed.

Django truncates all of the two hundred tables with their thousand indexes after each such test, which costs the
server half a second; deleting the rows of the few that hold any costs a hundredth of that. Rows come and go here with
the triggers off: they are no acts of anybody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

# What migrations and Django itself put in, and no test changes.
KEPT = ("django_migrations", "django_content_type", "auth_permission")

# Filled tables are those that have pages, so that the empty ones are not even opened.
TABLES = (
    "SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
    f" AND relname NOT IN ('{"', '".join(KEPT)}') AND pg_relation_size(oid) > 0"
)
EMPTY = f"""
DO $$
DECLARE filled regclass;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR filled IN {TABLES} LOOP
        EXECUTE format('DELETE FROM %s', filled);
    END LOOP;
END $$
"""

type Rows = dict[str, bytes]

_made: dict[tuple[Any, ...], Rows] = {}


def may_switch_triggers_off() -> bool:
    """Whether the server is the tests' own, where template.make has given the portal's role this right."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        return bool(cursor.fetchone()[0])


def empty() -> None:
    """Leave no committed row but those of the migrations."""
    if not may_switch_triggers_off():
        call_command("flush", verbosity=0, interactive=False, allow_cascade=True, inhibit_post_migrate=False)
        return
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)


def make_once(name: str, make: Callable[[], object]) -> None:
    """Have what ``make`` leaves in empty tables: made the first time on a day, and copied in from then on.

    Everything that it makes must lie in the tables. Where they are not empty, ``make`` is called as it is. It is made
    with the rights that the test works with, and copied with the owner's.
    """
    made = (connection.settings_dict["NAME"], connection.settings_dict["PORT"], name, _moment())
    with _as_owner():
        copied = may_switch_triggers_off() and not _filled()
        if copied and made in _made:
            _copy_in(_made[made])
            return
    make()
    if copied:
        with _as_owner():
            _made[made] = _copy_out()


def _moment() -> datetime | tuple[date, ...]:
    """What the time of what is made may differ by: a day in UTC or in a capital, and a minute of a chosen time."""
    now = timezone.now()
    if time_machine.escape_hatch.is_travelling():
        return now.replace(second=0, microsecond=0)
    return tuple(now.astimezone(ZoneInfo(zone)).date() for zone in ("UTC", "America/Toronto", "Asia/Tokyo"))


def seed() -> None:
    """Have the register as the portal's first start leaves it."""
    make_once("seed", lambda: call_command("seed", verbosity=0))


def _filled() -> list[str]:
    """The tables with rows that this session sees: pages alone may hold the rows of tests that were taken back."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        paged = [str(name) for (name,) in cursor.fetchall()]
        if not paged:
            return []
        cursor.execute(" UNION ALL ".join(f"(SELECT '{name}' FROM {name} LIMIT 1)" for name in paged))
        return [name for (name,) in cursor.fetchall()]


def _copy_out() -> Rows:
    rows = {}
    with connection.cursor() as cursor:
        for table in _filled():
            with cursor.copy(f"COPY {table} ({_columns(table)}) TO STDOUT (FORMAT BINARY)") as out:
                rows[table] = b"".join(bytes(each) for each in out)
    return rows


def _copy_in(rows: Rows) -> None:
    with _triggers_off(), connection.cursor() as cursor:
        for table, content in rows.items():
            with cursor.copy(f"COPY {table} ({_columns(table)}) FROM STDIN (FORMAT BINARY)") as into:
                into.write(content)


@contextmanager
def _as_owner() -> Iterator[None]:
    """Lay down the role of the portal, in which tests work that are taken back, and take it up again."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        role = cursor.fetchone()[0]
        cursor.execute("SET LOCAL ROLE NONE")
        yield
        cursor.execute(f"SET LOCAL ROLE {role}")


@contextmanager
def _triggers_off() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        # A test that is taken back is one transaction, and goes on in this one.
        cursor.execute("SET LOCAL session_replication_role = origin")


_written: dict[str, str] = {}


def _columns(table: str) -> str:
    """The columns that are written, and not generated from others."""
    if table not in _written:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                [table],
            )
            _written[table] = cursor.fetchone()[0]
    return _written[table]
