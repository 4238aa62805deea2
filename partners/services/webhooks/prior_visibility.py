"""Prior visibility of changed records: a record that becomes visible to an audience is new for it at any age."""

from collections.abc import Sequence

from django.db import connection

from core.changes.models import Change

# The last sequenced change of each record before a position; a change of a link does not affect visibility.
STATEMENT = """
SELECT asked.type, asked.record, earlier.seen_by
FROM unnest(%s::text[], %s::bigint[]) asked (type, record)
CROSS JOIN LATERAL (
    SELECT seen_by FROM history_change
    WHERE type = asked.type AND record = asked.record AND other IS NULL AND position < %s
    ORDER BY position DESC LIMIT 1
) earlier
"""


def seen_before(changes: Sequence[Change]) -> dict[int, frozenset[int]]:
    """Return the audiences that saw each changed record before the change; ``changes`` are in sequence order."""
    pairs = sorted({(change.type, change.record) for change in changes})
    with connection.cursor() as cursor:
        types, records = [name for name, _ in pairs], [record for _, record in pairs]
        cursor.execute(STATEMENT, [types, records, changes[0].position])
        seen = {(name, record): frozenset(seen_by) for name, record, seen_by in cursor.fetchall()}
    before: dict[int, frozenset[int]] = {}
    for change in changes:
        pair = change.type, change.record
        before[change.pk] = seen.get(pair, frozenset())
        if change.other is None:
            seen[pair] = frozenset(change.seen_by or ())
    return before
