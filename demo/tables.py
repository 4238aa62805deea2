"""Many rows into their tables at once, with PostgreSQL's COPY.

Each row still fires the triggers of its table: its history is written, and what the database refuses it refuses
here too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

from django.db import connection
from django.db.models import Model

from audit import sealed_functions


def keys(model: type[Model], block: int = 1_000) -> Iterator[int]:
    """Primary keys that the table's own sequence will not give again, fetched by the block and without end."""
    table, column = model._meta.db_table, model._meta.pk.column
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, column, block]
            )
            given = [key for (key,) in cursor.fetchall()]
        yield from given


def spare_the_triggers_a_search() -> None:
    """Say, until the transaction ends, that no trigger is switched off.

    Every trigger asks which of them are (pgtrigger), and where nothing says so it learns it from an error that it
    catches: for each row, at several times the cost of the row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL pgtrigger.ignore TO '{}'")


def write(records: Iterable[Model]) -> None:
    """Write new records of any models, in any order. A record without a primary key gets one from its table.

    Columns that Django fills when a record is saved must be filled already. Raises IntegrityError where the
    database refuses a record or a key to another leads nowhere.
    """
    by_model = defaultdict(list)
    for record in records:
        by_model[type(record)].append(record)
    for model, rows in by_model.items():
        _copy(model, rows)
    # Keys to records further down are checked now rather than at the end, where a million would wait in memory.
    connection.check_constraints()


def analyze(models: Iterable[type[Model]]) -> None:
    """Let PostgreSQL count anew what the tables hold, so that it plans its work for the rows they have now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(_quoted(model._meta.db_table) for model in models))


def empty(models: Iterable[type[Model]]) -> None:
    """Take every row out of the tables and let their keys begin anew.

    Raises NotSupportedError where a table beside them refers to one of them.
    """
    # PostgreSQL empties no table of which a key is still to be checked.
    connection.check_constraints()
    with connection.cursor() as cursor:
        tables = ", ".join(_quoted(model._meta.db_table) for model in models)
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")


def forget_seals() -> None:
    """Take away the chain of seals, which would name everything that was emptied. Only the owner of the tables can."""
    with connection.cursor() as cursor:
        for table in sealed_functions.ADDED:
            cursor.execute(f"ALTER TABLE {_quoted(table)} DISABLE TRIGGER seal_is_never_emptied")
        tables = ", ".join(map(_quoted, (*sealed_functions.ADDED, "history_sealingmark")))
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")
        for table in sealed_functions.ADDED:
            cursor.execute(f"ALTER TABLE {_quoted(table)} ENABLE TRIGGER seal_is_never_emptied")


def _copy(model: type[Model], records: list[Model]) -> None:
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key and records[0].pk is None)]
    columns = ", ".join(_quoted(str(field.column)) for field in fields)
    # What stands in the instance itself: the descriptors of a file or a related record would make objects of it.
    values = itemgetter(*(field.attname for field in fields))
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_quoted(model._meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for record in records:
            copy.write_row(values(vars(record)))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
