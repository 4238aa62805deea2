"""Sealer lag, in statements whose cost does not depend on the length of the history."""

from datetime import datetime

from django.db import connection

from audit.models import SealingMark
from audit.services.sealed_tables import sources
from audit.services.sealer import last_keys

# For each table, the first unsealed row after its mark. Only our own table names.
OLDEST = """
(SELECT {at} FROM {table} each WHERE {key} > %s AND NOT EXISTS (
    SELECT FROM history_sealedrow sealed WHERE sealed."table" = %s AND sealed.row = each.{key}
) ORDER BY {key} LIMIT 1)
"""


def unsealed_since() -> datetime | None:
    """Return the time (UTC) of the oldest unsealed change; None if all are sealed."""
    settled = dict(SealingMark.objects.values_list("table", "settled"))
    reached = last_keys()
    statements: list[str] = []
    given: list[int | str] = []
    for source in sources():
        mark = settled.get(source.table, 0)
        if reached[source.table] > mark:
            statements.append(OLDEST.format(**source._asdict()))
            given += [mark, source.table]
    if not statements:
        return None
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), given)
        return min((at for (at,) in cursor.fetchall()), default=None)
