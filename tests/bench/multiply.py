"""A register of any size within a minute: its commitments with their links once more, and once more."""

from typing import Any

from django.db import connection, transaction

from commitments.models import Commitment
from commitments.services.links import LINKS

# Between the keys of a commitment and of its next copy.
APART = 1_000_000
# In a year of its own for each copy of a year; nobody invents commitments of ten years.
YEAR = "split_part(reference, '-', 2)::int"
REFERENCE = f"regexp_replace(reference, '-[0-9]+-', concat('-', {YEAR} + 10 * copy, '-'))"


def multiply(*, had: int, times: int) -> None:
    """Let each commitment of fiction, of which there are ``had`` copies by now, be there ``times`` times.

    Each copy has a number of its own and the same links. They have no history and no places in the log, which only
    what reads those would miss.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model, owner in ((Commitment, "id"), *((model, "commitment_id") for model, _other in LINKS.values())):
            _copy(cursor, model, owner, range(had, times))


def _copy(cursor: Any, model: Any, owner: str, copies: range) -> None:
    columns = [str(field.column) for field in model._meta.concrete_fields if not field.generated]
    written = {column: f'"{column}"' for column in columns} | {
        column: f"{column} + copy * {APART}" for column in {"id", owner}
    }
    if model is Commitment:
        written["reference"] = REFERENCE
    names, values = (", ".join(each) for each in (map('"{}"'.format, columns), written.values()))
    # The names of our own tables and columns.
    statement = f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table}"
    cursor.execute(f"{statement}, generate_series(%s, %s) copy WHERE {owner} < {APART}", [copies[0], copies[-1]])
