"""SQL statements that do more than read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# What reading may still write, by table, and why.
ALLOWED = {
    "django_session": "The session of a browser is extended, and its entry in the table cleared when it has ended.",
    "history_access": "Who opened what, written after the answer has been sent.",
}

# A statement that is more than a reading one: it writes, locks rows, takes a number or an advisory lock.
WRITES = re.compile(r'\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|LOCK\s+TABLE|COPY)\s+"?(\w+)', re.IGNORECASE)
LOCKS = re.compile(
    r"\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b|\bFOR\s+(?:KEY\s+)?SHARE\b|\bnextval\s*\(|\bsetval\s*\(|\bpg_(?:try_)?advisory",
    re.IGNORECASE,
)
# Beginnings of statements that neither read nor write.
FRAMES = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ", "SHOW", "DECLARE", "FETCH", "CLOSE")


def more_than_reading(sql: str) -> str:
    """Return the table that a statement writes, or what else it does beside reading; nothing where it only reads."""
    if found := LOCKS.search(sql):
        return found[0]
    if found := WRITES.search(sql):
        return found[1]
    begins = sql.lstrip("( \n\t").upper()
    return "" if begins.startswith(("SELECT", "WITH", *FRAMES)) else sql[:60]


@contextmanager
def noted(does: dict[str, str], asking: str) -> Iterator[None]:
    def execute(run: Any, sql: str, *rest: Any) -> Any:
        found = more_than_reading(str(sql))
        if found and found not in ALLOWED:
            does.setdefault(f"{asking}: {found}", str(sql)[:300])
        return run(sql, *rest)

    with connection.execute_wrapper(execute):
        yield
