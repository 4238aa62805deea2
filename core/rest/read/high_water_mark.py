"""High-water mark of the change log; None while any change is unsequenced.

Every table that a response reads logs its changes there, and a change gets its sequence number after its commit
(docs/decisions/0018). If two reads find the same high-water mark, every response to the same reader on the same day is
unchanged. It is never shown to clients, since it also moves with hidden changes.
"""

from core.rest.read.prepared import prepared_cursor

# With the instant, since a restored database assigns the same positions to other changes.
STATEMENT = """
SELECT position, at FROM history_change
WHERE position IS NOT NULL AND NOT EXISTS (SELECT FROM history_change WHERE position IS NULL)
ORDER BY position DESC LIMIT 1
"""

type End = tuple[object, ...]


def end_of_log() -> End | None:
    """Return the last position and its instant; None if the log is empty or has an unsequenced change."""
    with prepared_cursor() as cursor:
        cursor.execute(STATEMENT)
        found: End | None = cursor.fetchone()
    return found
