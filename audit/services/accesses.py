"""Access log of records marked above public: recording, sealing, and deletion after two years."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.utils import timezone

from audit.access_log_records import DisplayedRecord, mark_paths
from contacts.enums import Audience
from core.rest.read.expressions import SqlParameter
from core.rest.read.paths import field_at
from core.rest.read.prepared import numbered, prepared_cursor

ACCESS = """
INSERT INTO history_access (at, by, client, model, method, path, request, record, mark)
SELECT %s::timestamptz, %s::bigint, %s::bigint, %s::text, 'GET', %s::text, %s::text, """

# Columns by name, so that a new column changes no digest.
DIGEST = """coalesce(sha256(string_agg(sha256(convert_to(jsonb_build_array(
    id, extract(epoch FROM at), by, client, model, record, mark, method, path, request
)::text, 'UTF8')), ''::bytea ORDER BY id)), '')"""
# A number is assigned before its row becomes visible: after ten minutes no smaller number can appear.
SEAL = f"""
INSERT INTO history_accessseal (first, last, rows, since, digest, at)
SELECT min(id), max(id), count(*), min(at), {DIGEST}, %(at)s FROM (
    SELECT * FROM history_access WHERE id > (SELECT coalesce(max(last), 0) FROM history_accessseal)
        AND id <= (SELECT max(id) FROM history_access WHERE at < %(at)s - interval '10 minutes')
    ORDER BY id LIMIT %(rows)s
) access HAVING count(*) = %(rows)s OR count(*) > 0 AND NOT EXISTS (
    SELECT FROM history_accessseal WHERE at > %(at)s - interval '1 hour'
)
RETURNING rows
"""  # noqa: S608  # Only our own column names.
# Blocks that retention may have deleted are not compared.
COMPARE = f"""
SELECT first, last, seal.rows, found.rows FROM history_accessseal seal CROSS JOIN LATERAL (
    SELECT count(*) AS rows, {DIGEST} AS digest FROM history_access WHERE id BETWEEN seal.first AND seal.last
) found
WHERE since > now() - interval '2 years' AND (found.rows, found.digest) IS DISTINCT FROM (seal.rows, seal.digest)
ORDER BY first
"""  # noqa: S608  # As above.
# In batches, so that a long log needs little memory.
ROWS = 10_000


def note(what: DisplayedRecord, *, by: int, client: int | None, path: str, request: str) -> None:
    """Record the access of an account to a record, unless its mark is public, or to a list of such records.

    Runs one statement, built once for each model, since it runs for every record that is read.
    """
    values = [timezone.now(), by, client, what.model._meta.label, path[:300], request[:128]]
    if what.found_by is None:
        statement = numbered(f"{ACCESS} NULL, ''")
    else:
        statement, paths = _of_a_record(what.model, tuple(what.found_by))
        values += [field_at(what.model, path)[0].to_python(what.found_by[path]) for path in paths]
    with prepared_cursor() as cursor:
        cursor.execute(statement, values)


@cache
def _of_a_record(model: type[models.Model], paths: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the statement that records an access unless the mark is public, with its parameter paths in order.

    ``paths`` are the lookups that find the record; their values follow those of the access. A missing parent has no
    mark; the narrowest of several marks applies.
    """
    joins = mark_paths(model)
    found = {path: SqlParameter(index, field_at(model, path)[0]) for index, path in enumerate(paths)}
    columns = [f"{path}__{column}" for path in joins for column in ("rank", "code", "audience")]
    rows = model._base_manager.filter(**found).order_by("pk").values_list("pk", *columns)[:1]
    sql, slots = rows.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    marks = [f"(rank_{index}, code_{index}, audience_{index})" for index in range(len(joins))]
    names = ", ".join(mark.strip("()") for mark in marks)
    # Built from our own table and column names; every value is a parameter.
    statement = numbered(f"""{ACCESS} opened.record, narrowest.code FROM ({sql}) opened (record, {names})
        CROSS JOIN LATERAL (
            SELECT code, audience FROM (VALUES {", ".join(marks)}) marks (rank, code, audience)
            WHERE rank IS NOT NULL ORDER BY rank DESC LIMIT 1
        ) narrowest
        WHERE narrowest.audience <> '{Audience.PUBLIC.value}'""")  # noqa: S608
    return statement, [paths[slot.index] for slot in slots]


def forget() -> int:
    """Delete accesses older than two years, and return their number.

    The application role has no privilege to delete them: a database function decides which are old enough.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT history_forget_accesses()")
        (gone,) = cursor.fetchone()
    return int(gone)


def seal(*, at: datetime) -> None:
    """Record the digest of new rows: of each full block, and once an hour of the rest."""
    rows = ROWS
    while rows == ROWS:
        with connection.cursor() as cursor:
            cursor.execute(SEAL, {"at": at, "rows": ROWS})
            (rows,) = cursor.fetchone() or (0,)


def differences() -> Iterator[str]:
    """Yield a sentence for each block of the access log that differs from its digest, without rows or columns."""
    with connection.cursor() as cursor:
        cursor.execute(COMPARE)
        for first, last, sealed, found in cursor.fetchall():
            yield f"history_access {first} to {last}: {sealed} rows were sealed, {found} are there or differ from these"
