"""Reference numbers of records, unique within a series and year."""

from uuid import uuid4

from django.db import connection

from commitments.models import ReferenceCounter

# Series of references for records that a preview creates and rolls back. No real series has this name.
TRIAL = "trial-"


def next_reference(*, series: str, year: int) -> str:
    """Allocate the next reference of a series, such as ``MOC-2026-014``.

    Other transactions that allocate in the same series and year wait until this one ends. If it is rolled back, its
    number is released.
    """
    return next_references(series=series, year=year, count=1)[0]


def next_references(*, series: str, year: int, count: int) -> list[str]:
    """Allocate ``count`` consecutive references of a series and year; see ``next_reference``."""
    last = _raise_counter(series, year, count, "counter.last + excluded.last")
    return [_written(series, year, number) for number in range(last - count + 1, last + 1)]


def trial_reference() -> str:
    """Return a unique reference for a record that is rolled back, without a lock on a series."""
    return f"{TRIAL}{uuid4().hex[:16]}"


def keep_reference(*, reference: str) -> None:
    """Reserve a reference that a record already has, so that it is not allocated; ignore a trial reference.

    Raises ValueError if ``reference`` does not have the format of ``next_reference``.
    """
    if reference.startswith(TRIAL):
        return
    series, year, number = reference.rsplit("-", 2)
    if reference != _written(series, int(year), int(number)):
        msg = f"{reference} is not a reference of the form {_written(series, int(year), int(number))}."
        raise ValueError(msg)
    _raise_counter(series, int(year), int(number), "greatest(counter.last, excluded.last)")


def _written(series: str, year: int, number: int) -> str:
    return f"{series}-{year}-{number:03}"


def _raise_counter(series: str, year: int, number: int, raised: str) -> int:
    # One statement: between a read and a write of the counter, another transaction could read the same number.
    table = connection.ops.quote_name(ReferenceCounter._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS counter (series, year, last) VALUES (%s, %s, %s) "  # noqa: S608  # No part is user input.
            "ON CONFLICT ON CONSTRAINT one_counter_a_series_and_year "
            f"DO UPDATE SET last = {raised} RETURNING last",
            [series, year, number],
        )
        return int(cursor.fetchone()[0])
