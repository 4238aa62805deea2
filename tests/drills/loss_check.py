"""What became of what was acknowledged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.drills.receivers import Receiver
from tests.drills.writers import Book
from tests.fixtures.smtp import Sink

type Connection = psycopg.Connection[tuple[int]]

COMMITMENTS = "SELECT title_en, count(*) FROM commitments_commitment WHERE title_en LIKE %s GROUP BY 1"
REPORTS = "SELECT text_en, count(*) FROM commitments_progressreport WHERE text_en LIKE %s GROUP BY 1"
FILES = "SELECT title_en, file FROM commitments_evidence WHERE title_en LIKE %s"
MESSAGES = "SELECT key, message_id, state FROM contacts_message WHERE key LIKE %s"
# A commitment without its first state, its area or its line of history would be half a commitment.
HALVES = """
    SELECT count(*) FROM commitments_commitment c WHERE c.title_en LIKE %s AND NOT (
        EXISTS (SELECT 1 FROM commitments_statechange s WHERE s.commitment_id = c.id)
        AND EXISTS (SELECT 1 FROM commitments_commitmentarea a WHERE a.commitment_id = c.id)
        AND EXISTS (SELECT 1 FROM commitments_commitmentevent e WHERE e.pgh_obj_id = c.id))
"""
WAITING = """
    SELECT (SELECT count(*) FROM contacts_message WHERE state IN ('queued', 'sending'))
        + (SELECT count(*) FROM partners_webhookmessage WHERE state = 'waiting')
        + (SELECT count(*) FROM history_change WHERE position IS NULL)
"""


@dataclass(frozen=True, slots=True)
class Count:
    """``acknowledged`` are commitments, reports, files and mails together, and what webhooks were to be told of them.

    ``uncertain`` are mails that a person looks at.
    """

    acknowledged: int
    present: int
    lost: int
    duplicated: int
    halves: int
    uncertain: int
    failed: int
    unanswered: int
    repeated: int


def count(connection: Connection, book: Book, sink: Sink, files: Path, receivers: Sequence[Receiver]) -> Count:
    """Compare the book with the database, the stored ``files``, what the mail server has and what was heard."""
    like = f"Fictitious {book.drill}-%"
    entered = _counted(connection, COMMITMENTS, like)
    reported = _counted(connection, REPORTS, like)
    brought = Counter(_whole(connection, book, files, like))
    mails: Counter[str] = Counter()
    states: Counter[str] = Counter()
    copies = sink.copies
    duplicates = 0
    for key, message_id, state in connection.execute(MESSAGES, [f"drill:{book.drill}-%"]):  # type: ignore[misc]
        name = key.removeprefix("drill:")
        # One that failed or is uncertain is not lost: the portal shows it to a person. Nor is one that still waits.
        mails[name] += bool(copies[message_id]) or state != "sent"
        duplicates += max(copies[message_id] - 1, 0)
        states[state] += 1
    duplicates += sum(copies - 1 for receiver in receivers for copies in receiver.messages.values())
    asked = [
        *((entered, f"Fictitious {name}") for name in book.acknowledged),
        *((reported, f"Fictitious {name}") for name in book.reported),
        *((brought, name) for name in book.brought),
        *((mails, name) for name in book.mailed),
        *(
            (receiver.heard, reference)
            for receiver in receivers
            for reference in set(book.acknowledged.values()) - receiver.not_told
        ),
    ]
    present = sum(bool(found[name]) for found, name in asked)
    (halves,) = connection.execute(HALVES, [like]).fetchone() or (0,)
    return Count(
        acknowledged=len(asked),
        present=present,
        lost=len(asked) - present,
        duplicated=duplicates
        + sum(n - 1 for found in (entered, reported, brought, mails) for n in found.values() if n > 1),
        halves=halves,
        uncertain=states["uncertain"],
        failed=states["failed"],
        unanswered=len(book.open),
        repeated=book.repeated,
    )


def waiting(connection: Connection) -> int:
    (found,) = connection.execute(WAITING).fetchone() or (0,)
    return found


def _whole(connection: Connection, book: Book, files: Path, like: str) -> Iterator[str]:
    """The names of those files that are stored byte for byte as they were brought."""
    for title, stored in connection.execute(FILES, [like]):  # type: ignore[misc]
        name = title.removeprefix("Fictitious ")
        path = files / stored
        if path.exists() and path.read_bytes() == book.brought.get(name):
            yield name


def _counted(connection: Connection, statement: str, like: str) -> Counter[str]:
    return Counter(dict(connection.execute(statement, [like]).fetchall()))
