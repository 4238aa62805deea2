"""Bulk insertion with PostgreSQL's COPY.

Each row still fires the triggers of its table, which write its history and apply the database's rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

from django.db import connection
from django.db.models import Model

# The tables of the seal chain.
SEALED = ("history_sealedrow", "history_seal", "history_head", "history_erasure")


def keys(model: type[Model], block: int = 1_000) -> Iterator[int]:
    """Yield primary keys from the table's sequence, fetched in blocks, without end."""
    table, column = model._meta.db_table, model._meta.pk.column
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, column, block]
            )
            given = [key for (key,) in cursor.fetchall()]
        yield from given


def spare_the_triggers_a_search() -> None:
    """Set, until the transaction ends, that no trigger is ignored.

    Every trigger checks this setting (pgtrigger), and if it is missing, catches an exception for each row, at several
    times the cost of the row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL pgtrigger.ignore TO '{}'")


def write(records: Iterable[Model]) -> None:
    """Write new records of any models, in any order. A record without a primary key gets one from its table.

    Columns that Django sets on save must be set already. Raise IntegrityError if the database rejects a record or a
    foreign key.
    """
    by_model = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record)
    for model, rows in by_model.items():
        _copy(model, rows)
    # Foreign keys to later records are checked now: at commit, a million pending checks would fill the memory.
    connection.check_constraints()


def analyze(models: Iterable[type[Model]]) -> None:
    """Analyse the tables, so that PostgreSQL plans queries for their current size."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(_quoted(model._meta.db_table) for model in models))


def empty(models: Iterable[type[Model]]) -> None:
    """Truncate the tables and restart their keys.

    Raise NotSupportedError if another table references one of them.
    """
    # PostgreSQL cannot truncate a table with pending constraint checks.
    connection.check_constraints()
    with connection.cursor() as cursor:
        tables = ", ".join(_quoted(model._meta.db_table) for model in models)
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")


def forget_seals() -> None:
    """Delete the seal chain, which would otherwise report everything that was emptied. Only the table owner can."""
    with connection.cursor() as cursor:
        for table in SEALED:
            cursor.execute(f"ALTER TABLE {_quoted(table)} DISABLE TRIGGER seal_is_never_emptied")
        tables = ", ".join(map(_quoted, (*SEALED, "history_sealingmark")))
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")
        for table in SEALED:
            cursor.execute(f"ALTER TABLE {_quoted(table)} ENABLE TRIGGER seal_is_never_emptied")


def _copy(model: type[Model], records: list[Model]) -> None:
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key and records[0].pk is None)]
    columns = ", ".join(_quoted(str(field.column)) for field in fields)
    # Raw values of the instance: descriptors of a file or a related record would create objects.
    values = itemgetter(*(field.attname for field in fields))
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_quoted(model._meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for record in records:
            copy.write_row(values(vars(record)))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
