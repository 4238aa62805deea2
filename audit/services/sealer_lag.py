"""How the sealer stands, in statements that cost little however long the history is."""

from datetime import datetime

from django.db import connection

from audit.models import SealingMark
from audit.services.sealed_tables import sources
from audit.services.sealer import last_keys

# Of each table the first row behind its mark that has no seal. The names are those of our own tables.
OLDEST = """
(SELECT {at} FROM {table} each WHERE {key} > %s AND NOT EXISTS (
    SELECT FROM history_sealedrow sealed WHERE sealed."table" = %s AND sealed.row = each.{key}
) ORDER BY {key} LIMIT 1)
"""


def unsealed_since() -> datetime | None:
    """The moment (UTC) of the oldest change that is not sealed; None where all is."""
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
