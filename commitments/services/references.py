"""Numbers of records: one series a year, without a number given twice."""

from uuid import uuid4

from django.db import connection

from commitments.models import ReferenceCounter

# A reference of a record that a preview enters and rolls back. No series has this name.
TRIAL = "trial-"


def next_reference(*, series: str, year: int) -> str:
    """The next number of a series, such as ``MOC-2026-014``.

    Until the transaction ends, whoever else asks for a number of the same series and year waits; a transaction
    that is rolled back gives its number back.
    """
    return next_references(series=series, year=year, count=1)[0]


def next_references(*, series: str, year: int, count: int) -> list[str]:
    """So many numbers of a series and year, one after the other; as ``next_reference`` gives each."""
    last = _raise_counter(series, year, count, "counter.last + excluded.last")
    return [_written(series, year, number) for number in range(last - count + 1, last + 1)]


def trial_reference() -> str:
    """Return a unique reference for a record that is rolled back, without a lock on a series."""
    return f"{TRIAL}{uuid4().hex[:16]}"


def keep_reference(*, reference: str) -> None:
    """Keep a number that a record already bears from being given again; a trial reference needs nothing.

    Raises ValueError where ``reference`` is not written as ``next_reference`` writes it.
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
    # One statement: between reading a counter and writing it, another transaction could read the same number.
    table = connection.ops.quote_name(ReferenceCounter._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS counter (series, year, last) VALUES (%s, %s, %s) "  # noqa: S608  # Nothing of it is input.
            "ON CONFLICT ON CONSTRAINT one_counter_a_series_and_year "
            f"DO UPDATE SET last = {raised} RETURNING last",
            [series, year, number],
        )
        return int(cursor.fetchone()[0])
