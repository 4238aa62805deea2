"""Table checksums: the row count and an order-independent hash of each table of a database."""

from dataclasses import dataclass
from typing import Any, LiteralString, Self

import psycopg
from psycopg import sql

TABLES: LiteralString = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND NOT n.nspname LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
ORDER BY 1, 2
"""

# Two words of 60 bits of each row's SHA-256, summed. Sums are independent of row order and need no memory; an added,
# missing or changed row changes them. They do not protect against deliberate changes: the hash of the dump and the
# signature of the manifest do.
ROWS: LiteralString = """
SELECT count(*),
    coalesce(sum(('x' || substr(hash, 1, 15))::bit(60)::bigint), 0) % (2::numeric ^ 60),
    coalesce(sum(('x' || substr(hash, 16, 15))::bit(60)::bigint), 0) % (2::numeric ^ 60)
FROM (SELECT encode(sha256(convert_to(t::text, 'UTF8')), 'hex') AS hash FROM {table} AS t) AS hashed
"""

SEQUENCES: LiteralString = """
SELECT schemaname || '.' || sequencename, coalesce(last_value, 0) FROM pg_sequences
WHERE NOT schemaname LIKE 'pg\\_%' ORDER BY 1
"""


@dataclass(frozen=True)
class Rows:
    """Row count and sum of row hashes, in hexadecimal digits."""

    count: int
    hash: str


@dataclass(frozen=True)
class Contents:
    """Checksums of tables and sequences, by qualified name."""

    tables: dict[str, Rows]
    sequences: dict[str, int]

    @classmethod
    def of(cls, connection: psycopg.Connection[tuple[Any, ...]]) -> Self:
        """Return the counts and hashes visible to the transaction of ``connection``."""
        tables = {}
        for schema, name in connection.execute(TABLES).fetchall():
            table = sql.Identifier(schema, name)
            found = connection.execute(sql.SQL(ROWS).format(table=table)).fetchone()
            assert found is not None
            count, high, low = found
            tables[f"{schema}.{name}"] = Rows(count, f"{int(high):015x}{int(low):015x}")
        return cls(tables, {name: int(value) for name, value in connection.execute(SEQUENCES).fetchall()})

    def differences(self, found: "Contents") -> list[str]:
        """Return the differences in ``found``, one sentence for each table."""
        lines = []
        for name in sorted(self.tables.keys() | found.tables.keys()):
            expected, there = self.tables.get(name), found.tables.get(name)
            if expected is None or there is None:
                lines.append(f"{name} is {'missing' if there is None else 'not in the backup'}")
            elif expected.count != there.count:
                lines.append(f"{name} has {there.count} rows instead of {expected.count}")
            elif expected.hash != there.hash:
                lines.append(f"{name} has as many rows, but not the same")
        lines += [
            f"the sequence {name} is at {found.sequences.get(name, 'no number')} instead of {value}"
            for name, value in self.sequences.items()
            if found.sequences.get(name) != value
        ]
        return lines


def is_empty(connection: psycopg.Connection[tuple[Any, ...]]) -> bool:
    """Return whether there is no table; a table of an extension would count."""
    return connection.execute(TABLES).fetchone() is None
