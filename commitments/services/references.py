"""Numbers of records: one series a year, without a number given twice."""

from django.db import connection

from commitments.models import ReferenceCounter


def next_reference(*, series: str, year: int) -> str:
    """The next number of a series, such as ``MOC-2026-014``.

    Until the transaction ends, whoever else asks for a number of the same series and year waits; a transaction
    that is rolled back gives its number back.
    """
    return _written(series, year, _raise_counter(series, year, at_least=None))


def keep_reference(*, reference: str) -> None:
    """Keep a number that a record already bears from being given again.

    Raises ValueError where ``reference`` is not written as ``next_reference`` writes it.
    """
    series, year, number = reference.rsplit("-", 2)
    if reference != _written(series, int(year), int(number)):
        msg = f"{reference} is not a reference of the form {_written(series, int(year), int(number))}."
        raise ValueError(msg)
    _raise_counter(series, int(year), at_least=int(number))


def _written(series: str, year: int, number: int) -> str:
    return f"{series}-{year}-{number:03}"


def _raise_counter(series: str, year: int, *, at_least: int | None) -> int:
    # One statement: between reading a counter and writing it, another transaction could read the same number.
    table = connection.ops.quote_name(ReferenceCounter._meta.db_table)
    raised = f"{table}.last + 1" if at_least is None else f"greatest({table}.last, excluded.last)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (series, year, last) VALUES (%s, %s, %s) "  # noqa: S608  # Nothing of it is input.
            f"ON CONFLICT ON CONSTRAINT one_counter_a_series_and_year DO UPDATE SET last = {raised} RETURNING last",
            [series, year, 1 if at_least is None else at_least],
        )
        return int(cursor.fetchone()[0])
