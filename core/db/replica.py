"""Reading from a replica of the database, where one is set and has what the primary has (docs/decisions/0030).

The primary tells where it stands when a request begins, and the replica answers only where it is there already: so
whoever has written, was told of a change, or holds a cursor never meets an earlier state, at whichever web server. One
answer is read from one server as a whole. A replica that is away, behind or no replica any more is not asked, and what
fails there is read from the primary.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import wraps
from typing import Any

import structlog
from django.db import DEFAULT_DB_ALIAS, Error, InterfaceError, OperationalError, connections
from django.http import HttpRequest
from django.template.response import SimpleTemplateResponse
from prometheus_client import Counter

logger = structlog.get_logger(__name__)

ALIAS = "replica"
# Seconds for which a replica that did not answer is not asked again: nobody is to wait for it twice.
PAUSE = 5
# Of so many changes that wait for their places it is asked whether the replica has them.
MOST_WAITING = 200

READS = Counter(
    "moc_replica_reads",
    "What a replica was to read, by who read it: the replica, or the primary since it was behind or away.",
    ["by"],
    # mocportal.operations.metrics names it.
    registry=None,
)
for reader in ("replica", "behind", "away"):
    READS.labels(reader)

# Both in one statement, and so of one moment. The log of changes has each change of a record from its commit on; its
# end without the noise of all that is written beside records.
STANDS = f"""
SELECT coalesce((SELECT position FROM history_change WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1), 0),
    ARRAY(SELECT id FROM history_change WHERE position IS NULL ORDER BY id LIMIT {MOST_WAITING + 1}),
    pg_current_wal_flush_lsn()::text
"""  # noqa: S608  # A number of this module's.

# A replica that was promoted goes its own way from there on, and what it has is no longer what the primary has.
HAS = """
SELECT pg_is_in_recovery(), coalesce(pg_last_wal_replay_lsn() >= %(written)s::pg_lsn, true)
    AND %(position)s <= coalesce(
        (SELECT position FROM history_change WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1), 0)
    AND cardinality(%(waiting)s::bigint[]) = (
        SELECT count(*) FROM history_change WHERE id = ANY(%(waiting)s::bigint[]))
"""

DELAY = """
SELECT CASE WHEN pg_last_wal_replay_lsn() >= %(written)s::pg_lsn THEN 0
    ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0) END
"""


class Needs(Enum):
    """What the replica has to have: all changes of records, these with nothing to be settled, or all that is written.

    The first is enough where only tables are read that note their changes in the log; the last for any page.
    """

    RECORDS = "records"
    SETTLED = "settled"
    EVERYTHING = "everything"


def is_set() -> bool:
    return ALIAS in connections.databases


def read_from_replica[**P, R](needs: Needs) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let the replica answer the decorated function, which only reads and may be called twice.

    It must have asked before who is there and what they may: that is for the primary alone.
    """

    def decorated(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            if not is_set() or not _is_fit(needs):
                return view(*args, **kwargs)
            return _read(lambda: view(*args, **kwargs))

        return answer

    return decorated


def page_from_replica[**P, R](view: Callable[P, R]) -> Callable[P, R]:
    """The same for a page: where it is asked with GET, it is read and written with what the replica has."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        if not is_set() or not _is_read(args) or not _is_fit(Needs.EVERYTHING):
            return view(*args, **kwargs)

        def written() -> R:
            page = view(*args, **kwargs)
            # Django would write it later, and read then what the template asks for.
            return page.render() if isinstance(page, SimpleTemplateResponse) else page  # type: ignore[return-value]

        return _read(written)

    return answer


def stream_from_replica[T](make: Callable[[], Iterator[T]]) -> Iterator[T]:
    """What ``make`` begins to read when its first part is asked for; it needs all changes of records.

    A failure after the first part ends the stream: what has been sent cannot be taken back.
    """
    if not is_set() or not _is_fit(Needs.RECORDS):
        yield from make()
        return
    parts = make()
    try:
        try:
            with _in_place_of_the_primary():
                first = next(parts, None)
        except Error as error:
            _leave(error)
            yield from make()
            return
        READS.labels("replica").inc()
        while first is not None:
            yield first
            with _in_place_of_the_primary():
                first = next(parts, None)
    finally:
        with _in_place_of_the_primary():
            close: Any = getattr(parts, "close", None)
            if close is not None:
                close()


def delay() -> float | None:
    """Seconds since the commit of the last transaction that the replica has; 0 where it has all that is written.

    None without a replica. Raises django.db.Error where it does not answer.
    """
    if not is_set():
        return None
    (written,) = _asked(DEFAULT_DB_ALIAS, "SELECT pg_current_wal_flush_lsn()::text")
    (seconds,) = _asked(ALIAS, DELAY, {"written": written})
    return float(seconds)


class _Pause:
    """Of this process: until when the replica is left alone, by the monotonic clock."""

    def __init__(self) -> None:
        self.until = 0.0

    def begin(self) -> None:
        self.until = time.monotonic() + PAUSE

    def is_over(self) -> bool:
        return time.monotonic() >= self.until


pause = _Pause()


def _is_read(args: tuple[Any, ...]) -> bool:
    """Whether the request among ``args`` reads a page; its reader is known from here on, by the primary."""
    request = next(each for each in args if isinstance(each, HttpRequest))
    return request.method == "GET" and request.user.is_authenticated


def _is_fit(needs: Needs) -> bool:
    """Whether the replica has what is needed, of all that is committed at this moment."""
    if connections[DEFAULT_DB_ALIAS].in_atomic_block:
        # What this transaction wrote is nowhere else.
        return False
    if not pause.is_over():
        READS.labels("away").inc()
        return False
    position, waiting, written = _asked(DEFAULT_DB_ALIAS, STANDS)
    has = False
    if len(waiting) <= MOST_WAITING and not (needs is Needs.SETTLED and waiting):
        everything = written if needs is Needs.EVERYTHING else None
        try:
            follows, has = _asked(ALIAS, HAS, {"position": position, "waiting": waiting, "written": everything})
        except Error as error:
            _leave(error)
            return False
        if not follows:
            # Where several are named, another one may follow.
            connections[ALIAS].close()
            has = False
    if not has:
        READS.labels("behind").inc()
    return bool(has)


def _asked(alias: str, statement: str, given: dict[str, Any] | None = None) -> tuple[Any, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, given)
        found: tuple[Any, ...] = cursor.fetchone()
    return found


def _read[R](view: Callable[[], R]) -> R:
    try:
        with _in_place_of_the_primary():
            answer = view()
    except Error as error:
        _leave(error)
        return view()
    READS.labels("replica").inc()
    return answer


def _leave(error: Error) -> None:
    """Note that the primary reads what the replica was to read; one that is away is left alone for a while."""
    READS.labels("away").inc()
    logger.warning("replica_left", error=str(error))
    if isinstance(error, OperationalError | InterfaceError):
        pause.begin()
        connections[ALIAS].close()


@contextmanager
def _in_place_of_the_primary() -> Iterator[None]:
    """Let the connection of this thread be the replica's: for the ORM, for SQL beside it, and for what they call.

    A router would leave SQL with the primary, and an answer would be put together from two states.
    """
    primary = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[ALIAS]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = primary
