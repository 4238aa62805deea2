"""What became of what was acknowledged."""

from collections import Counter
from dataclasses import dataclass

import psycopg

from tests.drills.writers import Book
from tests.fixtures.smtp import Sink

type Connection = psycopg.Connection[tuple[int]]

COMMITMENTS = "SELECT title_en, count(*) FROM commitments_commitment WHERE title_en LIKE %s GROUP BY 1"
REPORTS = "SELECT text_en, count(*) FROM commitments_progressreport WHERE text_en LIKE %s GROUP BY 1"
MESSAGES = "SELECT key, message_id, state FROM contacts_message WHERE key LIKE %s"
# A commitment without its first state, its area or its line of history would be half a commitment.
HALVES = """
    SELECT count(*) FROM commitments_commitment c WHERE c.title_en LIKE %s AND NOT (
        EXISTS (SELECT 1 FROM commitments_statechange s WHERE s.commitment_id = c.id)
        AND EXISTS (SELECT 1 FROM commitments_commitmentarea a WHERE a.commitment_id = c.id)
        AND EXISTS (SELECT 1 FROM commitments_commitmentevent e WHERE e.pgh_obj_id = c.id))
"""
WAITING = "SELECT count(*) FROM contacts_message WHERE state IN ('queued', 'sending')"


@dataclass(frozen=True, slots=True)
class Count:
    """``acknowledged`` are commitments, reports and mails together. ``uncertain`` are mails that a person looks at."""

    acknowledged: int
    present: int
    lost: int
    duplicated: int
    halves: int
    uncertain: int
    failed: int
    unanswered: int
    repeated: int


def count(connection: Connection, book: Book, sink: Sink) -> Count:
    """Compare the book with the database and with what the mail server has."""
    like = f"Fictitious {book.drill}-%"
    entered = _counted(connection, COMMITMENTS, like)
    reported = _counted(connection, REPORTS, like)
    mails: Counter[str] = Counter()
    states: Counter[str] = Counter()
    copies = sink.copies
    duplicates = 0
    for key, message_id, state in connection.execute(MESSAGES, [f"drill:{book.drill}-%"]):  # type: ignore[misc]
        name = key.removeprefix("drill:")
        # One that failed or is uncertain is not lost: the portal shows it to a person.
        mails[name] += bool(copies[message_id]) or state in {"failed", "uncertain"}
        duplicates += max(copies[message_id] - 1, 0)
        states[state] += 1
    asked = [
        *((entered, f"Fictitious {name}") for name in book.acknowledged),
        *((reported, f"Fictitious {name}") for name in book.reported),
        *((mails, name) for name in book.mailed),
    ]
    present = sum(bool(found[name]) for found, name in asked)
    (halves,) = connection.execute(HALVES, [like]).fetchone() or (0,)
    return Count(
        acknowledged=len(asked),
        present=present,
        lost=len(asked) - present,
        duplicated=duplicates + sum(n - 1 for found in (entered, reported, mails) for n in found.values() if n > 1),
        halves=halves,
        uncertain=states["uncertain"],
        failed=states["failed"],
        unanswered=len(book.open),
        repeated=book.repeated,
    )


def waiting(connection: Connection) -> int:
    (found,) = connection.execute(WAITING).fetchone() or (0,)
    return found


def _counted(connection: Connection, statement: str, like: str) -> Counter[str]:
    return Counter(dict(connection.execute(statement, [like]).fetchall()))
