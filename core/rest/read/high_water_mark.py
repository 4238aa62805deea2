"""Whether anything has changed at all: where the log of changes ends, while nothing waits for its place there.

Every table that an answer is read from notes its changes in that log (``audit``), and a change gets its
place after its commit, behind all others (docs/decisions/0018). So between two looks that find the log at the same
end, every answer to the same reader on the same day stayed what it was. Where the log ends is told to nobody, since
it moves with what others alone may see.
"""

from core.rest.read.prepared import prepared_cursor

# The moment beside the place: a database that was restored from a copy gives the same places to other changes.
STATEMENT = """
SELECT position, at FROM history_change
WHERE position IS NOT NULL AND NOT EXISTS (SELECT FROM history_change WHERE position IS NULL)
ORDER BY position DESC LIMIT 1
"""

type End = tuple[object, ...]


def end_of_log() -> End | None:
    """The last place and its moment; None where there is none, or where a change still waits for one."""
    with prepared_cursor() as cursor:
        cursor.execute(STATEMENT)
        found: End | None = cursor.fetchone()
    return found
